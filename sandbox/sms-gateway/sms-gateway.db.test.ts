import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

const PATH = '/MainService.svc/json/SendMultipleMessage_V4_post_json/'

let sandbox: TestSandbox
let customer: Server
const told: URL[] = []
/** Telephones whose next report the customer does not take. */
const deaf = new Set<string | null>()
beforeAll(async () => {
  sandbox = await startTestSandbox()
  customer = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://customer')
    told.push(url)
    response.writeHead(deaf.delete(url.searchParams.get('phonenumber')) ? 500 : 200).end()
  })
  await new Promise<void>((done) => customer.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  customer.close()
  await sandbox.stop()
})

let count = 0
function request(changes: Record<string, unknown> = {}) {
  const { port } = customer.address() as AddressInfo
  return {
    ApiKey: 'sandbox',
    SecretKey: 'sandbox',
    Phone: `09150${String(10_001 + count++)}`,
    Content: 'Ma OTP cua Ong/Ba la 123456, de dang ky tai khoan.',
    Brandname: 'DVC',
    SmsType: '2',
    RequestId: crypto.randomUUID(),
    CallbackUrl: `http://127.0.0.1:${port}/report`,
    ...changes,
  }
}

async function send(body: object | string) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(sandbox.url(PATH), { method: 'POST', body: text })
  return (await response.json()) as Record<string, unknown>
}
const smsOn = async (phone: string) =>
  (await sandbox.admin<{ messages: unknown[] }>(`/admin/phones/${phone}/messages`)).messages
const reportsOn = (phone: string) =>
  told.filter(({ searchParams }) => searchParams.get('phonenumber') === phone)

test('accepted, arrived, reported', async () => {
  const one = request()
  const answer = await send(one)
  expect(answer).toMatchObject({ CodeResult: '100', SMSID: expect.any(String) })
  expect(await smsOn(one.Phone)).toHaveLength(1)
  await eventually(() => expect(reportsOn(one.Phone)).toHaveLength(1))
  expect(Object.fromEntries(reportsOn(one.Phone)[0]?.searchParams ?? [])).toMatchObject({
    SMSID: answer.SMSID,
    RequestId: one.RequestId,
    SendStatus: '5',
    SendSuccess: '1',
    SendFailed: '0',
  })
})

test('one RequestId is one SMS, 20 times at once; the others hear that it exists', async () => {
  const one = request()
  const codes = (await Promise.all(Array.from({ length: 20 }, () => send(one)))).map(
    ({ CodeResult }) => CodeResult,
  )
  expect(codes.toSorted()).toEqual(['100', ...Array(19).fill('124')])
  expect(await smsOn(one.Phone)).toHaveLength(1)
})

test('a report that is not heard comes again, after a restart too, five times at most', async () => {
  const one = request()
  deaf.add(one.Phone)
  await send(one)
  await eventually(() => expect(reportsOn(one.Phone)).toHaveLength(1))
  await sandbox.restart()
  await eventually(() => expect(reportsOn(one.Phone)).toHaveLength(2))
  deaf.add(one.Phone)
  await sandbox.database.pool.query(
    'UPDATE gateway_sms SET report_tries = 4, report_due_at = now() WHERE request_id = $1',
    [one.RequestId],
  )
  await eventually(async () => {
    const { rows } = await sandbox.database.pool.query(
      'SELECT report_tries, report_due_at FROM gateway_sms WHERE request_id = $1',
      [one.RequestId],
    )
    expect(rows).toEqual([{ report_tries: 5, report_due_at: null }])
  })
})

test('a number out of reach gets no SMS, and the report says so', async () => {
  const one = request({ Phone: '0915000040' })
  expect(await send(one)).toMatchObject({ CodeResult: '100' })
  await eventually(() => expect(reportsOn('0915000040')).toHaveLength(1))
  expect(reportsOn('0915000040')[0]?.searchParams.get('SendFailed')).toBe('1')
  expect(await smsOn('0915000040')).toEqual([])
})

test('tried only: valid, and nothing goes out', async () => {
  const one = request({ Sandbox: '1' })
  expect(await send(one)).toMatchObject({ CodeResult: '100' })
  expect(await smsOn(one.Phone)).toEqual([])
})

describe('refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a wrong key', { ApiKey: 'x' }, '101'],
    ['a wrong secret', { SecretKey: 'x' }, '101'],
    ['advertising', { SmsType: '1' }, '118'],
    ['another’s sender', { Brandname: 'NGANHANG' }, '104'],
    ['a number abroad', { Phone: '+4915112345678' }, '108'],
    ['a number with its country', { Phone: '84915000001' }, '108'],
    ['a blocked number', { Phone: '0915000099' }, '99'],
    ['accents', { Content: 'Mã của Ông/Bà' }, '146'],
    ['161 septets', { Content: `${'x'.repeat(159)}[` }, '146'],
    ['Unicode', { IsUnicode: '1' }, '146'],
  ])('%s', async (_, changes, code) => {
    const one = request(changes)
    expect(await send(one)).toMatchObject({ CodeResult: code })
    expect(await smsOn(one.Phone)).toEqual([])
  })

  test.each(['', 'null', '{"ApiKey":"sandbox"}', '[]'])('%j is no request', async (body) => {
    expect(await send(body)).toEqual({ error: 'Invalid request' })
  })
})
