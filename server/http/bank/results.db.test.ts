import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newReference, newToken } from '#lib/ids.ts'
import { bankApi } from '#tests/bank-api/openapi.ts'
import { type SignedMessage, servicesHost, servicesWorld } from '#tests/factories/services.ts'

const services = await servicesWorld()
afterAll(services.close)
const { bank, nextBank, agency, portal, stranger } = services.keys
const api = bankApi()

let money = 0
const success = (changes: object = {}) =>
  JSON.stringify({
    reference: newReference(),
    status: 'SUCCEEDED',
    amount: '150000',
    bankReference: `FT${String(++money).padStart(12, '0')}`,
    at: '2026-11-21T03:00:00Z',
    ...changes,
  })

/** Sends to the real endpoint; whatever comes back must be as the document says. */
async function post(message: Partial<SignedMessage>) {
  const answer = await services.send({ body: success(), key: bank, ...message })
  const { status, body } = answer
  expect(api.faults({ method: 'POST', path: '/bank/v1/results', status, body })).toEqual([])
  return answer
}
const countOf = async (table: string, where: string) =>
  (await services.scratch.pool.query(`SELECT 1 FROM ${table} WHERE ${where}`)).rowCount

describe('a message that nobody is known to have sent is refused unsigned, and leaves nothing', () => {
  const far = (seconds: number) => addMs(services.deps.clock(), seconds * 1000)
  test.each<[string, Partial<SignedMessage>, number, string]>([
    ['unsigned', { key: null }, 401, 'SIGNATURE_MISSING'],
    ['signed by a stranger under the bank’s key id', { key: stranger }, 401, 'SIGNATURE_INVALID'],
    ['signed by an agency', { key: agency }, 401, 'SIGNATURE_INVALID'],
    ['signed by ourselves', { key: portal }, 401, 'SIGNATURE_INVALID'],
    [
      'signed for another endpoint',
      { aud: `POST ${servicesHost}/agency/v1/dossiers` },
      401,
      'SIGNATURE_INVALID',
    ],
    ['signed for another method', { aud: `PUT ${servicesHost}/bank/v1/results` }, 401, 'SIGNATURE_INVALID'],
    ['signed for another host', { aud: 'POST other.example/bank/v1/results' }, 401, 'SIGNATURE_INVALID'],
    ['signed for no host', { aud: 'POST /bank/v1/results' }, 401, 'SIGNATURE_INVALID'],
    ['signed as an answer', { aud: `reply:${newToken()}` }, 401, 'SIGNATURE_INVALID'],
    ['signed 301 s ago', { signedAt: far(-301) }, 401, 'SIGNATURE_STALE'],
    ['signed 360 s from now', { signedAt: far(360) }, 401, 'SIGNATURE_STALE'],
    ['larger than 64 KiB', { body: success({ note: 'x'.repeat(65_536) }) }, 413, 'BODY_TOO_LARGE'],
    ['larger and unsigned', { body: 'x'.repeat(65_537), key: null }, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, message, status, code) => {
    const jti = newToken()
    expect(await post({ ...message, jti })).toMatchObject({ status, body: { code }, signed: false })
    expect(await countOf('bank_inbox', `message_id = '${jti}'`)).toBe(0)
  })

  test('one byte of the body is changed on the way', async () => {
    const { signature, body } = await signedOver(success())
    const answer = await fetch(url(), {
      method: 'POST',
      headers: { 'message-signature': signature },
      body: body.replace('150000', '950000'),
    })
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'SIGNATURE_INVALID' }])
  })
})

describe('a message of the bank that is not a payment status is refused in a signed answer', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['not JSON', '{"reference":'],
    ['not UTF-8', bytes('{"reference":"', [0xff, 0xfe], '"}')],
    ['a list', '[]'],
    ['a NUL in a text', success({ note: 'a\u0000b' })],
    ['half of a surrogate pair', success({ note: 'X' }).replace('"X"', '"\\ud800"')],
    ['30,000 levels deep', `{"note":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    [
      'deep beside a good status',
      success({ note: 0 }).replace('"note":0', `"note":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
    ],
    ['an unknown status', success({ status: 'PAID' })],
    ['a number for an amount', success({ amount: 150_000 })],
    ['a fraction', success({ amount: '150000.5' })],
    ['a negative amount', success({ amount: '-150000' })],
    ['nothing taken', success({ amount: '0' })],
    ['more than there is', success({ amount: '1'.repeat(14) })],
    ['no amount', success({ amount: undefined })],
    ['no bank reference', success({ bankReference: undefined })],
    ['a reference of another form', success({ reference: 'abc' })],
    ['no time', success({ at: 'yesterday' })],
    ['a time that no database holds', success({ at: '0000-01-01T00:00:00Z' })],
  ])('%s', async (_, body) => {
    expect(await post({ body })).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' }, signed: true })
  })
})

