import {
  base64url,
  CompactSign,
  type CryptoKey,
  compactVerify,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose'
import { err, ok, type Result } from './result.ts'

/** One of a side's live keys, imported once. A public key verifies, a private key signs. */
export interface LiveKey {
  readonly kid: string
  readonly key: CryptoKey
}

export interface MessageToSign {
  readonly privateKey: CryptoKey | LiveKey | JWK
  readonly kid: string
  /** Message id: 8 to 64 of `A-Z a-z 0-9 . _ -`. */
  readonly jti: string
  /** `requestAudience`, or `reply:` and the request's message id. */
  readonly aud: string
  /** The exact bytes that are sent; the empty string where there is no body. */
  readonly body: Uint8Array | string
  readonly now: Date
}

export interface MessageToVerify {
  /** The `Message-Signature` header as it arrived. */
  readonly signature: string | null | undefined
  readonly body: Uint8Array | string
  readonly aud: string
  /** The sender's live keys: one, or two while one replaces the other. */
  readonly keys: readonly (LiveKey | JWK)[]
  readonly now: Date
}

export interface VerifiedMessage {
  readonly kid: string
  readonly jti: string
  readonly iat: number
}

export type SignatureError = 'SIGNATURE_MISSING' | 'SIGNATURE_INVALID' | 'SIGNATURE_STALE'

const ALGORITHM = 'ES256'
const LONGEST_AGE_MS = 300_000
const MOST_LIVE_KEYS = 2
/** The five fields with the longest paths and ids stay far below. */
const LONGEST_SIGNATURE = 2048
/** Header, no payload, and the 64 bytes of r and s; the last character has four bits that must be zero. */
const DETACHED_FORM = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]{85}[AQgw])$/
const MESSAGE_ID_FORM = /^[A-Za-z0-9._-]{8,64}$/
const KEY_ID_FORM = /^[A-Za-z0-9._-]{1,64}$/

const utf8 = new TextEncoder()
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const importedKeys = new WeakMap<JWK, Promise<CryptoKey>>()

/**
 * Signs a message as `docs/bank-api.md` asks: a compact JWS (RFC 7515) with detached content (appendix F),
 * ES256, the time in whole seconds. Throws on a key or message id of the wrong form: that is never input.
 */
export async function signMessage(message: MessageToSign): Promise<string> {
  if (!MESSAGE_ID_FORM.test(message.jti)) throw new TypeError('A message id has 8 to 64 of A-Z a-z 0-9 . _ -')
  if (!KEY_ID_FORM.test(message.kid)) throw new TypeError('A key id has 1 to 64 of A-Z a-z 0-9 . _ -')
  const iat = Math.floor(message.now.getTime() / 1000)
  const jws = await new CompactSign(bytesOf(message.body))
    .setProtectedHeader({ alg: ALGORITHM, kid: message.kid, iat, jti: message.jti, aud: message.aud })
    .sign(await cryptoKeyOf(message.privateKey))
  const [header, , signature] = jws.split('.')
  return `${header}..${signature}`
}

/**
 * Verifies a detached JWS against exactly these bytes and this audience. Anything but ES256 by one of the
 * live keys, over this body, for this endpoint, is SIGNATURE_INVALID; a good signature more than 300 s from
 * `now`, before or after, is SIGNATURE_STALE.
 */
export async function verifyMessage(
  message: MessageToVerify,
): Promise<Result<VerifiedMessage, SignatureError>> {
  const { signature, keys, now } = message
  if (keys.length > MOST_LIVE_KEYS) throw new RangeError(`A side has at most ${MOST_LIVE_KEYS} live keys`)
  if (!signature) return err('SIGNATURE_MISSING')
  const parts = signature.length > LONGEST_SIGNATURE ? null : DETACHED_FORM.exec(signature)
  const header = readHeader(parts?.[1] ?? '')
  const sender = keys.find((candidate) => candidate.kid === header?.kid)
  if (!parts || !header || !sender || header.aud !== message.aud) return err('SIGNATURE_INVALID')
  const jws = `${parts[1]}.${base64url.encode(bytesOf(message.body))}.${parts[2]}`
  if (!(await isSignedBy(jws, await cryptoKeyOf(sender)))) return err('SIGNATURE_INVALID')
  if (Math.abs(now.getTime() - header.iat * 1000) > LONGEST_AGE_MS) return err('SIGNATURE_STALE')
  return ok({ kid: header.kid, jti: header.jti, iat: header.iat })
}

