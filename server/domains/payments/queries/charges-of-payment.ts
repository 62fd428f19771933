import type { Database } from '#server/platform/database/database.ts'

/** The charges of a payment and its public id: what the agencies are told about. */
export async function chargesOfPayment(
  database: Database,
  paymentId: string,
): Promise<{ publicId: string; chargeIds: string[] }> {
  const payment = await database.prisma.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { publicId: true, charges: { select: { chargeId: true } } },
  })
  return { publicId: payment.publicId, chargeIds: payment.charges.map(({ chargeId }) => chargeId) }
}

/** The charges of a payment by its public id, for someone who has yet to prove that it is theirs. */
export async function chargesOfPublicId(database: Database, publicId: string): Promise<string[]> {
  const charges = await database.prisma.paymentCharge.findMany({
    where: { payment: { publicId } },
    select: { chargeId: true },
  })
  return charges.map(({ chargeId }) => chargeId)
}
