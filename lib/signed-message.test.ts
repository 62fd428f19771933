import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { JWK } from 'jose'
import jws from 'jws'
import { beforeAll, describe, expect, test } from 'vitest'
import { addMs } from './dates.ts'
import {
  generateKeyPairJwk,
  importSigningKeys,
  type LiveKey,
  type MessageToVerify,
  signMessage,
  verifyMessage,
} from './signed-message.ts'

const now = new Date('2026-11-21T03:00:00Z')
const iat = now.getTime() / 1000
const aud = 'POST /bank/v1/results'
const jti = 'msg-00000001'
const body = '{"amount":"150000","description":"Lệ phí"}'
const INVALID = { ok: false, error: 'SIGNATURE_INVALID' }

let first: { publicJwk: JWK; privateJwk: JWK }
let second: { publicJwk: JWK; privateJwk: JWK }
let keys: readonly LiveKey[]

beforeAll(async () => {
  first = await generateKeyPairJwk('bank-1')
  second = await generateKeyPairJwk('bank-2')
  keys = await importSigningKeys([first.publicJwk, second.publicJwk])
})

const sign = (changes: Partial<Parameters<typeof signMessage>[0]> = {}) =>
  signMessage({ privateKey: first.privateJwk, kid: 'bank-1', jti, aud, body, now, ...changes })

const verify = (changes: Partial<MessageToVerify> & Pick<MessageToVerify, 'signature'>) =>
  verifyMessage({ body, aud, keys, now, ...changes })

describe('a signed message', () => {
  test('is detached, and verifies with the key that its id names', async () => {
    const signature = await sign()
    expect(signature).toMatch(/^[\w-]+\.\.[\w-]{86}$/)
    expect(await verify({ signature })).toEqual({ ok: true, value: { kid: 'bank-1', jti, iat } })
    const bySecond = await sign({ privateKey: second.privateJwk, kid: 'bank-2' })
    expect(await verify({ signature: bySecond })).toMatchObject({ ok: true, value: { kid: 'bank-2' } })
  })

  test('keys may be JWKs or imported', async () => {
    const [imported] = await importSigningKeys([first.privateJwk])
    if (!imported) throw new Error('one key in, one key out')
    for (const privateKey of [imported, imported.key, first.privateJwk]) {
      const signature = await sign({ privateKey })
      expect(await verify({ signature, keys: [first.publicJwk] })).toMatchObject({ ok: true })
    }
  })

  test.each([
    ['no body', ''],
    ['text', body],
    ['bytes that are no text', new Uint8Array([0, 255, 128])],
    ['64 KiB', 'x'.repeat(65_536)],
  ])('%s', async (_name, content) => {
    const signature = await sign({ body: content })
    expect(await verify({ signature, body: content })).toMatchObject({ ok: true })
    expect(await verify({ signature, body: 'other' })).toEqual(INVALID)
  })

  test('text and its UTF-8 bytes are the same body', async () => {
    const signature = await sign({ body: new TextEncoder().encode(body) })
    expect(await verify({ signature, body })).toMatchObject({ ok: true })
  })
})

describe('refused', () => {
  test.each([undefined, null, ''])('%s is missing', async (signature) => {
    expect(await verify({ signature })).toEqual({ ok: false, error: 'SIGNATURE_MISSING' })
  })

  test('another body, endpoint or key', async () => {
    const signature = await sign()
    expect(await verify({ signature, body: body.replace('150000', '950000') })).toEqual(INVALID)
    expect(await verify({ signature, body: body.normalize('NFD') })).toEqual(INVALID)
    expect(await verify({ signature, aud: 'POST /bank/v1/refunds/R1' })).toEqual(INVALID)
    expect(await verify({ signature, keys: [second.publicJwk] })).toEqual(INVALID)
    expect(await verify({ signature, keys: [] })).toEqual(INVALID)
    const underFirstName = await sign({ privateKey: second.privateJwk })
    expect(await verify({ signature: underFirstName })).toEqual(INVALID)
  })

  test('any changed character of the signature', async () => {
    const signature = await sign()
    for (const at of [0, 10, signature.indexOf('..') - 1, signature.length - 86, signature.length - 1]) {
      const character = signature[at] === 'A' ? 'B' : 'A'
      const changed = signature.slice(0, at) + character + signature.slice(at + 1)
      expect(await verify({ signature: changed })).toEqual(INVALID)
    }
  })

  test('another spelling of the same signature bytes', async () => {
    const signature = await sign()
    const last = signature.at(-1) ?? ''
    const spelling = { A: 'B', Q: 'R', g: 'h', w: 'x' }[last]
    const respelt = `${signature.slice(0, -1)}${spelling}`
    expect(Buffer.from(respelt.slice(-86), 'base64url')).toEqual(
      Buffer.from(signature.slice(-86), 'base64url'),
    )
    expect(await verify({ signature: respelt })).toEqual(INVALID)
  })

  test('what is no detached JWS', async () => {
    const signature = await sign()
    const [header, , proof] = signature.split('.')
    const attached = `${header}.${Buffer.from(body).toString('base64url')}.${proof}`
    const others = [
      'x',
      '..',
      'a..b',
      attached,
      `${signature}=`,
      ` ${signature}`,
      `${signature}, ${signature}`,
    ]
    for (const text of others) expect(await verify({ signature: text })).toEqual(INVALID)
    for (const text of ['e30', 'bnVsbA', 'W10', '__79', 'Im5vIg']) {
      expect(await verify({ signature: `${text}..${proof}` })).toEqual(INVALID)
    }
  })

  test('a header of any size', async () => {
    const signature = await sign({ aud: 'x'.repeat(4_000) })
    expect(await verify({ signature, aud: 'x'.repeat(4_000) })).toEqual(INVALID)
    expect(await verify({ signature: 'A'.repeat(10_000_000) })).toEqual(INVALID)
  })

  test('more than 300 seconds early or late, and not one second less', async () => {
    const signature = await sign()
    for (const age of [300_000, -300_000]) {
      expect(await verify({ signature, now: addMs(now, age) })).toMatchObject({ ok: true })
    }
    for (const age of [300_001, -300_001]) {
      expect(await verify({ signature, now: addMs(now, age) })).toEqual({
        ok: false,
        error: 'SIGNATURE_STALE',
      })
    }
    expect(await verify({ signature, body: 'other', now: addMs(now, 400_000) })).toEqual(INVALID)
  })
})

