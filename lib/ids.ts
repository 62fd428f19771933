import { normalise } from './normalise.ts'
import { err, ok, type Result } from './result.ts'

/** Crockford's base32: no I, L, O or U, so that nothing read aloud or written by hand is taken for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 12
const PUBLIC_ID_LENGTH = RANDOM_CHARACTERS + 1
const VERIFICATION_CODE_LENGTH = 12
const REFERENCE_LENGTH = 20
/** Far more than any id with separators needs; longer text is not looked at. */
const LONGEST_INPUT = 64

/**
 * A new public id: 60 random bits in twelve characters, and a check character.
 * It names a thing in addresses, on paper and on the telephone; it opens nothing by itself.
 */
export function newPublicId(): string {
  const random = randomCharacters(RANDOM_CHARACTERS)
  return random + checkCharacter(random)
}

/** Reads an id as people type it: any case, with spaces or dashes, O for 0, I or L for 1. */
export function parsePublicId(text: string): Result<string, 'NOT_AN_ID'> {
  const id = readChecked(text, PUBLIC_ID_LENGTH)
  return id === null ? err('NOT_AN_ID') : ok(id)
}

/** "XXXX-XXXX-XXXXX", for reading aloud and for paper. */
export function formatPublicId(id: string): string {
  if (id.length !== PUBLIC_ID_LENGTH) throw new Error(`A public id has ${PUBLIC_ID_LENGTH} characters`)
  return `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}`
}

/**
 * The code printed on a document, which opens the page that verifies it: 55 random bits in eleven characters, and
 * a check character. One shorter than a public id, so that the two are not taken for each other.
 */
export function newVerificationCode(): string {
  const random = randomCharacters(VERIFICATION_CODE_LENGTH - 1)
  return random + checkCharacter(random)
}

/** Reads a verification code as people type it, like `parsePublicId`. */
export function parseVerificationCode(text: string): Result<string, 'NOT_A_CODE'> {
  const code = readChecked(text, VERIFICATION_CODE_LENGTH)
  return code === null ? err('NOT_A_CODE') : ok(code)
}

/** "XXXX-XXXX-XXXX". */
export function formatVerificationCode(code: string): string {
  if (code.length !== VERIFICATION_CODE_LENGTH) {
    throw new Error(`A verification code has ${VERIFICATION_CODE_LENGTH} characters`)
  }
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/** A new reference for the bank: 20 characters of `[0-9A-Z]`, 100 random bits, never used twice. */
export function newReference(): string {
  return randomCharacters(REFERENCE_LENGTH)
}

/** A version 7 UUID (RFC 9562): its first 48 bits are `now` in milliseconds, so that new rows sit together. */
export function newUuid(now: Date = new Date()): string {
  const bytes = randomBytes(16)
  const view = new DataView(bytes.buffer)
  const milliseconds = now.getTime()
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32))
  view.setUint32(2, milliseconds % 2 ** 32)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A secret for cookies and links: 32 random bytes in 43 characters of base64url. */
export function newToken(): string {
  return btoa(String.fromCharCode(...randomBytes(32)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** What was typed, in the alphabet's own letters, when it has this length and its check character is right. */
function readChecked(text: string, length: number): string | null {
  if (text.length > LONGEST_INPUT) return null
  const code = normalise(text, 'NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== length || !/^[0-9A-HJKMNP-TV-Z]+$/.test(code)) return null
  return checkCharacter(code.slice(0, -1)) === code.slice(-1) ? code : null
}

function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count))
}

/** 256 is a multiple of 32, so the low five bits of a random byte choose without bias. */
function randomCharacters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET.charAt(byte & 31)).join('')
}

/**
 * The check character: characters are elements of GF(32) (x⁵ + x² + 1, generator α = 2), and the id is
 * valid when Σ cᵢ·αⁱ = 0, a Reed–Solomon code with one check symbol. All weights are different and none is
 * zero, so every single wrong character and every swap of any two characters, neighbours or not, is caught;
 * of all other errors 31 in 32.
 */
function checkCharacter(characters: string): string {
  let sum = 0
  for (const character of characters) sum = timesAlpha(sum ^ ALPHABET.indexOf(character))
  return ALPHABET.charAt(sum)
}

function timesAlpha(element: number): number {
  const doubled = element << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
