import { addMs } from '#lib/dates.ts'
import {
  removeOldBrowsers,
  removeOldCounters,
  removeOldInvitations,
  removeOldSessions,
} from '#server/domains/identity/index.ts'
import { removeOldMessages } from '#server/domains/notifications/index.ts'
import { removeOldCardTries } from '#server/domains/payments/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Deps } from '#server/wiring.ts'

type Kept = {
  readonly what: string
  /** How long after it is over, or was sent. */
  readonly days: number
  /** Removes what was over before a moment; answers how many. */
  readonly remove: (database: Database, before: Date) => Promise<number>
}

/**
 * What is removed once it is over, and when: long enough to look into what happened, no longer than that, for it names devices,
 * addresses and telephones. What money, registrations and the audit rest on is not among it.
 */
export const retention: readonly Kept[] = [
  { what: 'Messages', days: 730, remove: removeOldMessages },
  { what: 'Sessions', days: 365, remove: removeOldSessions },
  { what: 'Invitations', days: 90, remove: removeOldInvitations },
  { what: 'Known browsers', days: 365, remove: removeOldBrowsers },
  { what: 'Counted tries', days: 2, remove: removeOldCounters },
  { what: 'Counted codes of cards', days: 2, remove: removeOldCardTries },
]

const dayMs = 24 * 3_600_000

/** Removes what is kept no longer, and says how many of each. */
export async function removeOld({
  database,
  clock,
  log,
}: Pick<Deps, 'database' | 'clock' | 'log'>): Promise<void> {
  for (const { what, days, remove } of retention) {
    const removed = await remove(database, addMs(clock(), -days * dayMs))
    if (removed > 0) log.info({ what, removed }, 'what is kept no longer was removed')
  }
}
