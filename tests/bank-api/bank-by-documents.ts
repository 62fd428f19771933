import { createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { JWK } from 'jose'
import jws from 'jws'

/**
 * A bank written from docs/bank-api.md alone: it imports nothing of this project, and signs with a library that the portal does not
 * use. It keeps to the document unless a test tells it otherwise.
 */

type Json = Readonly<Record<string, unknown>>
export type Asked = { readonly method: string; readonly path: string; readonly body: Json | null }
type Answer = { readonly status: number; readonly content: unknown }
type Payment = { status: Json; readonly amount: string }

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)
const moment = (date = new Date()): string => `${date.toISOString().slice(0, 19)}Z`
const base64url = (body: string): string => Buffer.from(body).toString('base64url')

export async function bankByDocuments(kid: string) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const asked: Asked[] = []
  const payments = new Map<string, Payment>()
  const scripted: { readonly call: RegExp; readonly answer: (asked: Asked) => Answer }[] = []
  const numbers: string[] = []
  const jtis: string[] = []
  const givenBack: string[] = []
  let portalKey: KeyObject
  let made = 0

  const nextNumber = (): string => numbers.shift() ?? `${kid}-${++made}`

  function sign(body: string, aud: string, jti = jtis.shift() ?? randomUUID()): string {
    const header = { alg: 'ES256', kid, iat: seconds(new Date()), jti, aud } as const
    const [head, , signature] = jws.sign({ header, payload: body, privateKey: keys.privateKey }).split('.')
    return `${head}..${signature}`
  }

  /** The protected header of a message of the portal that holds; throws for any other. */
  function verified(signature: string | null | undefined, body: string): Json {
    const [head = '', between, tail] = (signature ?? '').split('.')
    if (between !== '') throw new Error('The signature is not detached')
    const whole = `${head}.${base64url(body)}.${tail}`
    if (!jws.verify(whole, 'ES256', portalKey.export({ type: 'spki', format: 'pem' })))
      throw new Error('The signature does not hold')
    return JSON.parse(Buffer.from(head, 'base64url').toString()) as Json
  }

  const otp = () => ({
    maskedPhone: '09x xxx x678',
    digits: 6,
    validUntil: moment(new Date(Date.now() + 120_000)),
    triesLeft: 3,
  })

  /** The status of a payment for which money was taken under this number. */
  const taken = (reference: string, amount: string, bankReference = nextNumber()): Json => ({
    reference,
    status: 'SUCCEEDED',
    amount,
    bankReference,
    at: moment(),
  })

  /** Its numbers occur twice: what goes back is what bears the number and of which all of `original` is true. Other money it does not keep. */
  function giveBack(body: Json | null): 'ORIGINAL_UNKNOWN' | 'ORIGINAL_AMBIGUOUS' | null {
    const original = body?.original as Json | undefined
    const numbered = [...payments].filter(([, { status }]) => status.bankReference === body?.bankReference)
    const meant = numbered.filter(
      ([reference, { status, amount }]) =>
        original === undefined ||
        (original.reference === reference && original.amount === amount && original.at === status.at),
    )
    if (numbered.length > 0 && meant.length === 0) return 'ORIGINAL_UNKNOWN'
    if (meant.length > 1) return 'ORIGINAL_AMBIGUOUS'
    givenBack.push(...meant.map(([reference]) => reference))
    return null
  }

  function answerTo({ method, path, body }: Asked): Answer {
    const ok = (content: unknown): Answer => ({ status: 200, content })
    const [, kind = '', reference = '', verb = ''] =
      /^\/bank\/v1\/([a-z-]+)(?:\/([0-9A-Z]+))?(?:\/(\w+))?$/.exec(path) ?? []
    const amount = String(body?.amount ?? '0')
    if (kind === 'ping') return ok({ status: 'UP' })
    if (kind === 'mandates') return ok({ number: reference, version: body?.version, status: body?.state })
    if (kind === 'refunds') {
      const refused = giveBack(body)
      if (refused !== null)
        return ok({ refundReference: reference, status: 'REFUSED', reason: refused, amount, at: moment() })
      return ok({
        refundReference: reference,
        status: 'REFUNDED',
        amount,
        at: moment(),
        bankReference: nextNumber(),
      })
    }
    const payment = payments.get(reference)
    if (verb === 'verify') {
      const status = { reference, status: 'AWAITING_OTP', amount, at: moment(), otp: otp() }
      payments.set(reference, { status, amount })
      return ok({ status: 'OTP_SENT', otp: otp() })
    }
    if (verb === 'otp') return ok({ status: 'OTP_SENT', otp: otp() })
    if (verb === 'debit') {
      const known = payment?.status.status === 'SUCCEEDED' ? payment.status : taken(reference, amount)
      payments.set(reference, { status: known, amount })
      return ok(known)
    }
    if (verb === 'cancel') {
      const final = payment?.status.status === 'SUCCEEDED' ? payment.status : null
      const status = final ?? { reference, status: 'CANCELLED', at: moment() }
      payments.set(reference, { status, amount: payment?.amount ?? '0' })
      return ok(status)
    }
    if (method === 'GET' && payment !== undefined) return ok(payment.status)
    return { status: 404, content: { code: 'REFERENCE_UNKNOWN', message: 'Never seen.' } }
  }

  const server = createServer(async (request, response) => {
    const sent = await text(request)
    const header = request.headers['message-signature']
    const { jti, aud } = verified(Array.isArray(header) ? header[0] : header, sent)
    const one: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: sent === '' ? null : (JSON.parse(sent) as Json),
    }
    if (aud !== `${one.method} ${request.headers.host}${one.path}`)
      throw new Error(`Signed for ${aud}, sent to ${one.path}`)
    asked.push(one)
    const at = scripted.findIndex(({ call }) => call.test(`${one.method} ${one.path}`))
    const { status, content } =
      at < 0 ? answerTo(one) : (scripted.splice(at, 1)[0]?.answer(one) ?? answerTo(one))
    const body = JSON.stringify(content)
    response.writeHead(status, { 'message-signature': sign(body, `reply:${jti}`) }).end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    /** Given to the portal when both exchange their keys. */
    publicKeys: JSON.stringify({
      keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid, alg: 'ES256' }],
    }),
    meetPortal: (publicJwk: JWK) => {
      portalKey = createPublicKey({ key: publicJwk, format: 'jwk' })
    },
    /** Every call of the portal. */
    asked,
    countOf: (call: RegExp) => asked.filter(({ method, path }) => call.test(`${method} ${path}`)).length,
    /** The references of the payments whose money went back. */
    givenBack,
    /** The next money that it takes gets these numbers. */
    nextNumbersAre: (...next: string[]) => void numbers.push(...next),
    /** Its next messages get these ids. */
    nextMessageIdsAre: (...next: string[]) => void jtis.push(...next),
    /** The next call that fits is answered so, and not as the document says. */
    answerNext: (call: RegExp, answer: (asked: Asked) => unknown, status = 200) =>
      void scripted.push({ call, answer: (one) => ({ status, content: answer(one) }) }),
    taken,
    moment,
    /** Sends a message to the portal, whose address in its settings names `host`; throws where the answer is not signed by it for this message. */
    send: async (
      portal: { readonly url: string; readonly host: string },
      path: string,
      content: Json,
      jti: string = randomUUID(),
    ) => {
      const body = JSON.stringify(content)
      const response = await fetch(portal.url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'message-signature': sign(body, `POST ${portal.host}${path}`, jti),
        },
        body,
      })
      const answer = await response.text()
      const { aud } = verified(response.headers.get('message-signature'), answer)
      if (aud !== `reply:${jti}`) throw new Error(`An answer to another message: ${aud}`)
      return { status: response.status, body: JSON.parse(answer) as Json }
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