/**
 * Imports live keys, private ones to sign with or public ones to verify with. Throws where one is not an
 * EC key on P-256 with a key id, or two share an id. The functions above also take the JWK itself and import
 * it once, as long as it is the same object.
 */
export async function importSigningKeys(jwks: readonly JWK[]): Promise<readonly LiveKey[]> {
  const keys = await Promise.all(
    jwks.map(async (jwk) => ({ kid: keyIdOf(jwk), key: await cryptoKeyOf(jwk) })),
  )
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new TypeError('Two keys share a key id')
  return keys
}

/**
 * The `aud` of a request: `METHOD host/path`, with the host of the receiver as in its address: lower case, and a port where
 * it is not the scheme's own. The sender takes it from the address that it calls, the receiver from its own settings and never
 * from the request, so that what was signed for one host is worth nothing at another.
 * @param path as sent, without a query
 */
export function requestAudience(method: string, host: string, path: string): string {
  return `${method} ${host}${path}`
}

/** A new key pair for one side: the private half stays there, the public half is published to the other. */
export async function generateKeyPairJwk(kid: string): Promise<{ publicJwk: JWK; privateJwk: JWK }> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true })
  const named = { kid, alg: ALGORITHM, use: 'sig' }
  return {
    publicJwk: { ...(await exportJWK(pair.publicKey)), ...named },
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...named },
  }
}

interface Header extends VerifiedMessage {
  readonly aud: string
}

/** The protected header, if it is one of ours. Fields that we do not know are covered by the signature and ignored. */
function readHeader(encoded: string): Header | undefined {
  const header = parseJson(encoded)
  if (typeof header !== 'object' || header === null || 'crit' in header || 'b64' in header) return undefined
  const { alg, kid, iat, jti, aud } = header as Partial<Record<string, unknown>>
  if (alg !== ALGORITHM || typeof kid !== 'string' || typeof aud !== 'string') return undefined
  if (typeof iat !== 'number' || !Number.isSafeInteger(iat)) return undefined
  if (typeof jti !== 'string' || !MESSAGE_ID_FORM.test(jti)) return undefined
  return { kid, iat, jti, aud }
}

function parseJson(encoded: string): unknown {
  try {
    return JSON.parse(strictUtf8.decode(base64url.decode(encoded)))
  } catch {
    return undefined
  }
}

async function isSignedBy(jws: string, key: CryptoKey): Promise<boolean> {
  try {
    await compactVerify(jws, key, { algorithms: [ALGORITHM] })
    return true
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}

function cryptoKeyOf(key: CryptoKey | LiveKey | JWK): CryptoKey | Promise<CryptoKey> {
  if (key instanceof CryptoKey) return key
  if (isLiveKey(key)) return key.key
  const known = importedKeys.get(key)
  if (known) return known
  const imported = importKey(key)
  importedKeys.set(key, imported)
  return imported
}

function isLiveKey(key: LiveKey | JWK): key is LiveKey {
  return 'key' in key && key.key instanceof CryptoKey
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  keyIdOf(jwk)
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-256') throw new TypeError('A signing key is an EC key on P-256')
  const key = await importJWK(jwk, ALGORITHM)
  if (key instanceof Uint8Array) throw new TypeError('A signing key is not a shared secret')
  return key
}

function keyIdOf(jwk: JWK): string {
  if (!jwk.kid || !KEY_ID_FORM.test(jwk.kid)) throw new TypeError('A signing key has a key id')
  return jwk.kid
}

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? utf8.encode(body) : body
}
