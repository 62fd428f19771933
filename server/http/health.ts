import { addMs } from '#lib/dates.ts'
import { doorsWithManyMisses, purposesNearBudget } from '#server/domains/identity/index.ts'
import { someAgencyUnheard } from '#server/domains/payments/index.ts'
import type { Deps } from '#server/wiring.ts'
import { bankLine } from './bank-line.ts'

export type Part = 'database' | 'clock' | 'jobs' | 'bank'
/** What works all the same, and needs people: told beside the parts, since no restart mends it. */
export type Alarm = 'AGENCY_UNHEARD_FOR_A_DAY' | 'CODES_RUN_OUT' | 'JOBS_GIVEN_UP' | 'MANY_WRONG_TRIES'
export type Health = {
  readonly ok: boolean
  readonly parts: Partial<Record<Part, 'up' | 'down'>>
  readonly alarms?: readonly Alarm[]
}

/** The clocks of application and database may part by this much. */
const largestSkewMs = 2_000

/**
 * How the services process and what it rests on are. Whoever asks while the parts are being asked gets the same answer, and the
 * bank is asked now and then, not each time: nobody outside decides how often.
 */
export function servicesHealth(deps: Deps, jobs: { readonly alive: () => boolean }): () => Promise<Health> {
  const bank = bankLine(async () => (await deps.payments.bank.ping()).kind === 'ANSWERED', deps.clock)
  const alarms = keptAlarms(deps)
  let asking: Promise<Health> | null = null
  return () => {
    asking ??= askParts(deps, jobs, { bank, alarms }).finally(() => {
      asking = null
    })
    return asking
  }
}

async function askParts(
  deps: Deps,
  jobs: { readonly alive: () => boolean },
  asked: { readonly bank: () => Promise<'up' | 'down'>; readonly alarms: () => Promise<Alarm[]> },
): Promise<Health> {
  const [database, bank, alarms] = await Promise.all([databaseClock(deps), asked.bank(), asked.alarms()])
  const health = summary({
    database: database === null ? 'down' : 'up',
    clock: database !== null && Math.abs(database) <= largestSkewMs ? 'up' : 'down',
    jobs: jobs.alive() ? 'up' : 'down',
    bank,
  })
  return { ...health, alarms }
}

/** Alarms are good for so long: whoever asks more often hears the last ones. */
const goodForMs = 5_000

/** The alarms as they were last looked at. The log is told of doors when they change, and not each time. */
function keptAlarms(deps: Deps): () => Promise<Alarm[]> {
  let known: { readonly alarms: Alarm[]; readonly at: Date } | null = null
  let told = ''
  const tell = (doors: readonly string[]) => {
    if (doors.join() === told) return
    told = doors.join()
    if (doors.length > 0) deps.log.error({ doors }, 'many wrong tries in all: somebody may be guessing')
    else deps.log.info('no more wrong tries than usual')
  }
  return async () => {
    const now = deps.clock()
    if (known === null || now >= addMs(known.at, goodForMs))
      known = { alarms: await raised(deps, tell), at: now }
    return known.alarms
  }
}

/** Without the database none can be told, and the database itself is told as down. */
async function raised(deps: Deps, tell: (doors: readonly string[]) => void): Promise<Alarm[]> {
  const { database, clock, log } = deps
  try {
    const [unheard, givenUp, doors, purposes] = await Promise.all([
      someAgencyUnheard(database, clock()),
      someJobGivenUp(database),
      doorsWithManyMisses(deps, clock()),
      purposesNearBudget(database, deps.config, clock()),
    ])
    tell(doors)
    return [
      ...(unheard ? (['AGENCY_UNHEARD_FOR_A_DAY'] as const) : []),
      ...(purposes.length > 0 ? (['CODES_RUN_OUT'] as const) : []),
      ...(givenUp ? (['JOBS_GIVEN_UP'] as const) : []),
      ...(doors.length > 0 ? (['MANY_WRONG_TRIES'] as const) : []),
    ]
  } catch (error) {
    log.error({ error }, 'the alarms could not be looked up')
    return []
  }
}

/** One that another took the place of has no key any more: its work is done by that one. */
async function someJobGivenUp(database: Deps['database']): Promise<boolean> {
  const [row] = await database.query<{ some: boolean }>(
    {
      name: 'jobs-given-up',
      text: `SELECT EXISTS (SELECT FROM graphile_worker._private_jobs
        WHERE attempts >= max_attempts AND key IS NOT NULL AND locked_at IS NULL) AS some`,
    },
    [],
  )
  return row?.some ?? false
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
