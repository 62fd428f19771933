import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sameHash } from '#server/platform/crypto.ts'
import { passwordText } from './password-rules.ts'

const compute = promisify(argon2)

/** OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const saltBytes = 16
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** The password's argon2id hash in the PHC string format, which carries its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await compute('argon2id', { ...cost, message: password, nonce: salt })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

/** The hash of a password as its owner types it: for people who are ready beforehand. */
export async function hashTyped(password: string): Promise<string> {
  return hashPassword(passwordText(password))
}

/** Hash of nothing that anybody types: who does not exist costs as much as who does. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(Buffer.alloc(saltBytes))}$${unpadded(Buffer.alloc(cost.tagLength))}`

/**
 * Whether this is the password of a stored hash. It is computed in any case; nobody's (null) never fits.
 * @throws Error for a stored text that is no hash of ours
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = form.exec(stored ?? nobody) ?? []
  const expected = Buffer.from(hash, 'base64')
  if (expected.length !== cost.tagLength) throw new Error('Not a password hash')
  const computed = await compute('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: cost.tagLength,
  })
  return sameHash(computed, expected) && stored !== null
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}
