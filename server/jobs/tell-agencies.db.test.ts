import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/domains/identity/contract.ts'
import {
  listUntold,
  someAgencyUnheard,
  submitOtp,
  tellAgain,
  tracePayment,
} from '#server/domains/payments/index.ts'
import type { Peer } from '#server/platform/signed-http.ts'
import { agencySystem } from '#tests/factories/agency-system.ts'
import { freshStaff } from '#tests/factories/desk.ts'
import { awaitingOtp, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { tellAgencies } from './tell-agencies.ts'

const world = await paymentWorld()
const { clock, database, deps, sql } = world
const system = await agencySystem(clock)
const off: Peer = { ...system.peer, baseUrl: 'http://127.0.0.1:9' }
const errors: object[] = []
const log = {
  warn: () => undefined,
  error: (said: object) => void errors.push(said),
} as unknown as typeof deps.log
const tellDeps = (agency: Peer) => ({ database, clock, log, agency })
let operator: Staff
beforeAll(async () => {
  operator = await freshStaff(world, 'OPERATOR')
})
afterAll(async () => {
  system.close()
  await world.close()
})

const hour = 3_600_000

async function paid(charges?: readonly string[]) {
  const own = await awaitingOtp(world, await openPayment(world, charges))
  await submitOtp(deps, { ...own, otp: rightOtp })
  return own
}
const jobOf = async (paymentId: string) => {
  const [job] = await world.jobsWith(`tell-agencies:${paymentId}`)
  return job as { run_at: Date; payload: { round: number } } | undefined
}
const rowOf = async (publicId: string) =>
  (await listUntold(deps)).rows.find((row) => row.publicId === publicId)

describe('an agency whose system is off over the holidays', () => {
  test('is told until it hears, an hour apart at most; after a day it is an alarm, and an operator can send again', async () => {
    const own = await paid()
    let last = 0
    // The first tries, one beyond the 25 of a job, and one after nine days of silence.
    const rounds = [1, 2, 3, 9, 10, 26, 240]
    for (const round of rounds) {
      await tellAgencies(tellDeps(off), own.paymentId, round)
      const job = await jobOf(own.paymentId)
      const pause = (job?.run_at.getTime() ?? 0) - clock().getTime()
      expect(pause).toBeGreaterThan(0)
      expect(pause).toBeLessThanOrEqual(hour)
      expect(pause).toBeGreaterThanOrEqual(last)
      expect(job?.payload.round).toBe(round + 1)
      last = pause
      clock.forward(round < 26 ? pause : 24 * hour)
    }
    expect(await rowOf(own.publicId)).toMatchObject({ tries: rounds.length, late: true })
    expect(await someAgencyUnheard(database, clock())).toBe(true)
    expect(errors).toHaveLength(1)
    expect((await seen(world, own)).agenciesTold).toBe(false)

    expect(await tellAgain(deps, operator.id, own.publicId)).toBe(true)
    expect((await jobOf(own.paymentId))?.run_at.getTime()).toBeLessThanOrEqual(clock().getTime())
    await tellAgencies(tellDeps(system.peer), own.paymentId, 1)
    expect(await rowOf(own.publicId)).toBeUndefined()
    expect(await someAgencyUnheard(database, clock())).toBe(false)
    expect((await seen(world, own)).agenciesTold).toBe(true)
    const trace = await tracePayment(deps, operator.id, own.publicId)
    const told = trace?.events.map(({ kind }) => kind).filter((kind) => kind.startsWith('AGENCIES'))
    expect(told).toEqual(['AGENCIES_NOT_TOLD', 'AGENCIES_TOLD'])
    expect(await tellAgain(deps, operator.id, own.publicId)).toBe(false)
    const audit = `SELECT actor_id FROM audit_entry WHERE action = 'AGENCIES_TOLD_AGAIN' AND subject = $1`
    expect(await sql(audit, [`payment:${own.publicId}`])).toEqual([{ actor_id: operator.id }])
  })

  test('is no alarm before a day has passed', async () => {
    const own = await paid()
    const before = errors.length
    await tellAgencies(tellDeps(off), own.paymentId, 1)
    clock.forward(24 * hour - 1)
    await tellAgencies(tellDeps(off), own.paymentId, 2)
    expect(await rowOf(own.publicId)).toMatchObject({ late: false })
    expect(errors).toHaveLength(before)
    clock.forward(1)
    expect(await someAgencyUnheard(database, clock())).toBe(true)
    await tellAgencies(tellDeps(system.peer), own.paymentId, 3)
  })
})

test('an agency that refuses one dossier is told of the others, and a system that is silent is not asked for each', async () => {
  const charges = [
    ...(await world.charges(10_000)),
    ...(await world.charges(20_000)),
    ...(await world.charges(30_000)),
  ]
  const own = await paid(charges)
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.destroy()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await tellAgencies(tellDeps({ ...off, baseUrl: `http://127.0.0.1:${port}` }), own.paymentId, 1)
  expect(asked).toBe(1)
  server.close()
  const refusing = await agencySystem(clock, { refuseFirst: 1 })
  await tellAgencies(tellDeps(refusing.peer), own.paymentId, 2)
  expect(refusing.told).toHaveLength(3)
  expect(await rowOf(own.publicId)).toMatchObject({ why: 'REFUSED 422' })
  await tellAgencies(tellDeps(refusing.peer), own.paymentId, 3)
  expect(await rowOf(own.publicId)).toBeUndefined()
  refusing.close()
})

test('the database refuses a notice whose next try is not arranged, or further off than an hour', async () => {
  const own = await paid()
  const notice = (next: string) =>
    sql(
      `INSERT INTO agency_notice (subject, payment_id, since, tries, last_try_at, next_try_at, why)
       VALUES ('payment:' || $1::text, $1::uuid, now(), 1, now(), now() + $2::interval, 'SILENT')`,
      [own.paymentId, next],
    )
  await expect(notice('0 seconds')).rejects.toThrow(/agency_notice_next/)
  await expect(notice('61 minutes')).rejects.toThrow(/agency_notice_next/)
})
