import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { signMessage, verifyMessage } from '#lib/signed-message.ts'
import type { Correspondence } from './keys.ts'

const MOST_BYTES = 64 * 1024

/** A request whose signature held. */
export type SignedRequest = { readonly jti: string; readonly body: string }

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
export async function receiveSigned(
  c: Context,
  keys: Correspondence,
  now: Date,
): Promise<SignedRequest | Response> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const verified = await verifyMessage({
    signature: c.req.header('message-signature'),
    body: bytes,
    aud: `${c.req.method} ${c.req.path}`,
    keys: keys.trusted,
    now,
  })
  if (!verified.ok) return c.json({ code: verified.error, message: refusals[verified.error] }, 401)
  return { jti: verified.value.jti, body: new TextDecoder().decode(bytes) }
}

/** An answer to a request that was verified, signed anew each time it is given. */
export async function signedReply(
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
