import type { Deps } from '#server/wiring.ts'
import { bankLine } from './bank-line.ts'

export type Part = 'database' | 'clock' | 'jobs' | 'bank'
export type Health = { readonly ok: boolean; readonly parts: Partial<Record<Part, 'up' | 'down'>> }

/** The clocks of application and database may part by this much. */
const largestSkewMs = 2_000

/**
 * How the services process and what it rests on are. Whoever asks while the parts are being asked gets the same answer, and the
 * bank is asked now and then, not each time: nobody outside decides how often.
 */
export function servicesHealth(deps: Deps, jobs: { readonly alive: () => boolean }): () => Promise<Health> {
  const bank = bankLine(async () => (await deps.payments.bank.ping()).kind === 'ANSWERED', deps.clock)
  let asking: Promise<Health> | null = null
  return () => {
    asking ??= askParts(deps, jobs, bank).finally(() => {
      asking = null
    })
    return asking
  }
}

async function askParts(
  deps: Deps,
  jobs: { readonly alive: () => boolean },
  line: () => Promise<'up' | 'down'>,
): Promise<Health> {
  const [database, bank] = await Promise.all([databaseClock(deps), line()])
  return summary({
    database: database === null ? 'down' : 'up',
    clock: database !== null && Math.abs(database) <= largestSkewMs ? 'up' : 'down',
    jobs: jobs.alive() ? 'up' : 'down',
    bank,
  })
}

export function summary(parts: Health['parts']): Health {
  return { ok: Object.values(parts).every((state) => state === 'up'), parts }
}

/** Milliseconds by which the database's clock is ahead of ours, or null without an answer. */
export async function databaseClock({
  database,
  clock,
}: Pick<Deps, 'database' | 'clock'>): Promise<number | null> {
  try {
    const before = clock().getTime()
    const [row] = await database.query<{ now: Date }>(
      { name: 'clock', text: 'SELECT clock_timestamp() AS now' },
      [],
    )
    return row === undefined ? null : row.now.getTime() - (before + clock().getTime()) / 2
  } catch {
    return null
  }
}
