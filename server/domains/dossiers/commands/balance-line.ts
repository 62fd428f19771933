import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { lockDossierOfCharge, lockFees, writeCharges } from '../fee-repository.ts'
import { type ChargeStep, chargeSteps } from '../fees.ts'

/** A paid charge and what of it is still owed, in đồng; the rest goes back. */
export type KeptCharge = { readonly chargeId: string; readonly owed: bigint }

/**
 * Brings the charges of one fee line to what its agency says now, after one of them was paid or what goes back of it
 * changed: what is missing becomes a supplement. It reads everything anew, so it may be called late and often.
 * @param chargeId any charge of the line; of another source than a dossier it is nobody's here
 * @returns the line's paid charges, for payments to ask the rest back within the same unit of work
 */
export async function balanceLine(tx: Transaction, chargeId: string, now: Date): Promise<KeptCharge[]> {
  const dossier = await lockDossierOfCharge(tx, chargeId)
  if (dossier === null) return []
  const fees = await lockFees(tx, dossier.id)
  const fee = fees.find(({ charges }) => charges.some(({ id }) => id === chargeId))
  // No line bears it any more.
  if (fee === undefined) return [{ chargeId, owed: 0n }]
  const { feeId, line } = fee
  const charges = chargeSteps(fee.charges, fee.withdrawn ? null : line)
  await writeCharges(tx, dossier, { feeId, line, charges }, now)
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'JOB', id: 'settle-fee-difference' },
    action: 'DOSSIER_FEE_BALANCED',
    subject: `dossier:${dossier.id}`,
    detail: { line: line.id, charges: charges.map(inWords) },
  })
  return charges.flatMap((step) =>
    step.kind === 'KEEP' ? [{ chargeId: step.charge.id, owed: step.owed }] : [],
  )
}

function inWords(step: ChargeStep): string {
  if (step.kind === 'WITHDRAW') return step.kind
  return `${step.kind} ${step.kind === 'KEEP' ? step.owed : step.amount}`
}
