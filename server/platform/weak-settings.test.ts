import { describe, expect, test } from 'vitest'
import { servicesEnv, servicesKeys } from '#tests/factories/services.ts'
import { readConfig } from './config.ts'
import { demoSecretMark, isGuessable } from './weak-settings.ts'

const keys = await servicesKeys()
const bank = (name: string, url: string, ...own: object[]) => ({
  name,
  displayName: { vi: 'Ngân hàng', en: 'Bank' },
  url,
  keys: own,
})
const drawn = {
  LOOKUP_KEY: 'a3f1c27e905bd84466e2017bcc3d9fa58841be6d1f70952ce63ab7d4190e5c82',
  COLUMN_KEY: '5d08e9b41ac7f3622e96d57f80bb4c1394fa6be7021d8c35a97e10f6c84b2dd3',
  NEXTAUTH_SECRET: 'e17c4f92b60a8d35f1c8274e5ba390d6670cf58e1b92d4a73f06c1e58d24b97a',
}
/** What a server of one's own is started with. */
const server: NodeJS.ProcessEnv = {
  ...servicesEnv(keys, { databaseUrl: 'postgres://localhost/portal', bankUrl: 'https://bank.example' }),
  ...drawn,
  DEMO: 'false',
  PORTAL_URL: 'https://portal.example',
  SERVICES_URL: 'https://services.example',
  AGENCY_URL: 'https://agency.example',
  SMS_URL: 'https://sms.example',
  SMTP_URL: 'smtps://portal:password@mail.example',
}
const kept = (...pairs: object[]) => JSON.stringify({ keys: pairs })

type Changes = Readonly<Record<string, string>>

/** The lines with which a start with these settings is refused; none where it is not. */
function linesOf(changes: Changes): string[] {
  try {
    readConfig({ ...server, ...changes })
    return []
  } catch (cause) {
    const [first, ...lines] = String(cause).split('\n')
    expect(first).toContain('Configuration is not usable')
    return lines.map((line) => line.trim())
  }
}

test('a server of one’s own with its own addresses and keys starts', () => {
  expect(linesOf({})).toEqual([])
})

describe('each weak setting is refused in one line that names it, without its value', () => {
  test.each<[string, Changes, string]>([
    ['PORTAL_URL', { PORTAL_URL: 'http://portal.example' }, 'https://'],
    ['SERVICES_URL', { SERVICES_URL: 'http://localhost:3001' }, 'https://'],
    ['BANK_URL', { BANK_URL: 'http://bank.example' }, 'https://'],
    ['AGENCY_URL', { AGENCY_URL: 'ftp://agency.example' }, 'https://'],
    ['SMS_URL', { SMS_URL: 'http://sms.example' }, 'https://'],
    [
      'OTHER_BANKS, second',
      { OTHER_BANKS: JSON.stringify([bank('second', 'http://second.example', keys.hoiAn.publicJwk)]) },
      'https://',
    ],
    ['LOOKUP_KEY', { LOOKUP_KEY: '00'.repeat(32) }, 'guessed'],
    ['COLUMN_KEY', { COLUMN_KEY: '0123456789abcdef'.repeat(4) }, 'guessed'],
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: 'f'.repeat(64) }, 'guessed'],
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: drawn.LOOKUP_KEY }, 'the same as LOOKUP_KEY'],
    ['SMS_SECRET_KEY', { SMS_SECRET_KEY: drawn.COLUMN_KEY }, 'the same as COLUMN_KEY'],
    ['SMS_SECRET_KEY', { SMS_SECRET_KEY: demoSecretMark }, 'the demo'],
    ['SMTP_URL', { SMTP_URL: `smtps://portal:${demoSecretMark}@mail.example` }, 'the demo'],
    ['LOOKUP_KEY', { LOOKUP_KEY: demoSecretMark + drawn.LOOKUP_KEY.slice(8) }, 'the demo'],
    [
      'BANK_PUBLIC_KEYS',
      { BANK_PUBLIC_KEYS: kept({ ...keys.bank.publicJwk, kid: 'demo-bank-1' }) },
      'a key of the demo',
    ],
    [
      'BANK_PUBLIC_KEYS',
      { BANK_PUBLIC_KEYS: kept(keys.bank.publicJwk, { ...keys.bank.publicJwk, kid: 'bank-2' }) },
      'in BANK_PUBLIC_KEYS already',
    ],
    [
      'AGENCY_PUBLIC_KEYS',
      { AGENCY_PUBLIC_KEYS: kept({ ...keys.portal.publicJwk, kid: 'agency-1' }) },
      'in PORTAL_PRIVATE_KEYS already',
    ],
    ['AGENCY_PUBLIC_KEYS', { AGENCY_PUBLIC_KEYS: kept(keys.agency.privateJwk) }, 'the other side alone'],
    ['PORTAL_PRIVATE_KEYS', { PORTAL_PRIVATE_KEYS: kept(keys.portal.publicJwk) }, 'private part'],
  ])('%s %j', (name, changes, says) => {
    const lines = linesOf(changes)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^${name}: `))
    expect(lines[0]).toContain(says)
    for (const value of Object.values(changes)) expect(lines[0]).not.toContain(value)
    // On a demonstration nothing of it is refused.
    expect(linesOf({ ...changes, DEMO: 'true' })).toEqual([])
  })

  test('several at once have a line each', () => {
    const lines = linesOf({
      PORTAL_URL: 'http://a.example',
      BANK_URL: 'http://b.example',
      LOOKUP_KEY: '0'.repeat(64),
    })
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORTAL_URL', 'BANK_URL', 'LOOKUP_KEY'])
  })

  test.each(['LOOKUP_KEY', 'COLUMN_KEY', 'NEXTAUTH_SECRET'])('%s that is short', (name) => {
    for (const DEMO of ['true', 'false'])
      expect(linesOf({ DEMO, [name]: 'ab12' })).toEqual([`${name}: must be 64 hex digits (32 bytes)`])
  })
})

test.each([
  ['one byte', '00'.repeat(32), true],
  ['one digit', '7'.repeat(64), true],
  ['a piece twice', drawn.LOOKUP_KEY.slice(0, 32).repeat(2), true],
  ['bytes in steps', Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('hex'), true],
  [
    'bytes in steps downward',
    Buffer.from(Array.from({ length: 32 }, (_, n) => 250 - 3 * n)).toString('hex'),
    true,
  ],
  ['zeros to the end', drawn.LOOKUP_KEY.slice(0, 24).padEnd(64, '0'), true],
  ['drawn', drawn.LOOKUP_KEY, false],
  ['drawn', drawn.COLUMN_KEY, false],
])('a key of %s', (_, key, expected) => {
  expect(isGuessable(key)).toBe(expected)
})

test('no key that is drawn counts as guessable', () => {
  const draw = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex')
  expect(Array.from({ length: 2_000 }, draw).filter(isGuessable)).toEqual([])
})
