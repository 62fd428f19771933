import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataDir } from './data-dir.ts'
import { holdPort } from './free-port.ts'
import type { Startable } from './keep-running.ts'
import type { PartLog } from './part-log.ts'
import type { Account } from './postgres/account.ts'
import { binariesFor, hasStatementStatistics } from './postgres/binaries.ts'
import { type ClusterSpec, createCluster, startCluster } from './postgres/cluster.ts'
import { APP_LOGIN, databaseUrl, OWNER, prepareDatabases, SANDBOX_LOGIN } from './postgres/databases.ts'
import type { Secrets } from './secrets.ts'

/** Addresses of the databases, each with the login that its user may have. */
export type DatabaseUrls = { readonly app: string; readonly owner: string; readonly sandbox: string | null }

/** The embedded PostgreSQL as a part that can be started again, and the addresses it will have. */
export async function embeddedDatabase(given: {
  readonly folders: DataDir
  readonly account: Account | null
  readonly secrets: Secrets
  readonly log: PartLog
  readonly show: (line: string) => void
}): Promise<{ part: Startable; urls: DatabaseUrls; prepare(): Promise<void> }> {
  const { folders, secrets, log, show } = given
  const binaries = binariesFor(given.account)
  const spec: ClusterSpec = {
    binaries,
    account: given.account,
    dataDir: folders.postgres,
    port: await keptPort(folders.dir),
    password: secrets.passwords.superuser,
    ...(hasStatementStatistics(binaries)
      ? { settings: { shared_preload_libraries: 'pg_stat_statements' } }
      : {}),
    log: (line) => {
      log.write(line)
      if (/ (PANIC|could not write|No space left)/.test(line)) show(line)
    },
  }
  await createCluster(spec)
  const adminUrl = `postgresql://postgres:${encodeURIComponent(secrets.passwords.superuser)}@127.0.0.1:${spec.port}/postgres`
  return {
    part: { name: 'database', start: () => startAsPart(spec) },
    urls: {
      app: databaseUrl(adminUrl, { name: APP_LOGIN, password: secrets.passwords.app }, 'portal'),
      owner: databaseUrl(adminUrl, { name: OWNER, password: secrets.passwords.owner }, 'portal'),
      sandbox: databaseUrl(adminUrl, { name: SANDBOX_LOGIN, password: secrets.passwords.sandbox }, 'sandbox'),
    },
    prepare: () =>
      prepareDatabases(adminUrl, secrets.passwords, [
        { name: 'portal', owner: OWNER },
        { name: 'sandbox', owner: SANDBOX_LOGIN },
      ]),
  }
}

async function startAsPart(spec: ClusterSpec) {
  const cluster = await startCluster(spec)
  return {
    pid: cluster.pid,
    exited: cluster.exited,
    stop: cluster.stop,
    kill: (signal: NodeJS.Signals) => void process.kill(cluster.pid, signal),
  }
}

/** The database keeps its port from start to start, so that a person's psql or backup finds it again. */
async function keptPort(dir: string): Promise<number> {
  const file = join(dir, 'postgres-port')
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  const port = await holdPort(Number.isInteger(kept) ? kept : undefined)
  if (port !== kept) writeFileSync(file, String(port))
  return port
}
