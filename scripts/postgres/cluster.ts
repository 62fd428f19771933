import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stopWithParent } from '../stop-with-parent.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { startFailure } from './failure.ts'
import { clearLeftovers } from './leftovers.ts'

/** One PostgreSQL data folder and how to run a server on it. */
export type ClusterSpec = {
  readonly binaries: Binaries
  readonly account: Account | null
  readonly dataDir: string
  readonly port: number
  /** of the superuser "postgres"; used when the folder is made */
  readonly password: string
  readonly settings?: Readonly<Record<string, string>>
  /** every line that the server prints */
  readonly log: (line: string) => void
}

export type Cluster = {
  readonly pid: number
  /** the superuser's address, for making roles and databases only */
  readonly adminUrl: string
  /** resolves when the server's process has ended, whoever ended it */
  readonly exited: Promise<void>
  /** fast shutdown: sessions are ended, everything is on disk */
  stop(): Promise<void>
}

const READY = 'database system is ready to accept connections'
/** a backend that survived its killed server holds the shared memory for a moment */
const SHARED_MEMORY_HELD = /pre-existing shared memory block|lock file "postmaster.pid" already exists/
const START_TRIES = 20

/** Makes the data folder when it is missing: UTF-8, data checksums, passwords by SCRAM. */
export async function createCluster(spec: ClusterSpec): Promise<void> {
  if (existsSync(join(spec.dataDir, 'PG_VERSION'))) return
  // Made beside its place and moved there when whole, so that a half-made one is never taken for a database.
  const unfinished = `${spec.dataDir}.unfinished`
  const passwordFile = `${spec.dataDir}.password`
  try {
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true, mode: 0o700 })
    chmodSync(unfinished, 0o700)
    writeFileSync(passwordFile, spec.password, { mode: 0o600 })
    if (spec.account) {
      chownSync(unfinished, spec.account.uid, spec.account.gid)
      chownSync(passwordFile, spec.account.uid, spec.account.gid)
    }
    await runInitdb(spec, unfinished, passwordFile)
    renameSync(unfinished, spec.dataDir)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    throw startFailure(cause instanceof Error ? cause.message : String(cause), spec.dataDir)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Starts the server on its data folder and waits until it takes connections. */
export async function startCluster(spec: ClusterSpec): Promise<Cluster> {
  for (let tried = 1; ; tried += 1) {
    await clearLeftovers(spec.dataDir)
    const outcome = await launch(spec)
    if ('cluster' in outcome) return outcome.cluster
    if (!SHARED_MEMORY_HELD.test(outcome.printed) || tried === START_TRIES)
      throw startFailure(outcome.printed, spec.dataDir)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

function runInitdb(spec: ClusterSpec, folder: string, passwordFile: string): Promise<void> {
  const args = ['-D', folder, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push('--data-checksums', '--no-instructions')
  if (spec.settings?.fsync === 'off') args.push('--no-sync')
  const child = spawn(spec.binaries.initdb, args, { ...processOptions(spec.account), cwd: folder })
  return new Promise((resolve, reject) => {
    const printed: string[] = []
    collectLines(child, (line) => printed.push(line))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(printed.join('\n')))))
  })
}

function launch(spec: ClusterSpec): Promise<{ cluster: Cluster } | { printed: string }> {
  const child = spawn(spec.binaries.postgres, serverArguments(spec), {
    ...processOptions(spec.account),
    cwd: spec.dataDir,
    // Ctrl-C in the terminal reaches the whole group: the server must outlive the processes that use it.
    detached: true,
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const printed: string[] = []
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(startFailure(String(error), spec.dataDir)))
    void exited.then(() => resolve({ printed: printed.join('\n') }))
    collectLines(child, (line) => {
      if (printed.length < 50) printed.push(line)
      spec.log(line)
      if (line.includes(READY)) resolve({ cluster: runningCluster(spec, child, exited) })
    })
  })
}

function serverArguments(spec: ClusterSpec): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(spec.port),
    unix_socket_directories: '',
    max_connections: '100',
    // After a crash every file is synced first; asking the file system once is many times faster.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    ...spec.settings,
  }
  return [
    '-D',
    spec.dataDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

function runningCluster(spec: ClusterSpec, child: ChildProcess, closed: Promise<void>): Cluster {
  const pid = child.pid ?? 0
  const guard = stopWithParent(pid, 'INT')
  const exited = closed.then(() => guard.release())
  return {
    pid,
    adminUrl: `postgresql://postgres:${encodeURIComponent(spec.password)}@127.0.0.1:${spec.port}/postgres`,
    exited,
    async stop() {
      child.kill('SIGINT')
      const patience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
      await exited
      clearTimeout(patience)
    },
  }
}

function processOptions(account: Account | null) {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  // PGDATA, PGPORT and their like are meant for another server than this one.
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name]
  return { ...(account ?? {}), env, stdio: ['ignore', 'pipe', 'pipe'] satisfies StdioOptions }
}

function collectLines(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', take)
}
