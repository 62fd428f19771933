import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as portalHealth } from '#app/api/health/route.ts'
import { knock } from '#server/domains/identity/index.ts'
import { noteAgenciesTold, submitOtp } from '#server/domains/payments/index.ts'
import { tellAgencies } from '#server/jobs/tell-agencies.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs, jobTries } from '#server/platform/jobs.ts'
import { counterWorld } from '#tests/factories/counter-world.ts'
import { awaitingOtp } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { servicesHealth } from './health.ts'

const world = await counterWorld()
const { services, payer, clock } = world
afterAll(world.close)
const { deps } = services
beforeAll(() => {
  const config = { ...deps.config, SERVICES_URL: `http://127.0.0.1:${services.port}` }
  Object.assign(globalThis, { portalDeps: Promise.resolve({ ...deps, config }) })
})

const keptMs = 5_000

type Told = { ok: boolean; parts: Record<string, string>; alarms?: string[] }
/** What the services and the portal answer to whoever asks, which is the same but for the parts. */
async function asked() {
  // For so long the last alarms are good.
  clock.forward(keptMs)
  const answers = [await fetch(`http://127.0.0.1:${services.port}/health`), await portalHealth()]
  const [own, portal] = await Promise.all(
    answers.map(async (answer) => ({ status: answer.status, ...((await answer.json()) as Told) })),
  )
  expect(portal?.alarms).toEqual(own?.alarms)
  // The clock of the test runs ahead of the database's.
  const { clock: _, ...parts } = own?.parts ?? {}
  return { alarms: own?.alarms, status: own?.status, ok: own?.ok, parts }
}
const none = () => expect.objectContaining({ alarms: [] })

describe('a job that has used up its tries is an alarm', () => {
  const add = async (key: string, change: string) => {
    const job = { task: 'expire-form', payload: { registrationId: key }, runAt: clock(), key }
    await unitOfWork(deps.database, (tx) => addJobs(tx, [job]))
    const changed = `UPDATE graphile_worker._private_jobs SET ${change} WHERE payload->>'registrationId' = $1`
    await payer.sql(changed, [key])
    return () => payer.sql(changed.replace(change, 'attempts = 0'), [key])
  }

  test('until somebody lets it begin anew; what works goes on working', async () => {
    const before = await asked()
    expect(before.alarms).toEqual([])
    const mend = await add('given-up', `attempts = ${jobTries}`)
    expect(await asked()).toEqual({ ...before, alarms: ['JOBS_GIVEN_UP'] })
    const working = { ...deps, clock: () => new Date(), payments: payer.deps }
    expect(await servicesHealth(working, { alive: () => true })()).toMatchObject({
      ok: true,
      alarms: ['JOBS_GIVEN_UP'],
    })
    await mend()
    expect(await asked()).toEqual(before)
  })

  test.each([
    ['with a try left', `attempts = ${jobTries - 1}`],
    ['whose last try is under way', `attempts = ${jobTries}, locked_at = now(), locked_by = 'worker'`],
    ['that a newer one took the place of', `attempts = ${jobTries}, key = NULL`],
  ])('and one %s is none', async (name, change) => {
    await add(name, change)
    expect(await asked()).toEqual(none())
  })
})

test('an agency that has not heard for a day is an alarm, until it hears', async () => {
  const own = await awaitingOtp(payer)
  await submitOtp(payer.deps, { ...own, otp: rightOtp })
  const [payment] = await payer.sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [
    own.publicId,
  ])
  // Nobody listens where the agency's system should be.
  const tell = (round: number) => tellAgencies(deps, payment?.id ?? '', round)
  await tell(1)
  clock.forward(24 * 3_600_000 - 1 - keptMs)
  await tell(2)
  expect(await asked()).toEqual(none())
  expect((await asked()).alarms).toEqual(['AGENCY_UNHEARD_FOR_A_DAY'])
  await noteAgenciesTold(deps.payments, { kind: 'payment', paymentId: payment?.id ?? '' })
  expect(await asked()).toEqual(none())
})

test('many wrong tries in all are an alarm, which is logged once while it lasts, and looked at now and then', async () => {
  const logged: unknown[] = []
  const said: unknown[] = []
  const log = {
    ...deps.log,
    error: (what: unknown) => logged.push(what),
    info: (what: unknown) => said.push(what),
  } as unknown as typeof deps.log
  let now = clock()
  let looked = 0
  const database = {
    ...deps.database,
    query: ((statement, values) => {
      if (statement.name === 'identity.misses-in-all') looked += 1
      return deps.database.query(statement, values)
    }) as typeof deps.database.query,
  }
  const health = servicesHealth({ ...deps, database, log, clock: () => now }, { alive: () => true })
  const after = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
    return health()
  }
  const miss = async (door: 'staff-sign-in' | 'look-up', times: number) => {
    for (let n = 0; n < times; n++) {
      const asked = { door, subject: `s${n}`, address: `a${n}`, browser: null, now } as const
      const attempt = await knock(deps, asked)
      if (attempt.ok) await attempt.value.wrong()
    }
  }
  expect((await health()).alarms).toEqual([])
  await miss('staff-sign-in', 210)
  expect((await after(5)).alarms).toEqual(['MANY_WRONG_TRIES'])
  for (let n = 0; n < 9; n++) expect((await after(1)).alarms).toEqual(['MANY_WRONG_TRIES'])
  expect(looked).toBe(3)
  expect(logged).toEqual([{ doors: ['staff-sign-in'] }])
  await miss('look-up', 510)
  await after(5)
  expect(logged).toEqual([{ doors: ['staff-sign-in'] }, { doors: ['look-up', 'staff-sign-in'] }])
  expect(said).toEqual([])
  expect((await asked()).alarms).toEqual(['MANY_WRONG_TRIES'])
  expect((await after(24 * 3600)).alarms).toEqual([])
  expect(said).toHaveLength(1)
  expect(logged).toHaveLength(2)
})

test('half of the codes that strangers may be sent within the hour is an alarm by name', async () => {
  const config = { ...deps.config, ANONYMOUS_CODES_PER_HOUR: 1 }
  const health = () => servicesHealth({ ...deps, config }, { alive: () => true })()
  expect((await health()).alarms).not.toContain('CODES_RUN_OUT')
  const now = deps.clock()
  await deps.database.pool.query(
    `INSERT INTO one_time_code (id, purpose, subject, binding_hash, code_hash, phone_hash, lane, created_at, next_at, valid_until, tries_left)
     VALUES (gen_random_uuid(), 'SIGN_UP', gen_random_uuid(), sha256('x'), sha256('x'), sha256('x'), 'STRANGER', $1, $1,
              $1::timestamptz + interval '1 minute', 3)`,
    [now],
  )
  expect((await health()).alarms).toContain('CODES_RUN_OUT')
})
