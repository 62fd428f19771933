import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Account, canEnter } from './postgres/account.ts'
import { folderOutside } from './postgres/binaries.ts'
import { StartFailure, startFailure } from './postgres/failure.ts'

/** The folders that a running portal keeps its state in. */
export type DataDir = {
  /** secrets, logs, ports, the lock */
  readonly dir: string
  /** PostgreSQL's own folder */
  readonly postgres: string
  readonly logs: string
}

/**
 * Makes the data folder, where PostgreSQL's user can reach it.
 * @param wanted what DATA_DIR says, if it says anything: then nothing else is taken instead
 * @param clone the folder of the clone, which holds `.data` by default
 */
export function openDataDir(wanted: string | undefined, clone: string, account: Account | null): DataDir {
  const dir = wanted ? resolve(clone, wanted) : join(clone, '.data')
  makeFolder(dir, account)
  if (canEnter(dir, account)) return foldersIn(dir)
  if (wanted) {
    throw new StartFailure(
      `PostgreSQL runs as the user "postgres" because this is root, and that user cannot enter DATA_DIR ${dir}. ` +
        'Choose a folder it can enter, for example DATA_DIR=/var/lib/public-services-portal/data, or leave DATA_DIR unset.',
    )
  }
  // Everything goes there, not the database alone: it and its passwords must not be parted.
  const outside = folderOutside(clone)
  makeFolder(outside, account)
  return foldersIn(outside)
}

function makeFolder(dir: string, account: Account | null): void {
  try {
    mkdirSync(join(dir, 'logs'), { recursive: true, mode: 0o755 })
    if (account) chmodSync(dir, 0o755)
  } catch (cause) {
    if (isUnderFile(cause))
      throw new StartFailure(`${dir} is a file, or lies below one. Set DATA_DIR to a folder.`)
    throw startFailure(String(cause), dir)
  }
}

const isUnderFile = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOTDIR' || cause.code === 'EEXIST')

const foldersIn = (dir: string): DataDir => ({
  dir,
  logs: join(dir, 'logs'),
  postgres: join(dir, 'postgres'),
})

/** Takes the data folder for this process alone; a lock whose process is gone is taken over. */
export function lockDataDir(dir: string): { release(): void } {
  const file = join(dir, 'running.json')
  for (let tries = 0; tries < 2; tries += 1) {
    if (tryLock(file)) return { release: () => rmSync(file, { force: true }) }
    const holder = readHolder(file)
    if (holder !== null && isAlive(holder)) {
      throw new StartFailure(
        `Already running on ${dir} (process ${holder.pid}). Stop that one with Ctrl-C, or start this one with another DATA_DIR, PORT, API_PORT and SANDBOX_PORT.`,
      )
    }
    rmSync(file, { force: true })
  }
  throw new StartFailure(`Another start took ${dir} at this moment. Try again.`)
}

/** Who holds a data folder: a process, and when it began. */
export type Holder = { readonly pid: number; readonly born: string }

function tryLock(file: string): boolean {
  const holder: Holder = { pid: process.pid, born: birth(process.pid) }
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw startFailure(String(cause), file)
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A process id alone is not proof: the system gives it again after a restart. */
export function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
  return birth(holder.pid) === holder.born
}

/** When a process began, in the kernel's ticks; empty where the system does not tell. */
function birth(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]
    return afterName?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
