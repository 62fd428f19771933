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

/** What somebody has yet to prove a fact about. */
export type ToProve = {
  readonly chargeIds: readonly string[]
  /** Of how many of its dossiers the fact must be true: of any where a guest paid, of all where a holder's people did. */
  readonly least: number
  /** A fact that is public opens it, too: not where a holder's people made it. */
  readonly public: boolean
}

/**
 * The charges of a payment by its public id, for someone who has yet to prove that it is theirs. A holder pays many strangers'
 * dossiers at once: none of them opens those of the others, and the holder's own people sign in.
 */
export async function chargesToProve(database: Database, publicId: string): Promise<ToProve> {
  const charges = await database.prisma.paymentCharge.findMany({
    where: { payment: { publicId } },
    select: {
      chargeId: true,
      charge: { select: { sourceId: true } },
      payment: { select: { holderId: true } },
    },
  })
  const ofHolder = charges.some(({ payment }) => payment.holderId !== null)
  return {
    chargeIds: charges.map(({ chargeId }) => chargeId),
    least: ofHolder ? new Set(charges.map(({ charge }) => charge.sourceId)).size : 1,
    public: !ofHolder,
  }
}
