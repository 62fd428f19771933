import type { JWK } from 'jose'
import { newToken } from '#lib/ids.ts'
import { type LiveKey, requestAudience, signMessage, verifyMessage } from '#lib/signed-message.ts'
import type { Clock } from './clock.ts'
import { traced } from './telemetry.ts'

/** The other side of signed calls: `docs/bank-api.md`, "Signed messages". */
export type Peer = {
  readonly name: string
  readonly baseUrl: string
  readonly ourKey: LiveKey
  readonly theirKeys: readonly JWK[]
  readonly timeoutMs: number
}

export type SignedCall = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  /** Kept when the same message is sent again; a new one is made where it is left out. */
  readonly messageId?: string
}

/** UNTRUSTED stands for everything that is not a signed answer: time-out, cut line, garbage, a wrong signature. */
export type SignedAnswer =
  | {
      readonly kind: 'SIGNED'
      readonly status: number
      readonly body: string
      readonly messageId: string
      readonly retryAfter: number | null
    }
  | { readonly kind: 'UNTRUSTED'; readonly why: string }

const longestAnswer = 64 * 1024

/** Sends one signed message and believes only a signed answer to exactly this message. Never throws for the network. */
export function callPeer(peer: Peer, clock: Clock, call: SignedCall): Promise<SignedAnswer> {
  const spanName = `${peer.name} ${call.method} ${call.path.replace(/[0-9A-Z]{8,32}/g, ':reference')}`
  return traced(spanName, async () => {
    try {
      return await exchange(peer, clock, call)
    } catch (error) {
      return { kind: 'UNTRUSTED', why: error instanceof Error ? error.name : 'error' }
    }
  })
}

async function exchange(peer: Peer, clock: Clock, call: SignedCall): Promise<SignedAnswer> {
  const messageId = call.messageId ?? newToken()
  const body = call.body === undefined ? '' : JSON.stringify(call.body)
  // The whole path: a base URL may have one of its own.
  const url = new URL(peer.baseUrl + call.path)
  const signature = await signMessage({
    privateKey: peer.ourKey,
    kid: peer.ourKey.kid,
    jti: messageId,
    aud: requestAudience(call.method, url.host, url.pathname),
    body,
    now: clock(),
  })
  const response = await fetch(url, {
    method: call.method,
    headers: { 'message-signature': signature, 'content-type': 'application/json' },
    ...(body === '' ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(peer.timeoutMs),
  })
  const text = await readLimited(response)
  const verified = await verifyMessage({
    signature: response.headers.get('message-signature'),
    body: text,
    aud: `reply:${messageId}`,
    keys: peer.theirKeys,
    now: clock(),
  })
  if (!verified.ok) return { kind: 'UNTRUSTED', why: `${response.status} ${verified.error}` }
  const retryAfter = Number(response.headers.get('retry-after'))
  return {
    kind: 'SIGNED',
    status: response.status,
    body: text,
    messageId: verified.value.jti,
    retryAfter: Number.isInteger(retryAfter) && retryAfter > 0 ? retryAfter : null,
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > longestAnswer) throw new Error('Answer too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
