import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { fitName, messagesAbout, queueMessage, queueMessages } from '#server/domains/notifications/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { awaitingOtp, type PaymentWorld, paymentWorld } from '#tests/factories/payment.ts'
import { type ServicesWorld, servicesKeys, servicesWorld } from '#tests/factories/services.ts'
import { type JobRunner, startJobs } from './worker.ts'
import { slotsPerBank, workerPools } from './worker-pools.ts'

/** A bank and the agencies' system that take every call and answer none, until they are let; another bank answers at once. */
const held: ServerResponse[] = []
let silent = true
const calls = { bank: 0, agency: 0, otherBank: 0 }
const outside = createServer((request, response) => {
  request.resume()
  const who = request.url?.startsWith('/other/')
    ? 'otherBank'
    : request.url?.startsWith('/bank/')
      ? 'bank'
      : 'agency'
  calls[who]++
  if (silent && who !== 'otherBank') held.push(response)
  else response.writeHead(500).end()
})
/** A mail server that never greets, and in the end hangs up. */
const sockets = new Set<Socket>()
const mails = createSocketServer((socket) => {
  sockets.add(socket)
  socket.on('error', () => undefined)
  if (!silent) socket.destroy()
})

let sandbox: TestSandbox
let services: ServicesWorld
let world: PaymentWorld
let jobs: JobRunner

beforeAll(async () => {
  await Promise.all([outside, mails].map((one) => new Promise<void>((up) => one.listen(0, '127.0.0.1', up))))
  const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  const port = await holdPort()
  sandbox = await startTestSandbox({})
  const keys = await servicesKeys()
  services = await servicesWorld({
    port,
    keys,
    bankUrl: url,
    env: {
      // Less than the queue holds for good: it has connections of its own.
      DATABASE_POOL: '4',
      SERVICES_URL: `http://127.0.0.1:${port}`,
      AGENCY_URL: url,
      OTHER_BANKS: JSON.stringify([
        {
          name: 'hoi-an-bank',
          displayName: { vi: 'Ngân hàng Hội An', en: 'Hoi An Bank' },
          url: `${url}/other`,
          keys: [keys.hoiAn.publicJwk],
        },
      ]),
      BANK_TIMEOUT_SECONDS: '60',
      SMS_URL: sandbox.url('/').origin,
      SMS_API_KEY: 'sandbox',
      SMS_SECRET_KEY: 'sandbox',
      SMTP_URL: `smtp://127.0.0.1:${(mails.address() as AddressInfo).port}`,
    },
  })
  world = await paymentWorld(services.scratch)
  await fillQueue()
  jobs = await startJobs(services.deps)
}, 60_000)

afterAll(async () => {
  answerAll()
  for (const socket of sockets) socket.destroy()
  await jobs.stop()
  outside.closeAllConnections()
  outside.close()
  mails.close()
  await world.database.close()
  await services.close()
  await sandbox.stop()
}, 30_000)

function answerAll(): void {
  silent = false
  for (const response of held.splice(0)) response.writeHead(500).end()
}

const cancels = 200

/** More of each than there are workers, all due before the tests begin. */
async function fillQueue(): Promise<void> {
  const { attemptId, paymentId } = await awaitingOtp(world)
  await add('cancel-at-bank', { attemptId, round: 1 }, 'silent-bank:', cancels)
  const { messages, clock } = services.deps
  const now = clock()
  const letters = Array.from({ length: 300 }, (_, n) => {
    const subject = `holder:${newUuid()}`
    const holder = fitName({ name: 'Công ty A', verified: true })
    const words = { holder, link: 'https://a.example/account/invitation/t', until: now }
    const to = `ke.toan.${n}@example.vn`
    const common = { channel: 'EMAIL', template: 'INVITATION', language: 'vi' } as const
    return { ...common, to, words, subject, idempotencyKey: subject, now }
  })
  await unitOfWork(services.deps.database, (tx) => queueMessages(tx, messages, letters))
  // Due after all the letters: workers that took both would take these last.
  await add('tell-agencies', { paymentId, round: 1 }, 'tell-agencies:', 20)
}

