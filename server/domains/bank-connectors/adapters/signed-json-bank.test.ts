import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import {
  generateKeyPairJwk,
  importSigningKeys,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import { someTime as now, someReference as reference } from '#tests/factories/facts.ts'
import type { OtherAnswer } from '../port.ts'
import { signedJsonBank } from './signed-json-bank.ts'

const timeoutMs = 250
const [portal, bankKey, stranger] = await Promise.all([
  generateKeyPairJwk('portal-1'),
  generateKeyPairJwk('bank-1'),
  generateKeyPairJwk('bank-1'),
])

type Heard = { readonly jti: string; readonly method: string; readonly path: string; readonly body: string }
type Answer = (response: ServerResponse, heard: Heard) => void | Promise<void>

let answer: Answer = (response) => void response.end()
let heard: Heard[] = []
const server = createServer(async (request: IncomingMessage, response) => {
  const body = await text(request)
  const { method = '', url: path = '' } = request
  const verified = await verifyMessage({
    signature: String(request.headers['message-signature']),
    body,
    aud: requestAudience(method, request.headers.host ?? '', path),
    keys: [portal.publicJwk],
    now,
  })
  const message = { jti: verified.ok ? verified.value.jti : 'unverified', method, path, body }
  heard.push(message)
  await answer(response, message)
})

let bank: ReturnType<typeof signedJsonBank>
const others: OtherAnswer[] = []
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const [ourKey] = await importSigningKeys([portal.privateJwk])
  if (!ourKey) throw new Error('no key')
  const { port } = server.address() as AddressInfo
  bank = signedJsonBank(
    { name: 'bank', baseUrl: `http://127.0.0.1:${port}`, ourKey, theirKeys: [bankKey.publicJwk], timeoutMs },
    () => now,
    async (answer) => void others.push(answer),
  )
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Signing = { key?: typeof bankKey; aud?: string; at?: Date; status?: number; tamper?: boolean }

/** A signed answer with this content, wrong in one way where it is told to be. */
const signed =
  (content: unknown, { key = bankKey, aud, at = now, status = 200, tamper = false }: Signing = {}): Answer =>
  async (response, { jti }) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content)
    const signature = await signMessage({
      privateKey: key.privateJwk,
      kid: 'bank-1',
      jti: 'answer-0001',
      aud: aud ?? `reply:${jti}`,
      body,
      now: at,
    })
    response.writeHead(status, { 'message-signature': signature }).end(tamper ? `${body} ` : body)
  }

const cancelled = { reference, status: 'CANCELLED', at: '2026-11-21T03:00:00Z' }

async function ask(next: Answer) {
  answer = next
  heard = []
  return bank.query(reference)
}

test('a signed answer to this very question is believed, and kept as it came', async () => {
  expect(await ask(signed(cancelled))).toEqual({
    kind: 'ANSWERED',
    value: cancelled,
    message: { id: 'answer-0001', body: JSON.stringify(cancelled) },
  })
})

describe('everything else is silence: nobody knows what became of the call', () => {
  const redirect: Answer = (response) => void response.writeHead(302, { location: '/elsewhere' }).end()
  test.each<[string, Answer]>([
    ['no answer in time', () => undefined],
    ['half an answer, then nothing', (response) => void response.writeHead(200).write('{"ref')],
    ['a cut line', (response) => void response.destroy()],
    ['an answer without a signature', (response) => void response.end(JSON.stringify(cancelled))],
    [
      'a page of some machine in between',
      (response) => void response.writeHead(502).end('<html>Bad Gateway</html>'),
    ],
    ['an empty answer', (response) => void response.end()],
    ['a redirect', redirect],
    ['the signature of a stranger under the bank’s key id', signed(cancelled, { key: stranger })],
    ['a changed body', signed(cancelled, { tamper: true })],
    ['the answer to another question', signed(cancelled, { aud: 'reply:another-question' })],
    [
      'a request of the bank sent back as an answer',
      signed(cancelled, { aud: `GET /bank/v1/card-payments/${reference}` }),
    ],
    ['an answer signed 301 s ago', signed(cancelled, { at: addMs(now, -301_000) })],
    ['an answer signed 301 s from now', signed(cancelled, { at: addMs(now, 301_000) })],
    ['a signed 500', signed({ code: 'INTERNAL', message: '' }, { status: 500 })],
    ['a signed answer that is not JSON', signed('<html>')],
    ['a signed answer of another form', signed({ status: 'CANCELLED' })],
    ['a status that we do not know', signed({ ...cancelled, status: 'REVERSED' })],
    ['money without an amount', signed({ ...cancelled, status: 'SUCCEEDED', bankReference: 'FT1' })],
    ['text that cannot be stored', signed({ ...cancelled, note: 'a\u0000' })],
    ['an answer of more than 64 KiB', signed({ ...cancelled, note: 'x'.repeat(65_536) })],
    ['a refusal of another form', signed({ error: 'no' }, { status: 404 })],
  ])('%s', async (_, next) => {
    const started = performance.now()
    expect(await ask(next)).toMatchObject({ kind: 'SILENT' })
    expect(performance.now() - started).toBeLessThan(timeoutMs + 2_000)
  })

  test('a bank that is off', async () => {
    const [ourKey] = await importSigningKeys([portal.privateJwk])
    if (!ourKey) throw new Error('no key')
    const off = signedJsonBank(
      { name: 'bank', baseUrl: 'http://127.0.0.1:9', ourKey, theirKeys: [bankKey.publicJwk], timeoutMs },
      () => now,
      async () => undefined,
    )
    expect(await off.ping()).toMatchObject({ kind: 'SILENT' })
  })
})

