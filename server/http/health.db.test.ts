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

type Told = { ok: boolean; parts: Record<string, string>; alarms?: string[] }
/** What the services and the portal answer to whoever asks, which is the same but for the parts. */
async function asked() {
  const answers = [await fetch(`http://127.0.0.1:${services.port}/health`), await portalHealth()]
  const [own, portal] = await Promise.all(
    answers.map(async (answer) => ({ status: answer.status, ...((await answer.json()) as Told) })),
  )
  expect(portal?.alarms).toEqual(own?.alarms)
  return { alarms: own?.alarms, status: own?.status, ok: own?.ok, parts: own?.parts }
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
  clock.forward(24 * 3_600_000 - 1)
  await tell(2)
  expect(await asked()).toEqual(none())
  clock.forward(1)
  expect((await asked()).alarms).toEqual(['AGENCY_UNHEARD_FOR_A_DAY'])
  await noteAgenciesTold(deps.payments, { kind: 'payment', paymentId: payment?.id ?? '' })
  expect(await asked()).toEqual(none())
})

test('many wrong tries in all are an alarm, which is logged', async () => {
  const logged: unknown[] = []
  const log = { ...deps.log, error: (what: unknown) => logged.push(what) } as unknown as typeof deps.log
  const health = servicesHealth({ ...deps, log }, { alive: () => true })
  expect((await health()).alarms).toEqual([])
  const now = clock()
  for (let n = 0; n < 210; n++) {
    const asked = { door: 'staff-sign-in', subject: `s${n}`, address: `a${n}`, browser: null, now } as const
    const attempt = await knock(deps, asked)
    if (attempt.ok) await attempt.value.wrong()
  }
  expect((await health()).alarms).toEqual(['MANY_WRONG_TRIES'])
  expect(logged).toEqual([{ doors: ['staff-sign-in'] }])
  expect((await asked()).alarms).toEqual(['MANY_WRONG_TRIES'])
})
