import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { generateKeyPairJwk, requestAudience, signMessage } from '#lib/signed-message.ts'
import { payWithCard } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import type { Book } from './read-book.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const path = '/bank/v1/card-payments/ABCDEFGH12/cancel'
const post = (headers: Record<string, string>, body = '{}') =>
  fetch(sandbox.url(path), { method: 'POST', headers, body })

test('an unsigned message is refused', async () => {
  const response = await post({})
  expect([response.status, await response.json()]).toEqual([
    401,
    { code: 'SIGNATURE_MISSING', message: expect.any(String) },
  ])
})

test('a stranger who knows the key id is refused', async () => {
  const { privateJwk } = await generateKeyPairJwk('portal-1')
  const signature = await signMessage({
    privateKey: privateJwk,
    kid: 'portal-1',
    jti: 'stranger-1',
    aud: requestAudience('POST', sandbox.url('/').host, path),
    body: '{}',
    now: new Date(),
  })
  const response = await post({ 'message-signature': signature })
  expect([response.status, (await response.json()).code]).toEqual([401, 'SIGNATURE_INVALID'])
})

test('a message of the portal for another host is refused, whatever host the request names', async () => {
  const body = '{}'
  const elsewhere = {
    aud: requestAudience('POST', 'bank.example', path),
    jti: 'elsewhere-1',
    now: new Date(),
  }
  const { signer } = sandbox.portal
  const signature = await signMessage({ privateKey: signer, kid: signer.kid, body, ...elsewhere })
  const response = await post({ 'message-signature': signature, host: 'bank.example' }, body)
  expect([response.status, (await response.json()).code]).toEqual([401, 'SIGNATURE_INVALID'])
})

test.each([
  ['{"otp":"123456"}', 'amount'],
  ['{"otp":"12345","amount":"1"}', 'otp'],
  ['{"otp":"123456","amount":1}', 'amount'],
  ['{"otp":"123456","amount":"1","more":1}', 'body'],
  ['[]', 'body'],
])('debit %s is refused, signed, and names %s', async (body, field) => {
  const answer = await sandbox.payment(newReference(), 'debit', JSON.parse(body))
  expect(answer).toMatchObject({ status: 400, signed: true, body: { code: 'BODY_INVALID' } })
  expect(answer.body.message).toContain(field)
})

test('a refused body does not repeat the card number', async () => {
  const card = { number: '9704198526191432198', holderName: '', date: '07/15' }
  const body = { amount: '1', currency: 'VND', description: 'x', issuerBin: '970419', card }
  const answer = await sandbox.payment(newReference(), 'verify', body)
  expect(answer.status).toBe(400)
  expect(JSON.stringify(answer.body)).not.toContain(card.number)
})

test('a reference of another form is refused', async () => {
  const answer = await sandbox.payment('abc', 'cancel', {})
  expect(answer).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } })
})

test('50 MB are refused without being read', async () => {
  const { hostname, port } = sandbox.url('/')
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.on('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 52428800\r\n\r\n{`)
  })
  expect(answered).toMatch(/^HTTP\/1\.1 413 /)
  expect(answered).toContain('BODY_TOO_LARGE')
})

test('a body over 64 KiB whose length is not told is refused as well', async () => {
  const chunk = new TextEncoder().encode('x'.repeat(40_000))
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(chunk)
      controller.enqueue(chunk)
      controller.close()
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  const response = await fetch(sandbox.url(path), init)
  expect([response.status, (await response.json()).code]).toEqual([413, 'BODY_TOO_LARGE'])
})

test('no message is written to the log, and no card number', async () => {
  await payWithCard(sandbox)
  expect(sandbox.complaints).toEqual([])
})

test('new cards for load tests pay', async () => {
  const response = await fetch(sandbox.url('/admin/cards'), { method: 'POST', body: '{"count":20}' })
  const { cards } = await response.json()
  expect([response.status, cards.length]).toEqual([201, 20])
  for (const card of cards.slice(0, 5)) {
    const reference = newReference()
    const { number, holderName, date } = card
    const amount = '5000'
    await sandbox.payment(reference, 'verify', {
      amount,
      currency: 'VND',
      description: 'Le phi',
      issuerBin: card.bin,
      card: { number, holderName, date },
    })
    const otp = await sandbox.code(card.phone)
    const paid = await sandbox.payment(reference, 'debit', { otp, amount })
    expect(paid.body.status).toBe('SUCCEEDED')
  }
  const { totals } = await sandbox.admin<Book>('/admin/book')
  expect(totals).toMatchObject({ entriesSum: '0', accountsOff: 0 })
})
