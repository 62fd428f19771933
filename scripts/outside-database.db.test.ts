import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/database/index.ts'
import { holdPort } from './free-port.ts'
import { connectionFault, outsideDatabase, versionFault } from './outside-database.ts'
import { BIN, ROOT } from './paths.ts'
import { environment } from './run.ts'

const database = await testDatabase()
afterAll(database.close)

const given = (app: string) => ({ app, owner: undefined, sandbox: undefined, demo: false })
const changed = (change: (url: URL) => void) => {
  const url = new URL(database.ownerUrl)
  change(url)
  return given(url.toString())
}

test('a server that answers is used, with one address for all where only one is given', async () => {
  const urls = await outsideDatabase(given(database.ownerUrl))
  expect(urls).toEqual({ app: database.ownerUrl, owner: database.ownerUrl, sandbox: null })
})

test('a wrong password is named, and not repeated', async () => {
  const wrong = changed((url) => {
    url.password = 'secret-guess'
  })
  await expect(outsideDatabase(wrong)).rejects.toThrow(
    /refuses the login "dvc_owner". Check name and password/,
  )
  await expect(outsideDatabase(wrong)).rejects.not.toThrow(/secret-guess/)
})

test('a database that does not exist is named', async () => {
  const missing = changed((url) => {
    url.pathname = '/nowhere'
  })
  await expect(outsideDatabase(missing)).rejects.toThrow(/has no database "nowhere". Make it/)
})

test('a server that does not answer is named with its place', async () => {
  const port = await holdPort()
  const silent = changed((url) => {
    url.port = String(port)
  })
  await expect(outsideDatabase(silent)).rejects.toThrow(`no PostgreSQL answers at 127.0.0.1:${port}`)
})

test.each(['mysql://u:p@h/d', 'postgres', 'postgresql://'])('%s is not an address', async (url) => {
  await expect(outsideDatabase(given(url))).rejects.toThrow(/DATABASE_URL/)
})

test('demo on a server of one’s own needs a database for the sandbox', async () => {
  await expect(outsideDatabase({ ...given(database.ownerUrl), demo: true })).rejects.toThrow(
    /needs SANDBOX_DATABASE_URL/,
  )
})

test('an unknown machine is told from a silent one', () => {
  const cause = Object.assign(new Error('getaddrinfo ENOTFOUND db.example'), { code: 'ENOTFOUND' })
  expect(connectionFault('DATABASE_URL', 'postgresql://u:p@db.example/d', cause)).toBe(
    'DATABASE_URL: no machine is known by the name "db.example". Correct it.',
  )
})

describe('a PostgreSQL that is too old', () => {
  test.each([
    [90_624, '9.6'],
    [150_013, '15.13'],
    [159_999, '15.9999'],
  ])('%i is refused', (version, printed) => {
    expect(versionFault('DATABASE_URL', version)).toMatch(
      new RegExp(`^DATABASE_URL: the server is PostgreSQL ${printed}, which is too old\\. Use 16 or newer`),
    )
  })

  test.each([160_000, 160_014, 170_005, 180_001])('%i is used', (version) => {
    expect(versionFault('DATABASE_URL', version)).toBeNull()
  })

  /** The address of the real server, whose own word about its version is another to who comes by it. */
  const saysItIs = async (version: number): Promise<string> => {
    const schema = `says_${version}`
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await owner.query(
      `CREATE OR REPLACE FUNCTION ${schema}.current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT '${version}' $$`,
    )
    await owner.end()
    const url = new URL(database.ownerUrl)
    url.searchParams.set('options', `-c search_path=${schema},pg_catalog`)
    return url.toString()
  }

  test('is found out by asking the server', async () => {
    await expect(outsideDatabase(given(await saysItIs(150_013)))).rejects.toThrow(/PostgreSQL 15\.13/)
    const old = await saysItIs(160_000)
    await expect(outsideDatabase(given(old))).resolves.toMatchObject({ app: old })
  })

  test.each(['migrate', 'invite-administrator'])(
    'is one line of %s, without a stack',
    async (script) => {
      const url = await saysItIs(150_013)
      const { status, stdout, stderr } = spawnSync(
        join(BIN, 'node'),
        [`scripts/${script}.ts`, 'an@province.example'],
        {
          cwd: ROOT,
          encoding: 'utf8',
          env: { ...environment(), DATABASE_URL: url, DATABASE_OWNER_URL: url },
        },
      )
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/^DATABASE_(OWNER_)?URL: the server is PostgreSQL 15\.13, which is too old/)
      expect(stderr.trim()).not.toContain('\n')
    },
    120_000,
  )
})
