import { balanceLine } from '#server/domains/dossiers/index.ts'
import { noteAgenciesTold, noteAgenciesUntold, requestFeeRefund } from '#server/domains/payments/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Deps } from '#server/wiring.ts'
import { tellAbout } from './tell-agencies.ts'

type SettleDeps = Pick<Deps, 'database' | 'clock' | 'agency' | 'log'>

/**
 * Settles the difference between what was paid for a fee line and what its agency says is owed: in one transaction what is
 * missing becomes a supplement and what is too much is asked back. Then the agency is told how its dossier stands, until it has
 * heard.
 * @param round counts the tries from 1
 */
export async function settleFeeDifference(deps: SettleDeps, chargeId: string, round = 1): Promise<void> {
  const now = deps.clock()
  await unitOfWork(deps.database, async (tx) => {
    for (const kept of await balanceLine(tx, chargeId, now)) await requestFeeRefund(tx, { ...kept, now })
  })
  // Of each moment a message of its own: a line may come back to what it was.
  const why = await tellAbout(deps, [chargeId], `${chargeId}.${now.toISOString()}`)
  const subject = { kind: 'charge', chargeId } as const
  if (why === null) return noteAgenciesTold(deps, subject)
  return noteAgenciesUntold(deps, subject, round, why)
}
