import { newUuid } from '#lib/ids.ts'
import { createPayment } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { registeredAccount, registrationOf } from '#tests/factories/registered-account.ts'

/** What an organisation may pay from: one dossier in its name, the payment of it, and an account in force. */
export type DebitScene = {
  readonly dossierCode: string
  readonly publicId: string
  readonly registrationId: string
  /** An account in force of another organisation. */
  readonly othersRegistrationId: string
}

/** @param account of a person who acts for the holder */
export async function debitScene(
  deps: Deps,
  { holderId, accountId, taxCode }: { holderId: string; accountId: string; taxCode: string },
): Promise<DebitScene> {
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await deps.database.pool.query<Row>(text, values)).rows
  const world = { sql, clock: deps.clock }
  const dossier = await freshDossier(deps, {
    applicant: { kind: 'ORGANISATION', name: 'Công ty Thử', taxCode, identityNumber: null, phone: null },
  })
  const charges = await sql<{ id: string }>('SELECT id FROM charge WHERE source_id = $1', [dossier.id])
  const { visitorId } = await deps.database.prisma.holder.findUniqueOrThrow({ where: { id: holderId } })
  const created = await createPayment(deps.payments, {
    visitorId,
    accountId,
    chargeIds: charges.map(({ id }) => id),
    requestId: newUuid(),
  })
  if (!created.ok) throw new Error(`No payment: ${created.error.code}`)
  return {
    dossierCode: dossier.code,
    publicId: created.value.publicId,
    registrationId: await registrationOf(world, { holderId, accountId }),
    othersRegistrationId: (await registeredAccount(world)).registrationId,
  }
}
