import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { demoSecretMark } from '#server/platform/weak-settings.ts'
import { startFailure } from './postgres/failure.ts'

/** Secrets of one data folder, made once. Nobody types them; a server that was configured brings its own. */
export type Secrets = {
  readonly passwords: {
    readonly superuser: string
    readonly owner: string
    readonly app: string
    readonly sandbox: string
  }
  /** 32 bytes each, as hexadecimal digits */
  readonly keys: {
    readonly lookup: string
    readonly columns: string
    readonly staffCookies: string
    /** Passwords with the sandbox's SMS provider and mail server. */
    readonly sms: string
    readonly mail: string
  }
  /** two live signing keys of each side, so that replacing one is practised from the start */
  readonly signing: {
    readonly portal: KeySet
    readonly bank: KeySet
    readonly hoiAnBank: KeySet
    readonly agency: KeySet
  }
}

export type KeySet = { readonly privateKeys: Jwks; readonly publicKeys: Jwks }
type Jwks = { readonly keys: readonly JsonWebKey[] }

/** Reads the data folder's secrets, or makes those that it does not have yet. Only this user may read the file. */
export function loadSecrets(dir: string): Secrets {
  const file = join(dir, 'secrets.json')
  const stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const made = makeSecrets()
  const secrets = {
    ...made,
    ...stored,
    keys: { ...made.keys, ...stored.keys },
    signing: { ...made.signing, ...stored.signing },
  }
  if (!isDeepStrictEqual(secrets, stored)) store(dir, file, secrets)
  return secrets
}

function store(dir: string, file: string, secrets: Secrets): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (cause) {
    throw startFailure(String(cause), dir)
  }
}

function makeSecrets(): Secrets {
  const password = () => randomBytes(24).toString('base64url')
  const key = () => demoSecretMark + randomBytes(28).toString('hex')
  return {
    passwords: { superuser: password(), owner: password(), app: password(), sandbox: password() },
    keys: { lookup: key(), columns: key(), staffCookies: key(), sms: key(), mail: key() },
    signing: {
      portal: keySet('portal'),
      bank: keySet('bank'),
      hoiAnBank: keySet('hoi-an-bank'),
      agency: keySet('agency'),
    },
  }
}

function keySet(side: string): KeySet {
  const pairs = [1, 2].map((number) => keyPair(`demo-${side}-${number}`))
  return {
    privateKeys: { keys: pairs.map((pair) => pair.privateKey) },
    publicKeys: { keys: pairs.map((pair) => pair.publicKey) },
  }
}

function keyPair(kid: string): { privateKey: JsonWebKey; publicKey: JsonWebKey } {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const marks = { kid, alg: 'ES256', use: 'sig' }
  return {
    privateKey: { ...pair.privateKey.export({ format: 'jwk' }), ...marks },
    publicKey: { ...pair.publicKey.export({ format: 'jwk' }), ...marks },
  }
}