describe('misuse is thrown', () => {
  test('message and key ids of the wrong form', async () => {
    for (const wrong of ['short', 'x'.repeat(65), 'spaces in it', 'jti\nwithbreak']) {
      await expect(sign({ jti: wrong })).rejects.toThrow('message id')
    }
    await expect(sign({ kid: '' })).rejects.toThrow('key id')
  })

  test('keys that are not ours', async () => {
    await expect(importSigningKeys([{ ...first.publicJwk, kid: '' }])).rejects.toThrow('key id')
    await expect(importSigningKeys([first.publicJwk, { ...first.publicJwk }])).rejects.toThrow('share')
    await expect(importSigningKeys([{ kty: 'oct', k: 'c2VjcmV0', kid: 'k' }])).rejects.toThrow('P-256')
    await expect(verify({ signature: await sign(), keys: [...keys, ...keys] })).rejects.toThrow('live keys')
    await expect(verify({ signature: await sign(), keys: [first.privateJwk] })).rejects.toThrow()
  })
})

describe('against an independent implementation', () => {
  const goodHeader = { alg: 'ES256', kid: 'bank-1', iat, jti, aud } as const
  const pem = (
    key: { export(options: { type: 'pkcs8' | 'spki'; format: 'pem' }): string | Buffer },
    type: 'pkcs8' | 'spki',
  ) => String(key.export({ type, format: 'pem' }))

  const theirSignature = (header: Record<string, unknown>, secret?: string): string => {
    const privateKey = secret ?? pem(createPrivateKey({ key: first.privateJwk, format: 'jwk' }), 'pkcs8')
    const made = jws.sign({
      header: header as unknown as jws.Header,
      payload: body,
      encoding: 'utf8',
      privateKey,
    })
    const [protectedHeader, , proof] = made.split('.')
    return `${protectedHeader}..${proof}`
  }

  test('we verify what it signs', async () => {
    expect(await verify({ signature: theirSignature(goodHeader) })).toEqual({
      ok: true,
      value: { kid: 'bank-1', jti, iat },
    })
    expect(await verify({ signature: theirSignature({ ...goodHeader, typ: 'x' }) })).toMatchObject({
      ok: true,
    })
  })

  test('it verifies what we sign', async () => {
    const [header, , proof] = (await sign()).split('.')
    const publicKey = pem(createPublicKey({ key: first.publicJwk, format: 'jwk' }), 'spki')
    const attached = (text: string) => `${header}.${Buffer.from(text).toString('base64url')}.${proof}`
    expect(jws.verify(attached(body), 'ES256', publicKey)).toBe(true)
    expect(jws.verify(attached('other'), 'ES256', publicKey)).toBe(false)
    expect(jws.decode(attached(body))?.header).toEqual(goodHeader)
  })

  test.each([
    ['critical extensions', { ...goodHeader, crit: ['b64'], b64: false }],
    ['b64 alone', { ...goodHeader, b64: true }],
    ['an unknown key', { ...goodHeader, kid: 'bank-3' }],
    ['no key id', { ...goodHeader, kid: undefined }],
    ['a time in words', { ...goodHeader, iat: now.toISOString() }],
    ['a fraction of a second', { ...goodHeader, iat: iat + 0.5 }],
    ['no time', { ...goodHeader, iat: undefined }],
    ['a short message id', { ...goodHeader, jti: 'short' }],
    ['a message id with spaces', { ...goodHeader, jti: 'message id' }],
    ['a number as message id', { ...goodHeader, jti: 12_345_678 }],
    ['no audience', { ...goodHeader, aud: undefined }],
    ['a list of audiences', { ...goodHeader, aud: [aud] }],
  ])('%s, signed well, is refused', async (_name, header) => {
    expect(await verify({ signature: theirSignature(header) })).toEqual(INVALID)
  })

  test('other algorithms are refused', async () => {
    const publicPem = pem(createPublicKey({ key: first.publicJwk, format: 'jwk' }), 'spki')
    const byPublicKey = theirSignature({ ...goodHeader, alg: 'HS256' }, publicPem)
    const unsigned = `${Buffer.from(JSON.stringify({ ...goodHeader, alg: 'none' })).toString('base64url')}..`
    expect(await verify({ signature: byPublicKey })).toEqual(INVALID)
    expect(await verify({ signature: unsigned })).toEqual(INVALID)
  })
})
