import type { Deps } from '#server/wiring.ts'

export type Part = 'database' | 'clock' | 'jobs' | 'bank'
export type Health = { readonly ok: boolean; readonly parts: Partial<Record<Part, 'up' | 'down'>> }

/** The clocks of application and database may part by this much. */
const largestSkewMs = 2_000

/** How the services process and what it rests on are; each part is really asked. */
export async function servicesHealth(deps: Deps, jobs: { readonly alive: () => boolean }): Promise<Health> {
  const [database, bank] = await Promise.all([databaseClock(deps), bankAnswers(deps)])
  return summary({
    database: database === null ? 'down' : 'up',
    clock: database !== null && Math.abs(database) <= largestSkewMs ? 'up' : 'down',
    jobs: jobs.alive() ? 'up' : 'down',
    bank: bank ? 'up' : 'down',
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

async function bankAnswers({ payments }: Deps): Promise<boolean> {
  const answer = await payments.bank.ping()
  return answer.kind === 'ANSWERED'
}
