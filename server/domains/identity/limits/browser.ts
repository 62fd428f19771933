import { newToken } from '#lib/ids.ts'
import type { Config } from '#server/platform/config.ts'
import { keyedHash, sameHash, sha256 } from '#server/platform/crypto.ts'

type Key = Pick<Config, 'LOOKUP_KEY'>

/** What names a browser here: the hash of its cookie, and since when it has it. */
export type BrowserMark = { readonly hash: Uint8Array; readonly since: Date }

const form = /^([\da-z]{1,11})\.([\w-]{20,64})\.([\w-]{43})$/

/** A new browser's cookie: when it came, something random, and our seal over both, so that nobody makes one that is older. */
export function newBrowserToken(config: Key, now: Date): string {
  const content = `${now.getTime().toString(36)}.${newToken()}`
  return `${content}.${seal(config, content).toString('base64url')}`
}

/** The browser that brings this cookie; null for one that is missing, changed, or of another portal. */
export function browserOf(config: Key, token: string | null): BrowserMark | null {
  const [, since, random, sealed] = form.exec(token ?? '') ?? []
  if (token === null || since === undefined || sealed === undefined) return null
  const right = sameHash(seal(config, `${since}.${random}`), Buffer.from(sealed, 'base64url'))
  return right ? { hash: sha256(token), since: new Date(Number.parseInt(since, 36)) } : null
}

const seal = ({ LOOKUP_KEY }: Key, content: string): Buffer => keyedHash(LOOKUP_KEY, 'browser', content)
