import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import type { Sms } from '../port.ts'
import { type EsmsAccount, esmsGateway, readEsmsReport } from './esms.ts'

let sandbox: TestSandbox
let account: EsmsAccount
beforeAll(async () => {
  sandbox = await startTestSandbox({ SMS_API_KEY: 'key', SMS_SECRET_KEY: 'secret', SMS_BRANDNAME: 'DVC' })
  account = {
    baseUrl: sandbox.url('/').origin,
    apiKey: 'key',
    secretKey: 'secret',
    brandname: 'DVC',
    timeoutMs: 4_000,
  }
})
afterAll(() => sandbox.stop())

let count = 0
/** To a telephone of its own. */
const sms = (changes: Partial<Sms> = {}): Sms => ({
  to: `+84915${String(100_001 + count++)}`,
  text: 'Ma OTP cua Ong/Ba la 123456, de dang ky tai khoan.',
  messageId: newUuid(),
  deliveryUrl: 'http://127.0.0.1:9/nobody',
  ...changes,
})
const arrivedAt = async ({ to }: Sms) => {
  const { messages } = await sandbox.admin<{ messages: { text: string; sender: string }[] }>(
    `/admin/phones/${to.replace('+84', '0')}/messages`,
  )
  return messages.map(({ text, sender }) => ({ text, sender }))
}

test('an SMS is taken over, and arrives as it was written, under our name', async () => {
  const one = sms()
  expect(await esmsGateway(account).send(one)).toEqual({
    kind: 'ACCEPTED',
    providerId: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  expect(await arrivedAt(one)).toEqual([{ text: one.text, sender: 'DVC' }])
})

test('one message is one SMS, sent again or 32 times at once', async () => {
  const one = sms()
  const answers = await Promise.all(Array.from({ length: 32 }, () => esmsGateway(account).send(one)))
  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['ACCEPTED']))
  expect(await arrivedAt(one)).toHaveLength(1)
})

test.each<[string, Partial<EsmsAccount>, Partial<Sms>, string, boolean]>([
  ['a wrong key', { apiKey: 'x' }, {}, 'ESMS_101', true],
  ['a wrong secret', { secretKey: 'x' }, {}, 'ESMS_101', true],
  ['a sender that is not registered', { brandname: 'KHAC' }, {}, 'ESMS_104', true],
  ['a text that is not registered', {}, { text: 'Mã của Ông/Bà' }, 'ESMS_146', true],
  ['two parts', {}, { text: 'x'.repeat(161) }, 'ESMS_146', true],
  ['a number that is none', {}, { to: '+8491' }, 'ESMS_108', false],
  ['a blocked number', {}, { to: '+84915000099' }, 'ESMS_99', false],
])('%s is refused', async (_, ofAccount, ofSms, code, again) => {
  const one = sms(ofSms)
  const answer = await esmsGateway({ ...account, ...ofAccount }).send(one)
  expect(answer).toEqual({ kind: 'REFUSED', code, again })
  expect(await arrivedAt(one)).toEqual([])
})

describe('everything else is silence: nobody knows whether the SMS goes out', () => {
  test.each([
    ['the line is cut before', { silentBefore: 1 }, 'NO_CONNECTION', 0],
    ['the line is cut after', { silentAfter: 1 }, 'NO_CONNECTION', 1],
    ['HTTP 500', { http500: 1 }, 'HTTP_500', 0],
    ['an answer that cannot be read', { garbage: 1 }, 'GARBAGE', 1],
    ['an answer that is late', { slow: 1, slowMs: 60_000 }, 'TIMEOUT', 1],
  ])('%s', async (_, faults, code, arrived) => {
    await sandbox.switchboard({ sms: faults })
    const one = sms()
    const impatient = esmsGateway({ ...account, timeoutMs: 1_000 })
    expect(await impatient.send(one)).toEqual({ kind: 'SILENT', code })
    expect(await arrivedAt(one)).toHaveLength(arrived)
    await sandbox.switchboard({})
    expect(await esmsGateway(account).send(one)).toMatchObject({ kind: 'ACCEPTED' })
    expect(await arrivedAt(one)).toHaveLength(1)
  })

  test('the provider is off', async () => {
    const off = esmsGateway({ ...account, baseUrl: 'http://127.0.0.1:9' })
    expect(await off.send(sms())).toEqual({ kind: 'SILENT', code: 'NO_CONNECTION' })
  })
})

describe('a report', () => {
  test.each([
    ['SendStatus=5&SendSuccess=1&SendFailed=0', 'DELIVER'],
    ['SendStatus=5&SendSuccess=0&SendFailed=1', 'FAIL'],
    ['SendStatus=4', 'FAIL'],
    ['SendStatus=7&SendSuccess=0&SendFailed=0', null],
    ['SendStatus=1', null],
    ['SendStatus=5', null],
    ['SendStatus=5&SendSuccess=NaN&SendFailed=x', null],
    ['', null],
  ])('%s says %s', (query, says) => {
    expect(readEsmsReport(new URLSearchParams(query))).toBe(says)
  })
})
