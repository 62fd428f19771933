import { requestAudience, signMessage, verifyMessage } from '#lib/signed-message.ts'
import type { Correspondence } from './keys.ts'

const PATIENCE_MS = 10_000
const LONGEST_ANSWER = 64 * 1024

export type OutgoingMessage = {
  readonly method: 'POST' | 'PUT'
  readonly url: URL
  readonly jti: string
  readonly body: string
  /** Signs something else, so that the signature does not hold. */
  readonly spoiled?: boolean
}

/** What came back: a signed answer, or why none counts. */
export type SendOutcome =
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'UNANSWERED'; readonly why: string }

/** Sends a signed message once. Never throws for what the network or the other side does. */
export async function sendSigned(
  message: OutgoingMessage,
  keys: Correspondence,
  now: () => Date,
): Promise<SendOutcome> {
  const signature = await signMessage({
    privateKey: keys.signer,
    kid: keys.signer.kid,
    jti: message.jti,
    aud: requestAudience(message.method, message.url.host, message.url.pathname),
    body: message.spoiled ? `${message.body} ` : message.body,
    now: now(),
  })
  try {
    const response = await fetch(message.url, {
      method: message.method,
      headers: { 'content-type': 'application/json', 'message-signature': signature },
      body: message.body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return await readAnswer(response, message.jti, keys, now())
  } catch (error) {
    return { kind: 'UNANSWERED', why: reasonOf(error) }
  }
}

async function readAnswer(
  response: Response,
  jti: string,
  keys: Correspondence,
  now: Date,
): Promise<SendOutcome> {
  const body = new Uint8Array(await response.arrayBuffer())
  if (body.length > LONGEST_ANSWER) return { kind: 'UNANSWERED', why: 'The answer is too long' }
  const verified = await verifyMessage({
    signature: response.headers.get('message-signature'),
    body,
    aud: `reply:${jti}`,
    keys: keys.trusted,
    now,
  })
  if (!verified.ok) return { kind: 'UNANSWERED', why: `HTTP ${response.status}, ${verified.error}` }
  return { kind: 'ANSWERED', status: response.status, body: JSON.parse(new TextDecoder().decode(body)) }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message || error.cause.name}` : ''
  return `${error.message}${cause}`.slice(0, 200)
}
