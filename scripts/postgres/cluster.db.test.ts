import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { holdPort } from '../free-port.ts'
import { serverAccount } from './account.ts'
import { binariesFor } from './binaries.ts'
import { type Cluster, type ClusterSpec, createCluster, startCluster } from './cluster.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-cluster-'))
const account = serverAccount()
let spec: ClusterSpec
let running: Cluster | null = null

beforeAll(async () => {
  if (account) chownSync(folder, account.uid, account.gid)
  spec = {
    binaries: binariesFor(account),
    account,
    dataDir: join(folder, 'postgres'),
    port: await holdPort(),
    password: 'a:b/c@d',
    log: () => undefined,
  }
  // What an initdb that was killed leaves behind must not be in the way.
  mkdirSync(`${spec.dataDir}.unfinished/base`, { recursive: true })
  await createCluster(spec)
})
afterEach(async () => {
  await running?.stop()
  running = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask(cluster: Cluster, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster.adminUrl })
  await client.connect()
  try {
    return (await client.query(query)).rows[0]
  } finally {
    await client.end()
  }
}

test('data is checksummed, written through, and open by password on this machine only', async () => {
  running = await startCluster(spec)
  const settings = await ask(
    running,
    `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
       current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
       current_setting('password_encryption') AS passwords`,
  )
  expect(settings).toEqual({
    checksums: 'on',
    fsync: 'on',
    addresses: '127.0.0.1',
    sockets: '',
    passwords: 'scram-sha-256',
  })
  expect(existsSync(`${spec.dataDir}.password`)).toBe(false)
})

test('making it again leaves the data alone', async () => {
  running = await startCluster(spec)
  await ask(running, 'CREATE TABLE kept AS SELECT 1 AS id')
  await running.stop()
  await createCluster(spec)
  running = await startCluster(spec)
  expect(await ask(running, 'SELECT id FROM kept')).toEqual({ id: 1 })
})

test('after kill -9 with a session at work it comes back with what was committed', async () => {
  const first = await startCluster(spec)
  await ask(first, 'CREATE TABLE survives AS SELECT 7 AS id')
  const busy = new pg.Client({ connectionString: first.adminUrl })
  busy.on('error', () => undefined)
  await busy.connect()
  const broken = busy.query('SELECT pg_sleep(60)').catch((error: Error) => error)
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  running = await startCluster(spec)
  expect(await ask(running, 'SELECT id FROM survives')).toEqual({ id: 7 })
  expect(await broken).toBeInstanceOf(Error)
})

test('a server whose starter was killed is stopped before a new one starts', async () => {
  const orphan = await startCluster(spec)
  running = await startCluster(spec)
  await orphan.exited
  expect(running.pid).not.toBe(orphan.pid)
  expect(await ask(running, 'SELECT 1 AS one')).toEqual({ one: 1 })
})

test('a postmaster.pid that names a process of somebody else is no obstacle, and that process lives on', async () => {
  const first = await startCluster(spec)
  const pidFile = join(spec.dataDir, 'postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  await first.stop()
  const stranger = spawn('sleep', ['60'])
  writeFileSync(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'))
  running = await startCluster(spec)
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
})

test('settings that the server refuses are reported with what it said', async () => {
  const refused = startCluster({ ...spec, settings: { max_connections: 'many' } })
  await expect(refused).rejects.toThrow(/could not be started.*max_connections/)
})
