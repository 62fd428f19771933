import { setTimeout as pause } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestAudience, signMessage, verifyMessage } from '#lib/signed-message.ts'
import type { GivenAnswer } from './answer-once.ts'
import type { Correspondence } from './keys.ts'

const MOST_BYTES = 64 * 1024

/** The side that is called: its keys, its clock, and the host that messages to it must name. */
export type Receiver = {
  readonly keys: Correspondence
  readonly ownHost: string
  readonly now: () => Date
}

/** A request whose signature held. */
type SignedRequest = { readonly jti: string; readonly body: string }

const refusals = {
  SIGNATURE_MISSING: 'The request carries no Message-Signature',
  SIGNATURE_INVALID: 'The Message-Signature does not hold for this request',
  SIGNATURE_STALE: 'The Message-Signature was made too long ago, or in the future',
} as const

/** Refuses bodies over 64 KiB before more of them is read, and ends the connection they come by. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (c) => {
    c.header('connection', 'close')
    return c.json({ code: 'BODY_TOO_LARGE', message: 'A body has at most 64 KiB' }, 413)
  },
})

/** Reads a request and checks its signature; a refusal is the unsigned answer to give. */
async function receiveSigned(
  c: Context,
  { keys, ownHost, now }: Receiver,
): Promise<SignedRequest | Response> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const verified = await verifyMessage({
    signature: c.req.header('message-signature'),
    body: bytes,
    aud: requestAudience(c.req.method, ownHost, c.req.path),
    keys: keys.trusted,
    now: now(),
  })
  if (!verified.ok) return c.json({ code: verified.error, message: refusals[verified.error] }, 401)
  return { jti: verified.value.jti, body: new TextDecoder().decode(bytes) }
}

/** An answer to a request that was verified, signed anew each time it is given. */
async function signedReply(
  keys: Correspondence,
  requestJti: string,
  answer: { readonly status: number; readonly body: string },
  now: Date,
): Promise<Response> {
  const signature = await signMessage({
    privateKey: keys.signer,
    kid: keys.signer.kid,
    jti: crypto.randomUUID(),
    aud: `reply:${requestJti}`,
    body: answer.body,
    now,
  })
  const headers = { 'content-type': 'application/json', 'message-signature': signature }
  return new Response(answer.body, { status: answer.status, headers })
}

/**
 * The frame of every signed call: signature checked, work done, answer signed, after its `holdMs` if it has
 * some. A `Response` from the work (a cut connection, an answer gone bad) is given as it is.
 */
export async function answerSigned(
  c: Context,
  receiver: Receiver,
  work: (request: SignedRequest) => Promise<GivenAnswer | Response>,
): Promise<Response> {
  const request = await receiveSigned(c, receiver)
  // Told apart by their fields: the marker of a cut connection is a Response of another realm.
  if (!('jti' in request)) return request
  const answer = await work(request)
  if (!('holdMs' in answer)) return answer
  if (answer.holdMs > 0) await pause(answer.holdMs, undefined, { ref: false })
  return signedReply(receiver.keys, request.jti, answer, receiver.now())
}

/** The answer to a body that is signed well but not what the path takes. Names fields, never values. */
export function bodyInvalid(issues: readonly { path: PropertyKey[]; message: string }[]): GivenAnswer {
  const faults = issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  const body = JSON.stringify({ code: 'BODY_INVALID', message: faults.join('; ').slice(0, 500) })
  return { status: 400, body, holdMs: 0 }
}

/** The JSON value, or `undefined`, which no schema takes. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
