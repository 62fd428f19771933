import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/** Keyed hash of a low-entropy fact; `purpose` keeps the hashes of different facts apart. */
export function keyedHash(keyHex: string, purpose: string, value: string): Buffer {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(purpose).update('\0').update(value).digest()
}

export const sha256 = (value: string | Uint8Array): Buffer => createHash('sha256').update(value).digest()

/** Constant-time comparison of two hashes of equal length. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b)

/** AES-256-GCM: iv, tag, ciphertext. `context` (table and row) binds the bytes to their place. */
export function encryptBytes(keyHex: string, context: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keyHex, 'hex'), iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws when the bytes were changed or belong to another place */
export function decryptBytes(keyHex: string, context: string, stored: Uint8Array): Buffer {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength)
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(keyHex, 'hex'), bytes.subarray(0, ivBytes))
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
}

/** The same for a text. */
export function encryptColumn(keyHex: string, context: string, plain: string): Buffer {
  return encryptBytes(keyHex, context, Buffer.from(plain, 'utf8'))
}

/** @throws when the value was changed or belongs to another place */
export function decryptColumn(keyHex: string, context: string, stored: Uint8Array): string {
  return decryptBytes(keyHex, context, stored).toString('utf8')
}
