import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configSchema } from '#server/platform/config.ts'
import { programSpecs } from './programs.ts'
import { loadSecrets } from './secrets.ts'
import { givenSettings, readSettings } from './settings.ts'

const read = (env: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...env })
const own = 'postgresql://u:p@host/db'
const at = 'https://portal.example'

test('with nothing set it is the demo on the embedded database, on the documented ports', () => {
  expect(read({})).toEqual({
    dir: undefined,
    ports: { portal: 3000, services: 3001, sandbox: 4000, mail: 4025 },
    demo: true,
    given: null,
  })
})

test.each([
  [{ DATABASE_URL: own, PORTAL_URL: at }, false],
  [{ DATABASE_URL: own, PORTAL_URL: at, DEMO: 'true' }, true],
  [{ DATABASE_URL: own, PORTAL_URL: at, DEMO: 'yes' }, false],
  [{ DEMO: 'false' }, false],
])('%o is a demo: %s', (env: Record<string, string>, demo) => {
  expect(read(env).demo).toBe(demo)
})

test.each(['0', '65536', 'http', '3000.5', '-1'])('PORT=%s is refused', (value) => {
  expect(() => read({ PORT: value })).toThrow(
    `PORT must be a port number from 1 to 65535, and is "${value}".`,
  )
})

test('one port for two parts is refused', () => {
  expect(() => read({ PORT: '4000' })).toThrow(/four different ports/)
})

test('an empty value counts as not set', () => {
  expect(read({ PORT: '', DATABASE_URL: '', DATA_DIR: '' })).toEqual(read({}))
})

test.each(['', undefined])(
  'a database of one’s own without PORTAL_URL is refused, and asks for it',
  (value) => {
    const env = { NODE_ENV: 'test' as const, DATABASE_URL: own, PORTAL_URL: value }
    expect(() => readSettings(env)).toThrow(/^PORTAL_URL is not set\. .*PORTAL_URL=https:/)
  },
)

/** What portal and services get beside what they were given: of these a start has a setting of its own. */
const decided: Readonly<Record<string, string>> = { DATABASE_URL: own, API_PORT: '3001', DEMO: 'true' }

test.each(Object.keys(configSchema.shape))('%s reaches portal and services as it was set', (name) => {
  const dir = mkdtempSync(join(tmpdir(), 'portal-settings-'))
  const { ports } = read({})
  const given = givenSettings({ NODE_ENV: 'test', [name]: 'as it was set' })
  const databases = { app: own, owner: own, sandbox: null }
  const specs = programSpecs({ ports, databases, demo: true, secrets: loadSecrets(dir), given, dev: false })
  rmSync(dir, { recursive: true })
  for (const program of ['services', 'portal'] as const)
    expect(specs[program].env[name]).toBe(decided[name] ?? 'as it was set')
})
