import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  generateKeyPairJwk,
  importSigningKeys,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import { someTime as now, someReference as reference } from '#tests/factories/facts.ts'
import type { BankConnector, MandateOrder } from '../port.ts'
import { signedJsonBank } from './signed-json-bank.ts'

const [portal, bankKey] = await Promise.all([generateKeyPairJwk('portal-1'), generateKeyPairJwk('bank-1')])

/** What the bank heard, and what it answers, signed. */
let heard: { jti: string; call: string; body: unknown }[] = []
let answer: { status: number; content: unknown } = { status: 200, content: {} }

const server = createServer(async (request, response) => {
  const body = await text(request)
  const call = `${request.method} ${request.url}`
  const keys = [portal.publicJwk]
  const aud = requestAudience(request.method ?? '', request.headers.host ?? '', request.url ?? '')
  const signature = String(request.headers['message-signature'])
  const verified = await verifyMessage({ signature, body, aud, keys, now })
  const jti = verified.ok ? verified.value.jti : 'unverified'
  heard.push({ jti, call, body: body === '' ? null : JSON.parse(body) })
  const told = JSON.stringify(answer.content)
  const signed = { kid: 'bank-1', jti: 'answer-0001', aud: `reply:${jti}`, body: told, now }
  const reply = await signMessage({ privateKey: bankKey.privateJwk, ...signed })
  response.writeHead(answer.status, { 'message-signature': reply }).end(told)
})

let bank: BankConnector
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const [ourKey] = await importSigningKeys([portal.privateJwk])
  if (!ourKey) throw new Error('no key')
  const { port } = server.address() as AddressInfo
  const peer = { name: 'bank', baseUrl: `http://127.0.0.1:${port}`, ourKey, theirKeys: [bankKey.publicJwk] }
  bank = signedJsonBank(
    { ...peer, timeoutMs: 2_000 },
    () => now,
    async () => undefined,
  )
})
beforeEach(() => {
  heard = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const answers = (content: unknown, status = 200) => {
  answer = { status, content }
}

const at = '2026-11-21T03:00:00Z'
const order = {
  reference,
  mandate: '4900000000012345',
  amount: 150_000n,
  split: [
    { agencyId: 'H47.20', amount: 100_000n },
    { agencyId: 'H47.22', amount: 50_000n },
  ],
  description: 'Thanh toan DVC 0123456789ABC',
}
const mandate: MandateOrder = {
  number: '4900000000012345',
  version: 2,
  state: 'SUSPENDED',
  account: '1024000111222',
  accountHolder: 'CONG TY TNHH XAY DUNG THU BON',
  holderTaxCode: '4000123458',
  holderIdentityNumber: null,
  dailyLimit: 500_000_000n,
}

test('a debit goes out once under one message id, money as decimal strings', async () => {
  answers({ reference, status: 'SUCCEEDED', at, amount: '150000', bankReference: 'FT26325000017' })
  const first = await bank.debitAccount(order)
  await bank.debitAccount(order)
  expect(first).toMatchObject({ kind: 'ANSWERED', value: { status: 'SUCCEEDED', amount: 150_000n } })
  const { reference: _, ...facts } = order
  const split = order.split.map(({ agencyId, amount }) => ({ agencyId, amount: String(amount) }))
  const sent = {
    jti: `${reference}-account-debit`,
    call: `POST /bank/v1/account-debits/${reference}/debit`,
    body: { ...facts, amount: '150000', split },
  }
  expect(heard).toEqual([sent, sent])
})

test('questions and fences go to the debit’s own address, each as a message of its own', async () => {
  answers({ reference, status: 'CANCELLED', at })
  for (const ask of [bank.cancelDebit, bank.queryDebit, bank.queryDebit]) {
    expect(await ask(reference)).toMatchObject({ kind: 'ANSWERED', value: { status: 'CANCELLED' } })
  }
  expect(heard.map(({ call }) => call)).toEqual([
    `POST /bank/v1/account-debits/${reference}/cancel`,
    `GET /bank/v1/account-debits/${reference}`,
    `GET /bank/v1/account-debits/${reference}`,
  ])
  expect(new Set(heard.map(({ jti }) => jti)).size).toBe(3)
})

test('a mandate is put at its number with all that the bank keeps', async () => {
  answers({ number: mandate.number, version: 2, status: 'SUSPENDED' })
  expect(await bank.putMandate(mandate)).toMatchObject({
    kind: 'ANSWERED',
    value: { number: mandate.number, version: 2, status: 'SUSPENDED' },
  })
  const { number, dailyLimit: _, ...rest } = mandate
  expect(heard).toMatchObject([
    { call: `PUT /bank/v1/mandates/${number}`, body: { ...rest, dailyLimit: '500000000' } },
  ])
})

describe('an answer of another form is silence', () => {
  const otp = { maskedPhone: '09x', digits: 6, validUntil: at, triesLeft: 3 }
  test.each<[string, unknown]>([
    ['a code to wait for', { reference, status: 'AWAITING_OTP', at, otp }],
    ['money without an amount', { reference, status: 'SUCCEEDED', at, bankReference: 'FT1' }],
    ['money without a bank reference', { reference, status: 'SUCCEEDED', at, amount: '150000' }],
    [
      'an amount that is a number',
      { reference, status: 'SUCCEEDED', at, amount: 150000, bankReference: 'FT1' },
    ],
    ['PROCESSING without an end', { reference, status: 'PROCESSING', at }],
    ['a decline without a reason', { reference, status: 'DECLINED', at }],
    ['the answer to a mandate', { number: mandate.number, version: 1, status: 'ACTIVE' }],
    ['a status that we do not know', { reference, status: 'REVERSED', at }],
  ])('to a debit: %s', async (_, content) => {
    answers(content)
    for (const asked of [
      await bank.debitAccount(order),
      await bank.queryDebit(reference),
      await bank.cancelDebit(reference),
    ]) {
      expect(asked).toEqual({ kind: 'SILENT', why: 'answer of another form' })
    }
  })

  test.each<[string, unknown]>([
    ['no version', { number: mandate.number, status: 'ACTIVE' }],
    ['a version that is none', { number: mandate.number, version: 0, status: 'ACTIVE' }],
    ['a state that we do not know', { number: mandate.number, version: 1, status: 'DORMANT' }],
    ['a refusal without a reason', { number: mandate.number, version: 1, status: 'REFUSED' }],
    [
      'a reason that we do not know',
      { number: mandate.number, version: 1, status: 'REFUSED', reason: 'MOOD' },
    ],
    ['a payment status', { reference, status: 'CANCELLED', at }],
  ])('to a mandate: %s', async (_, content) => {
    answers(content)
    expect(await bank.putMandate(mandate)).toEqual({ kind: 'SILENT', why: 'answer of another form' })
  })
})

test('a signed refusal of the call is a refusal', async () => {
  const refused = (code: string) => ({ kind: 'REFUSED', code, retryAfterSeconds: null })
  answers({ code: 'REFERENCE_REUSED', message: 'No.' }, 409)
  expect(await bank.debitAccount(order)).toEqual(refused('REFERENCE_REUSED'))
  answers({ code: 'VERSION_REUSED', message: 'No.' }, 409)
  expect(await bank.putMandate(mandate)).toEqual(refused('VERSION_REUSED'))
})
