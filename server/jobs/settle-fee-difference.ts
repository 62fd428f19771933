import { balanceLine, dossiersOfCharges, tellAgency } from '#server/domains/dossiers/index.ts'
import { requestFeeRefund } from '#server/domains/payments/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Deps } from '#server/wiring.ts'

type SettleDeps = Pick<Deps, 'database' | 'clock' | 'agency'>

/**
 * Settles the difference between what was paid for a fee line and what its agency says is owed: in one transaction what is
 * missing becomes a supplement and what is too much is asked back. Then the agency is told how its dossier stands.
 */
export async function settleFeeDifference(deps: SettleDeps, chargeId: string): Promise<void> {
  const now = deps.clock()
  await unitOfWork(deps.database, async (tx) => {
    for (const kept of await balanceLine(tx, chargeId, now)) await requestFeeRefund(tx, { ...kept, now })
  })
  for (const state of await dossiersOfCharges(deps.database, [chargeId])) {
    const told = await tellAgency(deps.agency, deps.clock, `${chargeId}.${now.toISOString()}`, state)
    if (!told.ok) throw new Error(`The agency did not take note: ${told.error.code} ${told.error.why}`)
  }
}
