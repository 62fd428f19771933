import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdPort } from '#scripts/free-port.ts'
import { serverAccount } from '#scripts/postgres/account.ts'
import { binariesFor } from '#scripts/postgres/binaries.ts'
import { createCluster, startCluster } from '#scripts/postgres/cluster.ts'
import { prepareDatabases } from '#scripts/postgres/databases.ts'

/** Every login of a test server has this password. */
export const TEST_PASSWORD = 'test'

/** Starts a PostgreSQL server of its own in a temporary folder, with the roles of the real one and no database yet. */
export async function startTestCluster(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const account = serverAccount()
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
  if (account) chownSync(folder, account.uid, account.gid)
  const spec = {
    binaries: binariesFor(account),
    account,
    dataDir: join(folder, 'postgres'),
    port: await holdPort(),
    password: TEST_PASSWORD,
    // Nothing here outlives the run, so nothing needs to reach the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
    log: () => undefined,
  }
  await createCluster(spec)
  const cluster = await startCluster(spec)
  await prepareDatabases(
    cluster.adminUrl,
    { owner: TEST_PASSWORD, app: TEST_PASSWORD, sandbox: TEST_PASSWORD },
    [],
  )
  return {
    adminUrl: cluster.adminUrl,
    async stop() {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