describe('a good message is stored, applied and answered after the commit', () => {
  test('for a reference that does not exist: accepted, and the money is in suspense', async () => {
    const reference = newReference()
    const jti = newToken()
    expect(await post({ body: success({ reference }), jti })).toEqual({
      status: 200,
      body: { result: 'ACCEPTED', messageId: jti },
      signed: true,
    })
    expect(await countOf('capture', `reference = '${reference}' AND reason = 'UNKNOWN_REFERENCE'`)).toBe(1)
  })

  test('signed with the bank’s other key', async () => {
    expect(await post({ key: nextBank })).toMatchObject({ status: 200, signed: true })
  })

  test('signed 299 s ago', async () => {
    expect(await post({ signedAt: addMs(services.deps.clock(), -299_000) })).toMatchObject({ status: 200 })
  })

  test('replayed byte by byte: the same answer, nothing more', async () => {
    const { signature, body, jti } = await signedOver(success())
    for (let copy = 0; copy < 3; copy++) {
      const answer = await fetch(url(), { method: 'POST', headers: { 'message-signature': signature }, body })
      expect([answer.status, await answer.json()]).toEqual([200, { result: 'ACCEPTED', messageId: jti }])
    }
    const { bankReference } = JSON.parse(body)
    expect(await countOf('capture', `bank_reference = '${bankReference}'`)).toBe(1)
  })

  test('50 copies at once: 50 good answers, booked once', async () => {
    const body = success()
    const jti = newToken()
    const answers = await Promise.all(Array.from({ length: 50 }, () => post({ body, jti })))
    expect(new Set(answers.map(({ status, signed }) => `${status} ${signed}`))).toEqual(new Set(['200 true']))
    expect(await countOf('capture', `bank_reference = '${JSON.parse(body).bankReference}'`)).toBe(1)
  })

  test('the same id with another amount: 409, the first stands, the second is kept', async () => {
    const reference = newReference()
    const jti = newToken()
    await post({ body: success({ reference }), jti })
    const other = await post({ body: success({ reference, amount: '1' }), jti })
    expect(other).toMatchObject({ status: 409, body: { code: 'MESSAGE_ID_REUSED' }, signed: true })
    expect(await countOf('capture', `reference = '${reference}'`)).toBe(1)
    expect(await countOf('bank_inbox_conflict', `message_id = '${jti}'`)).toBe(1)
  })

  test('with fields that we do not know, in any script', async () => {
    expect(await post({ body: success({ note: 'Lệ phí hồ sơ 😀', more: { a: [1, 2] } }) })).toMatchObject({
      status: 200,
    })
  })

  test.each([
    { status: 'DECLINED', reason: 'INSUFFICIENT_BALANCE' },
    { status: 'CANCELLED' },
    { status: 'PROCESSING', expectedBy: '2026-11-21T03:10:00Z' },
  ])('$status of a reference that does not exist is noted', async (fields) => {
    const body = JSON.stringify({ reference: newReference(), at: '2026-11-21T03:00:00Z', ...fields })
    expect(await post({ body })).toMatchObject({ status: 200, body: { result: 'ACCEPTED' } })
  })
})

describe('50 MB', () => {
  const size = 50 * 1024 * 1024
  test.each([
    ['announced', { 'content-length': String(size) }],
    ['in chunks of unknown length', { 'transfer-encoding': 'chunked' }],
  ])('%s: refused with 413, and never held in memory', async (_, headers) => {
    const before = process.memoryUsage().rss
    const { status, body, peak } = await flood(size, headers)
    expect([status, JSON.parse(body)]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }])
    expect(peak - before).toBeLessThan(32 * 1024 * 1024)
    expect(await post({})).toMatchObject({ status: 200 })
  })
})

test('what is not there is 404, and another method too', async () => {
  expect((await fetch(url('/bank/v1/nothing'))).status).toBe(404)
  expect((await fetch(url())).status).toBe(404)
})

test('a database that is away: 503, unsigned, to be sent again', async () => {
  const lost = await servicesWorld()
  await lost.deps.database.close()
  const answer = await lost.send({ body: success(), key: lost.keys.bank })
  expect(answer).toMatchObject({ status: 503, body: { code: 'TEMPORARY' }, signed: false })
  await lost.close().catch(() => lost.scratch.close())
})

const url = (path = '/bank/v1/results') => `http://127.0.0.1:${services.port}${path}`

async function signedOver(body: string) {
  const { requestAudience, signMessage } = await import('#lib/signed-message.ts')
  const jti = newToken()
  const now = services.deps.clock()
  const aud = requestAudience('POST', servicesHost, '/bank/v1/results')
  const signature = await signMessage({ privateKey: bank.privateJwk, kid: 'bank-1', jti, aud, body, now })
  return { signature, body, jti }
}

/** Sends so many bytes, no faster than they are taken, until it is answered; tells the most memory in use meanwhile. */
async function flood(size: number, headers: Record<string, string>) {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  let peak = 0
  let left = size
  const request = httpRequest({
    port: services.port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/bank/v1/results',
    headers,
    agent: false,
  })
  const response = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.on('response', async (answer) =>
      resolve({ status: answer.statusCode ?? 0, body: await text(answer) }),
    )
    // The other side may close the line once it has answered.
    request.on('error', reject)
  })
  const pour = () => {
    while (left > 0 && !request.destroyed) {
      left -= chunk.byteLength
      peak = Math.max(peak, process.memoryUsage().rss)
      if (!request.write(chunk)) return void request.once('drain', pour)
    }
    request.end()
  }
  pour()
  const answer = await response
  request.destroy()
  return { ...answer, peak }
}
