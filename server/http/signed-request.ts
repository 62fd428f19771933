import type { Context } from 'hono'
import type { JWK } from 'jose'
import { newToken } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import {
  type LiveKey,
  requestAudience,
  type SignatureError,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import type { Clock } from '#server/platform/clock.ts'

/** A request whose sender is known, with its exact body. */
export type SignedRequest = { readonly messageId: string; readonly body: string }

export type RequestRefusal = {
  readonly code: SignatureError | 'BODY_TOO_LARGE' | 'BODY_INVALID'
  readonly status: 400 | 401 | 413
  /** The verified message that is refused; null where there is nobody to answer to. */
  readonly messageId: string | null
}

const longestBody = 64 * 1024

/**
 * Reads and verifies a request before anything of it is parsed. The body is never held beyond its limit.
 * @param servicesUrl our own address: a message that was signed for another host is refused
 */
export async function readSigned(
  context: Context,
  theirKeys: readonly JWK[],
  servicesUrl: string,
  now: Date,
): Promise<Result<SignedRequest, RequestRefusal>> {
  const bytes = await readLimited(context.req.raw)
  if (bytes === null) return err({ code: 'BODY_TOO_LARGE', status: 413, messageId: null })
  const verified = await verifyMessage({
    signature: context.req.header('message-signature'),
    body: bytes,
    aud: requestAudience(context.req.method, new URL(servicesUrl).host, new URL(context.req.url).pathname),
    keys: theirKeys,
    now,
  })
  if (!verified.ok) return err({ code: verified.error, status: 401, messageId: null })
  const messageId = verified.value.jti
  const body = decodeUtf8(bytes)
  return body === null ? err({ code: 'BODY_INVALID', status: 400, messageId }) : ok({ messageId, body })
}

/** Answers as ourselves, bound to the request it answers. */
export async function answerSigned(
  ourKey: LiveKey,
  clock: Clock,
  messageId: string,
  status: number,
  content: unknown,
): Promise<Response> {
  const body = JSON.stringify(content)
  const signature = await signMessage({
    privateKey: ourKey,
    kid: ourKey.kid,
    jti: newToken(),
    aud: `reply:${messageId}`,
    body,
    now: clock(),
  })
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'message-signature': signature },
  })
}

const sentences: Record<RequestRefusal['code'], string> = {
  SIGNATURE_MISSING: 'The Message-Signature header is missing.',
  SIGNATURE_INVALID: 'The signature does not hold for this body, host, path and key.',
  SIGNATURE_STALE: 'The message was signed more than 300 seconds from now; sign it anew.',
  BODY_TOO_LARGE: 'The body is larger than 64 KiB.',
  BODY_INVALID: 'The body is not the JSON that this path takes.',
}

/** Refuses a message; unsigned where its word was not verified, since there is nobody to answer to. */
export async function refuse(
  { ourKey, clock }: { readonly ourKey: LiveKey; readonly clock: Clock },
  { code, status, messageId }: RequestRefusal,
): Promise<Response> {
  const content = { code, message: sentences[code] }
  return messageId === null
    ? Response.json(content, { status })
    : answerSigned(ourKey, clock, messageId, status, content)
}

async function readLimited(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > longestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
