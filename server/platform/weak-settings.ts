import type { JWK } from 'jose'

/** Secrets that the demo hands out begin with it; a server that is not a demo refuses to start with them. */
export const demoSecretMark = 'dec0de00'

type Keys = { readonly keys: readonly JWK[] }

/** What is judged here, of the configuration. */
type Judged = {
  readonly PORTAL_URL: string
  readonly SERVICES_URL: string
  readonly BANK_URL: string
  readonly AGENCY_URL: string
  readonly SMS_URL: string
  readonly SMTP_URL: string
  readonly SMS_SECRET_KEY: string
  readonly LOOKUP_KEY: string
  readonly COLUMN_KEY: string
  readonly NEXTAUTH_SECRET: string
  readonly BANK_PUBLIC_KEYS: Keys
  readonly AGENCY_PUBLIC_KEYS: Keys
  readonly PORTAL_PRIVATE_KEYS: Keys
  readonly OTHER_BANKS: readonly ({ readonly name: string; readonly url: string } & Keys)[]
}

/**
 * What a server that serves real people must not run with, one line per setting, without its value: addresses that anybody on
 * the way can read or change, and keys that somebody else knows or can guess.
 */
export function weakSettings(config: Judged): string[] {
  return [
    ...openAddresses(config),
    ...guessableKeys(config),
    ...sharedSecrets(config),
    ...badSigningKeys(config),
  ]
}

const addressNames = ['PORTAL_URL', 'SERVICES_URL', 'BANK_URL', 'AGENCY_URL', 'SMS_URL'] as const

function openAddresses(config: Judged): string[] {
  const addresses = [
    ...addressNames.map((name) => [name, config[name]] as const),
    ...config.OTHER_BANKS.map(({ name, url }) => [`OTHER_BANKS, ${name}`, url] as const),
  ]
  return addresses
    .filter(([, url]) => new URL(url).protocol !== 'https:')
    .map(([name]) => `${name}: must begin with https:// where DEMO is not true`)
}

const ownKeyNames = ['LOOKUP_KEY', 'COLUMN_KEY', 'NEXTAUTH_SECRET'] as const

function guessableKeys(config: Judged): string[] {
  return ownKeyNames
    .filter((name) => isGuessable(config[name]))
    .map((name) => `${name}: can be guessed; make one with "openssl rand -hex 32"`)
}

/** Of 32 random bytes some 30 differ; fewer than this happens to nobody. */
const fewestDifferentBytes = 20

/** 64 hexadecimal digits that nobody drew: one piece again and again, few different bytes, or bytes in even steps. */
export function isGuessable(key: string): boolean {
  const bytes = [...Buffer.from(key, 'hex')]
  const steps = bytes.slice(1).map((byte, at) => (byte - (bytes[at] ?? 0) + 256) % 256)
  return /^(.+?)\1+$/i.test(key) || new Set(bytes).size < fewestDifferentBytes || new Set(steps).size < 3
}

/** No secret does two jobs, and none is the demo's. */
function sharedSecrets(config: Judged): string[] {
  const secrets = [
    ...ownKeyNames.map((name) => [name, config[name].toLowerCase()] as const),
    ['SMS_SECRET_KEY', config.SMS_SECRET_KEY] as const,
    ['SMTP_URL', decodeURIComponent(new URL(config.SMTP_URL).password)] as const,
  ].filter(([, secret]) => secret !== '')
  return secrets.flatMap(([name, secret], at) => {
    if (secret.startsWith(demoSecretMark))
      return [`${name}: is the demo's; make your own, see docs/operations.md`]
    const [first] = secrets.find(([, other]) => other === secret) ?? [name]
    return secrets.findIndex(([, other]) => other === secret) < at
      ? [`${name}: is the same as ${first}; each has a secret of its own`]
      : []
  })
}

function badSigningKeys(config: Judged): string[] {
  const sides: readonly (readonly [string, Keys])[] = [
    ['PORTAL_PRIVATE_KEYS', config.PORTAL_PRIVATE_KEYS],
    ['BANK_PUBLIC_KEYS', config.BANK_PUBLIC_KEYS],
    ['AGENCY_PUBLIC_KEYS', config.AGENCY_PUBLIC_KEYS],
    ...config.OTHER_BANKS.map((bank) => [`OTHER_BANKS, ${bank.name}`, bank] as const),
  ]
  const seen = new Map<string, string>()
  return sides.flatMap(([name, { keys }]) => keys.flatMap((key) => keyFaults(name, key, seen)))
}

/** @param seen where each key was met first, by its point on the curve; written to */
function keyFaults(name: string, key: JWK, seen: Map<string, string>): string[] {
  const isOurs = name === 'PORTAL_PRIVATE_KEYS'
  const faults: string[] = []
  if (key.kid?.startsWith('demo-'))
    faults.push(`${name}: has a key of the demo; make your own, see docs/operations.md`)
  if (isOurs && key.d === undefined) faults.push(`${name}: has a key without its private part`)
  if (!isOurs && key.d !== undefined)
    faults.push(`${name}: has a private key, which belongs to the other side alone`)
  const point = `${key.x} ${key.y}`
  const first = seen.get(point)
  if (first === undefined) seen.set(point, name)
  else faults.push(`${name}: has a key that is in ${first} already`)
  return faults
}
