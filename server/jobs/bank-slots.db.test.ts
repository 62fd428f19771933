import type { JobHelpers } from 'graphile-worker'
import { afterAll, expect, test } from 'vitest'
import { awaitingOtp, paymentWorld } from '#tests/factories/payment.ts'
import { refundDesk } from '#tests/factories/refund-desk.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { bankSlots } from './bank-slots.ts'
import { slotsPerBank, workerPools } from './worker-pools.ts'

const world = await paymentWorld()
const { sql, database } = world
afterAll(world.close)

const desk = await refundDesk(world)
const { attemptId } = await awaitingOtp(world)
const { refundId } = await desk.requested((await desk.paidCharge()).chargeId)
const { registrationId } = await registeredAccount({ ...world, clock: world.deps.clock })
type BankTask = (typeof workerPools.BANKS.tasks)[number]
const payloads: Readonly<Record<BankTask, object>> = {
  'ask-bank': { attemptId, round: 1 },
  'cancel-at-bank': { attemptId, round: 1 },
  'send-refund': { refundId, round: 1 },
  'tell-bank-mandate': { registrationId, round: 1 },
}

const add = (task: string, key: string, payload: object, due = 'now()') =>
  sql(`SELECT graphile_worker.add_job($1, $2, job_key := $3, max_attempts := 25, run_at := ${due})`, [
    task,
    payload,
    key,
  ])

/** Takes a job as the queue does, and what the task of a worker gets of it. */
async function taken(key: string): Promise<JobHelpers> {
  const [job] = await sql(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'test', attempts = attempts + 1
      WHERE key = $1 RETURNING id::TEXT, key, attempts, flags`,
    [key],
  )
  return { job } as unknown as JobHelpers
}

const flagsOf = async (key: string) =>
  (
    await sql<{ flags: unknown; attempts: number }>(
      'SELECT flags, attempts FROM graphile_worker._private_jobs WHERE key = $1',
      [key],
    )
  )[0]

const waiting = { flags: { 'bank:collecting-bank': true }, attempts: 0 }

/** Slots of a bank that are all taken, until `answer`. */
async function fullBank() {
  const slots = bankSlots(database)
  const { promise, resolve } = Promise.withResolvers<void>()
  const running: unknown[] = []
  for (let n = 0; n < slotsPerBank; n++) {
    await add('ask-bank', `running:${n}`, payloads['ask-bank'])
    const helpers = await taken(`running:${n}`)
    await new Promise<void>((started) => {
      const call = slots.bounded(() => {
        started()
        return promise
      })
      running.push(call({}, helpers))
    })
  }
  const answer = async () => {
    resolve()
    await Promise.all(running)
  }
  return { slots, answer }
}

test.each(workerPools.BANKS.tasks)('%s waits while the slots of its bank are taken', async (task) => {
  const { slots, answer } = await fullBank()
  expect(slots.flagsToSkip()).toEqual(['bank:collecting-bank'])
  await add(task, `one:${task}`, payloads[task])
  let ran = false
  const run = slots.bounded(() => {
    ran = true
  })
  await run(payloads[task], await taken(`one:${task}`))
  expect(ran).toBe(false)
  expect(await flagsOf(`one:${task}`)).toEqual(waiting)

  await answer()
  expect(slots.flagsToSkip()).toEqual([])
  await run(payloads[task], await taken(`one:${task}`))
  expect(ran).toBe(true)
})

test('the first that finds no slot flags what is due of its bank, and nothing else', async () => {
  const { slots, answer } = await fullBank()
  for (const task of workerPools.BANKS.tasks) await add(task, `due:${task}`, payloads[task])
  await add('ask-bank', 'later', payloads['ask-bank'], "now() + interval '1 hour'")
  await add('expire-attempt', 'other-pool', { attemptId })
  const bank = { ...world.script.bank, name: 'hoi-an-bank' }
  const deps = { ...world.deps, bank, banks: new Map([[bank.name, bank]]) }
  const other = await awaitingOtp({ ...world, deps })
  await add('ask-bank', 'other-bank', { attemptId: other.attemptId, round: 1 })
  await slots.bounded(() => undefined)({}, await taken('due:send-refund'))
  for (const task of workerPools.BANKS.tasks) expect(await flagsOf(`due:${task}`)).toEqual(waiting)
  for (const key of ['later', 'other-pool', 'other-bank'])
    expect(await flagsOf(key)).toEqual({ flags: null, attempts: 0 })
  await answer()
})

test('a job that was superseded while it was taken is left to its successor', async () => {
  const { slots, answer } = await fullBank()
  await add('send-refund', 'superseded', payloads['send-refund'])
  const old = await taken('superseded')
  await add('send-refund', 'superseded', payloads['send-refund'], "now() + interval '1 hour'")
  await slots.bounded(() => undefined)({}, old)
  expect(await flagsOf('superseded')).toEqual({ flags: null, attempts: 0 })
  await answer()
})

test('a job keeps the tries that failed, its last error and its place by time while it waits for a slot', async () => {
  const { slots, answer } = await fullBank()
  await add('send-refund', 'tried', payloads['send-refund'], "now() - interval '1 minute'")
  await sql(
    `UPDATE graphile_worker._private_jobs SET attempts = 7, last_error = 'said no', priority = 3, max_attempts = 11
      WHERE key = 'tried'`,
  )
  const row = async () =>
    (
      await sql(
        `SELECT task_id, payload, priority, run_at, attempts, max_attempts, last_error, created_at
          FROM graphile_worker._private_jobs WHERE key = 'tried'`,
      )
    )[0]
  const before = await row()
  for (let taking = 0; taking < 3; taking++)
    await slots.bounded(() => undefined)(payloads['send-refund'], await taken('tried'))
  expect(await row()).toEqual(before)
  await answer()
})

test('a job that is superseded in the moment it is put back leaves its successor as it is', async () => {
  const { slots, answer } = await fullBank()
  await add('send-refund', 'contested', payloads['send-refund'])
  const old = await taken('contested')
  const other = await world.scratch.pool.connect()
  await other.query('BEGIN')
  const successor = { ...payloads['send-refund'], round: 2 }
  await other.query(
    `SELECT graphile_worker.add_job('send-refund', $1, job_key := 'contested', max_attempts := 25, run_at := 'tomorrow')`,
    [successor],
  )
  const { pid } = (await other.query('SELECT pg_backend_pid() AS pid')).rows[0]
  const puttingBack = slots.bounded(() => undefined)(payloads['send-refund'], old)
  const behindIt = 'SELECT 1 FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))'
  await expect.poll(() => sql(behindIt, [pid]), { interval: 20, timeout: 10_000 }).toHaveLength(1)
  await other.query('COMMIT')
  other.release()
  await puttingBack
  expect(
    await sql(
      `SELECT payload, flags, attempts, run_at > now() AS later FROM graphile_worker._private_jobs WHERE key = 'contested'`,
    ),
  ).toEqual([{ payload: successor, flags: null, attempts: 0, later: true }])
  await answer()
})
