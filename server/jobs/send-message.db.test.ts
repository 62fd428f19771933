import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { fitName, messagesAbout, queueMessage, type SendDeps } from '#server/domains/notifications/index.ts'
import { type JobRunner, startJobs } from '#server/jobs/worker.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type ServicesWorld, servicesWorld } from '#tests/factories/services.ts'

/** The portal's services with their jobs on one side, provider and mail server of the sandbox on the other. */
let sandbox: TestSandbox
let services: ServicesWorld
let jobs: JobRunner
let messages: SendDeps
beforeAll(async () => {
  const [port, mailPort] = [await holdPort(), await holdPort()]
  sandbox = await startTestSandbox({ SANDBOX_MAIL_PORT: String(mailPort) })
  services = await servicesWorld({
    port,
    env: {
      SERVICES_URL: `http://127.0.0.1:${port}`,
      SMS_URL: sandbox.url('/').origin,
      SMS_API_KEY: 'sandbox',
      SMS_SECRET_KEY: 'sandbox',
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    },
  })
  messages = services.deps.messages
  jobs = await startJobs(services.deps)
})
afterAll(async () => {
  await jobs.stop()
  await services.close()
  await sandbox.stop()
})

let count = 0
const newPhone = () => `+84936${String(100_001 + count++)}`

async function queued(to: string) {
  const subject = `sign-up:${newUuid()}`
  const id = await unitOfWork(messages.database, (tx) =>
    queueMessage(tx, messages, {
      channel: 'SMS',
      template: 'SIGN_UP',
      to,
      language: 'vi',
      words: { code: '123456' },
      subject,
      idempotencyKey: subject,
      now: messages.clock(),
    }),
  )
  const view = async () => (await messagesAbout(messages.database, subject))[0]
  return { id, view, state: async () => (await view())?.state }
}

const patience = { timeout: 20_000, interval: 50 }

test('an SMS that arrives is DELIVERED', async () => {
  const to = newPhone()
  const { view, state } = await queued(to)
  await expect.poll(state, patience).toBe('DELIVERED')
  expect(await view()).toMatchObject({ tries: 1, lastError: null, deliveredAt: expect.any(String) })
  expect(await sandbox.code(to.replace('+84', '0'))).toBe('123456')
})

test('an SMS that does not is FAILED, as the provider reports', async () => {
  const { view, state } = await queued('+84936000040')
  await expect.poll(state, patience).toBe('FAILED')
  expect(await view()).toMatchObject({ lastError: 'NOT_DELIVERED', deliveredAt: null })
})

test('a provider that falls silent makes one SMS, and its report says that it arrived', async () => {
  await sandbox.switchboard({ sms: { silentAfter: 1 } })
  const to = newPhone()
  const { state } = await queued(to)
  await expect.poll(state, patience).toBe('DELIVERED')
  await sandbox.switchboard({})
  const { messages: arrived } = await sandbox.admin<{ messages: unknown[] }>(
    `/admin/phones/${to.replace('+84', '0')}/messages`,
  )
  expect(arrived).toHaveLength(1)
})

test('an e-mail is SENT when the server has it', async () => {
  const subject = `holder:${newUuid()}`
  await unitOfWork(messages.database, (tx) =>
    queueMessage(tx, messages, {
      channel: 'EMAIL',
      template: 'INVITATION',
      to: 'ke.toan@example.vn',
      language: 'vi',
      words: {
        holder: fitName({ name: 'Công ty A', verified: true }),
        link: 'https://a.example/account/invitation/t',
        until: new Date(),
      },
      subject,
      idempotencyKey: subject,
      now: messages.clock(),
    }),
  )
  const state = async () => (await messagesAbout(messages.database, subject))[0]?.state
  await expect.poll(state, patience).toBe('SENT')
  const arrived = await sandbox.admin<{ messages: { text: string }[] }>(
    '/admin/mailboxes/ke.toan@example.vn/messages',
  )
  expect(arrived.messages[0]?.text).toContain('https://a.example/account/invitation/t')
})
