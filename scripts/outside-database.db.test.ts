import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '#tests/database/index.ts'
import { holdPort } from './free-port.ts'
import { connectionFault, outsideDatabase } from './outside-database.ts'

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
