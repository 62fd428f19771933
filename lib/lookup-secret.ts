import { normalise } from './normalise.ts'

/** Crockford's base32, as in all codes that people read off paper: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
/** Far more than a secret with separators needs; longer text is not looked at. */
const LONGEST_INPUT = 64

/** What an agency sends and a slip prints: eight characters, 40 random bits. */
export const lookupSecretPattern = /^[0-9A-HJKMNP-TV-Z]{8}$/

/** A new look-up secret of a dossier. */
export function newLookupSecret(): string {
  return lookupSecretOf(crypto.getRandomValues(new Uint8Array(LENGTH)))
}

/** The secret that the first eight of these bytes stand for. 256 is a multiple of 32, so that random ones choose without bias. */
export function lookupSecretOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('')
}

/** Reads a secret as people type it: any case, with spaces or dashes, O for 0, I or L for 1. Null where it is none. */
export function parseLookupSecret(text: string): string | null {
  if (text.length > LONGEST_INPUT) return null
  const secret = normalise(text, 'NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return lookupSecretPattern.test(secret) ? secret : null
}

/** "XXXX-XXXX", for paper. */
export function formatLookupSecret(secret: string): string {
  if (secret.length !== LENGTH) throw new Error(`A look-up secret has ${LENGTH} characters`)
  return `${secret.slice(0, 4)}-${secret.slice(4)}`
}