test.each([
  ['REFERENCE_UNKNOWN', 404, undefined, null],
  ['OTP_TOO_SOON', 429, 12, 12],
])('a signed refusal is a refusal: %s', async (code, status, retryAfterSeconds, expected) => {
  expect(await ask(signed({ code, message: 'No.', retryAfterSeconds }, { status }))).toEqual({
    kind: 'REFUSED',
    code,
    retryAfterSeconds: expected,
  })
})

describe('an answer that names another reference is silence, and is kept for people', () => {
  const named = 'ANOTHER00001'
  const order = { reference, mandate: '491234567812', amount: 1n, split: [], description: 'x' }
  const mandate = {
    number: reference,
    version: 1,
    state: 'ACTIVE',
    account: '1',
    accountHolder: 'A',
    holderTaxCode: '4000123457',
    holderIdentityNumber: null,
    dailyLimit: 1n,
  } as const
  const card = { number: '9704198526191432198', holderName: 'NGUYEN VAN A', date: '07/15' }
  const back = {
    refundReference: reference,
    bankReference: 'FT1',
    original: { reference, key: null, content: null, amount: 1n, at: new Date() },
    amount: 1n,
    reason: 'DUPLICATE',
    agencyId: null,
  }
  /** Every call that is about something; one that is added to the port needs a row. */
  const calls: Record<Exclude<keyof typeof bank, 'name' | 'ping'>, () => Promise<unknown>> = {
    verifyCard: () => bank.verifyCard({ reference, amount: 1n, description: 'x', issuerBin: '970419', card }),
    sendOtp: () => bank.sendOtp(reference, 2),
    debit: () => bank.debit(reference, 1, '123456', 1n),
    cancel: () => bank.cancel(reference),
    query: () => bank.query(reference),
    debitAccount: () => bank.debitAccount(order),
    cancelDebit: () => bank.cancelDebit(reference),
    queryDebit: () => bank.queryDebit(reference),
    putMandate: () => bank.putMandate(mandate),
    refund: () => bank.refund(back),
  }
  const about = { putMandate: 'MANDATE', refund: 'REFUND' } as Readonly<Record<string, string>>
  const content = { reference: named, refundReference: named, number: named, status: 'CANCELLED' }

  test.each(Object.entries(calls))('%s', async (name, call) => {
    for (const status of [200, 409, 500]) {
      others.length = 0
      answer = signed(content, { status })
      expect(await call()).toMatchObject({ kind: 'SILENT' })
      expect(others).toEqual([
        {
          connector: 'bank',
          about: about[name] ?? 'PAYMENT',
          reference,
          named,
          message: { id: 'answer-0001', body: JSON.stringify(content) },
        },
      ])
    }
  })
})

test('a retry of the same operation carries the same message id; each try of a code has its own', async () => {
  answer = signed(cancelled)
  heard = []
  for (const tryNumber of [1, 1, 2]) await bank.debit(reference, tryNumber, '123456', 150_000n)
  await bank.sendOtp(reference, 2)
  await bank.sendOtp(reference, 2)
  const ids = heard.map(({ jti }) => jti)
  expect(ids).toEqual([
    `${reference}-debit-1`,
    `${reference}-debit-1`,
    `${reference}-debit-2`,
    `${reference}-otp-2`,
    `${reference}-otp-2`,
  ])
})

test('a question is asked anew each time', async () => {
  await ask(signed(cancelled))
  await bank.query(reference)
  expect(new Set(heard.map(({ jti }) => jti)).size).toBe(2)
})
