import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newToken, newUuid } from '#lib/ids.ts'
import { startTestSandbox } from '#sandbox/testing/test-sandbox.ts'
import { holdPort } from '#scripts/free-port.ts'
import { fitName, messagesAbout, type NewMessage, queueMessage } from '#server/domains/notifications/index.ts'
import { startJobs } from '#server/jobs/worker.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { createLogger } from '#server/platform/logger.ts'
import { startTelemetry } from '#server/platform/telemetry.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { servicesWorld } from '#tests/factories/services.ts'

/**
 * Codes, links, reasons and addresses go out, are refused, and meet providers that cut the line; then everything that the
 * portal keeps is searched for them.
 */
const folder = mkdtempSync(join(tmpdir(), 'portal-messages-'))
const traceFile = join(folder, 'traces.jsonl')
const logged: string[] = []
const stopTelemetry = startTelemetry(traceFile)
const log = createLogger('portal', 'debug', { write: (line) => void logged.push(line) })
const [port, mailPort] = [await holdPort(), await holdPort()]
const sandbox = await startTestSandbox({ SANDBOX_MAIL_PORT: String(mailPort) })
const services = await servicesWorld({
  port,
  log,
  env: {
    SERVICES_URL: `http://127.0.0.1:${port}`,
    SMS_URL: sandbox.url('/').origin,
    SMS_API_KEY: 'sandbox',
    SMS_SECRET_KEY: 'sandbox',
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
  },
})
const { messages } = services.deps
afterAll(async () => {
  await services.close()
  await sandbox.stop()
  rmSync(folder, { recursive: true, force: true })
})

const token = newToken()
const numbers = { arrives: '937111222', silent: '937333444', blocked: '937550099', lost: '937660040' }
const codes = { arrives: '718293', silent: '829304', blocked: '930415', lost: '041526' }
const boxes = { arrives: 'bich.hang.ke.toan@example.vn', missing: 'khong-co-hoang.oanh@example.vn' }
const holder = 'Công ty Xây lắp Thử Nghiệm Bí Mật'
const kept = new Map<string, string>()

type About = Pick<NewMessage, 'language' | 'subject' | 'idempotencyKey' | 'now'>
const about = (): About => {
  const subject = `test:${newUuid()}`
  return { language: 'vi', subject, idempotencyKey: subject, now: messages.clock() }
}
const code = (name: keyof typeof codes): NewMessage => ({
  ...about(),
  channel: 'SMS',
  template: 'SIGN_UP',
  to: `+84${numbers[name]}`,
  words: { code: codes[name] },
})
const invitation = (to: string): NewMessage => ({
  ...about(),
  channel: 'EMAIL',
  template: 'INVITATION',
  to,
  words: {
    holder: fitName({ name: holder, verified: true }),
    link: `https://thanhtoan.example/account/invitation/${token}`,
    until: messages.clock(),
  },
})

const patience = { timeout: 20_000, interval: 50 }

async function ends(message: NewMessage, state: string) {
  await unitOfWork(messages.database, (tx) => queueMessage(tx, messages, message))
  const arrived = async () => (await messagesAbout(messages.database, message.subject))[0]?.state === state
  await vi.waitUntil(arrived, patience)
}

beforeAll(async () => {
  const jobs = await startJobs(services.deps)
  await ends(code('arrives'), 'DELIVERED')
  await ends(code('blocked'), 'GIVEN_UP')
  await ends(code('lost'), 'FAILED')
  await sandbox.switchboard({ sms: { silentAfter: 1 } })
  await ends(code('silent'), 'DELIVERED')
  await ends(invitation(boxes.arrives), 'SENT')
  await ends(invitation(boxes.missing), 'GIVEN_UP')
  await jobs.stop()
  await stopTelemetry()
  for (const [table, text] of await copyOfEveryTable(services.scratch.ownerUrl)) kept.set(table, text)
  kept.set('log', logged.join('\n'))
  kept.set('traces', readFileSync(traceFile, 'utf8'))
})

test('everything that is kept is there to be searched', () => {
  expect(kept.get('public.message')).toContain('09x xxx x222')
  expect(kept.get('public.message')).toContain('b•••@example.vn')
  expect(kept.get('log')).toContain('a message was not taken over')
  expect(kept.get('log')).toContain('ESMS_99')
  expect(kept.get('traces')).toContain('job send-message')
  expect(kept.get('traces')).toContain('send EMAIL')
})

const placesOf = (secret: string) =>
  [...kept].filter(([, text]) => text.includes(secret)).map(([place]) => place)

test.each([
  ...Object.values(numbers),
  ...Object.values(boxes).map((box) => box.slice(0, box.indexOf('@'))),
  holder,
  token,
])('%s is nowhere: no table, log or trace', (secret) => {
  expect(placesOf(secret)).toEqual([])
})

test.each(Object.values(codes))('the code %s is nowhere', (digits) => {
  const alone = new RegExp(`(?<![0-9A-Za-z.])${digits}(?![0-9A-Za-z])`)
  expect([...kept].filter(([, text]) => alone.test(text)).map(([place]) => place)).toEqual([])
})