const add = (task: string, payload: object, key: string, count: number) =>
  world.sql(
    `SELECT graphile_worker.add_job($1, $2, job_key := $3 || n, max_attempts := 25) FROM generate_series(1, $4) n`,
    [task, payload, key, count],
  )

/** Arranges a job about the bank that answers, and comes back when a worker has done it. */
async function callOtherBank(): Promise<void> {
  const bank = { ...world.script.bank, name: 'hoi-an-bank' }
  const banks = new Map([[bank.name, bank]])
  const { attemptId } = await awaitingOtp({ ...world, deps: { ...world.deps, bank, banks } })
  await add('cancel-at-bank', { attemptId, round: 1 }, 'other-bank:', 1)
  const left = () => world.sql(`SELECT 1 FROM graphile_worker._private_jobs WHERE key LIKE 'other-bank:%'`)
  await expect.poll(left, { timeout: 5_000, interval: 50 }).toEqual([])
}

/** The jobs of the silent bank that no worker has. */
const waiting = () =>
  world.sql<{ id: string; attempts: number }>(
    `SELECT id::TEXT, attempts FROM graphile_worker._private_jobs
      WHERE key LIKE 'silent-bank:%' AND locked_at IS NULL ORDER BY id`,
  )

test('no mails, however many and slow, keep an agency from being told, and no silent agency a mail', async () => {
  const { MESSAGES, AGENCIES } = workerPools
  await expect.poll(() => sockets.size, { timeout: 15_000 }).toBeGreaterThanOrEqual(MESSAGES.workers)
  await expect.poll(() => calls.agency, { timeout: 5_000 }).toBe(AGENCIES.workers)
}, 30_000)

test('a code leaves within five seconds while a bank, the agencies and the mail server are silent', async () => {
  await expect.poll(() => calls.bank, { timeout: 15_000 }).toBe(slotsPerBank)
  const subject = `sign-up:${newUuid()}`
  const { messages, clock, database } = services.deps
  const code = {
    channel: 'SMS',
    template: 'SIGN_UP',
    to: '+84936200001',
    language: 'vi',
    words: { code: '123456' },
    subject,
    idempotencyKey: subject,
    now: clock(),
  } as const
  await unitOfWork(database, (tx) => queueMessage(tx, messages, code))
  const state = async () => (await messagesAbout(database, subject))[0]?.state
  await expect.poll(state, { timeout: 5_000, interval: 50 }).toMatch(/^(SENT|DELIVERED)$/)
  expect(await sandbox.code('0936200001')).toBe('123456')
}, 30_000)

test('deadlines are kept meanwhile', async () => {
  const expired = { paymentId: newUuid() }
  await add('expire-payment', expired, 'deadline:', 1)
  const left = () => world.sql(`SELECT 1 FROM graphile_worker._private_jobs WHERE key LIKE 'deadline:%'`)
  await expect.poll(left, { timeout: 5_000, interval: 50 }).toEqual([])
}, 15_000)

test('a silent bank has its slots and no more, and another bank is called at once', async () => {
  await callOtherBank()
  expect(calls.otherBank).toBeGreaterThan(0)
  expect(calls.bank).toBe(slotsPerBank)
}, 15_000)

test('what waits for a silent bank counts no try, and is neither taken nor written again', async () => {
  const flagged = () =>
    world.sql(`SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'silent-bank:%' AND flags IS NOT NULL`)
  await expect.poll(async () => (await flagged()).length, { timeout: 15_000 }).toBe(cancels - slotsPerBank)
  const before = await waiting()
  expect(before).toHaveLength(cancels - slotsPerBank)
  expect(before.every(({ attempts }) => attempts === 0)).toBe(true)
  // Each of these is due after all that waits: the worker that takes it has looked at those first.
  for (let look = 0; look < 5; look++) await callOtherBank()
  expect(await waiting()).toEqual(before)
}, 30_000)

test('a bank that answers again is told everything that waited', async () => {
  answerAll()
  const left = () => world.sql(`SELECT 1 FROM graphile_worker.jobs WHERE key LIKE 'silent-bank:%'`)
  await expect.poll(left, { timeout: 90_000 }).toEqual([])
  expect(calls.bank).toBeGreaterThanOrEqual(cancels)
}, 100_000)
