import { dossiersOfCharges, tellAgency } from '#server/domains/dossiers/index.ts'
import { chargesOfPayment, noteAgenciesTold, noteAgenciesUntold } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'

type TellDeps = Pick<Deps, 'database' | 'clock' | 'agency' | 'log'>

/**
 * Tells the system of each agency which of its dossiers are paid, until it has heard; a repetition carries the same message ids.
 * @param round counts the tries from 1
 */
export async function tellAgencies(deps: TellDeps, paymentId: string, round: number): Promise<void> {
  const { chargeIds } = await chargesOfPayment(deps.database, paymentId)
  const why = await tellAbout(deps, chargeIds, paymentId)
  const subject = { kind: 'payment', paymentId } as const
  if (why === null) return noteAgenciesTold(deps, subject)
  return noteAgenciesUntold(deps, subject, round, why)
}

/**
 * Tells how the dossiers of these charges stand. An agency that refuses one is told of the others all the same; a system that does
 * not answer is not asked for each of a thousand.
 * @param cause what the agencies are told about, part of each message's id
 * @returns null when all were heard, else why one was not
 */
export async function tellAbout(
  { database, clock, agency }: Pick<Deps, 'database' | 'clock' | 'agency'>,
  chargeIds: readonly string[],
  cause: string,
): Promise<string | null> {
  let why: string | null = null
  for (const state of await dossiersOfCharges(database, [...chargeIds])) {
    const told = await tellAgency(agency, clock, `${cause}.${state.dossierId.slice(-12)}`, state)
    if (told.ok) continue
    why = `${told.error.code} ${told.error.why}`
    if (told.error.code === 'SILENT') return why
  }
  return why
}
