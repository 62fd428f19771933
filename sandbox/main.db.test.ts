import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateKeyPairJwk } from '#lib/signed-message.ts'
import { type SandboxDatabase, sandboxDatabase } from '#tests/database/index.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
let database: SandboxDatabase
let env: Record<string, string>
const children: ChildProcess[] = []

beforeAll(async () => {
  database = await sandboxDatabase()
  const pair = await generateKeyPairJwk('any-1')
  env = {
    SANDBOX_PORT: '0',
    SANDBOX_MAIL_PORT: '0',
    SANDBOX_DATABASE_URL: database.url,
    BANK_PRIVATE_KEYS: JSON.stringify({ keys: [pair.privateJwk] }),
    HOI_AN_BANK_PRIVATE_KEYS: JSON.stringify({ keys: [pair.privateJwk] }),
    AGENCY_PRIVATE_KEYS: JSON.stringify({ keys: [pair.privateJwk] }),
    PORTAL_PUBLIC_KEYS: JSON.stringify({ keys: [pair.publicJwk] }),
  }
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await database.close()
})

function run(settings: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...settings, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    said.out += data
  })
  child.stderr.on('data', (data) => {
    said.err += data
  })
  return { child, said }
}

/** Resolves with the address that the process says it listens on. */
async function listening({ child, said }: ReturnType<typeof run>): Promise<string> {
  while (!said.out.includes('listens on')) {
    if (child.exitCode !== null || child.stdout === null) throw new Error(said.err)
    await once(child.stdout, 'data')
  }
  return said.out.match(/http:\S+/)?.[0] ?? ''
}

test('starts, answers, is killed, starts again on the same database, and stops when asked', async () => {
  const first = run(env)
  expect((await fetch(new URL('/health', await listening(first)))).status).toBe(200)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = run(env)
  expect((await fetch(new URL('/phone', await listening(second)))).status).toBe(200)
  second.child.kill('SIGTERM')
  expect(await once(second.child, 'exit')).toEqual([0, null])
  expect(second.said.err).toBe('')
})

test('settings at fault are named in one line, their values are not', async () => {
  const { child, said } = run({ ...env, SANDBOX_PORT: 'seventy', BANK_PRIVATE_KEYS: '{"keys":"secret"}' })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(said.err.trim().split('\n')).toHaveLength(1)
  expect(said.err).toMatch(/SANDBOX_PORT.*BANK_PRIVATE_KEYS/)
  expect(said.err).not.toMatch(/seventy|secret/)
})
