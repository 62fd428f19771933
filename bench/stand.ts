import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDataDir } from '#scripts/data-dir.ts'
import { type DatabaseUrls, embeddedDatabase } from '#scripts/database-part.ts'
import { freePort } from '#scripts/free-port.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { startProgram, untilListening } from '#scripts/part.ts'
import { openPartLog } from '#scripts/part-log.ts'
import { ROOT } from '#scripts/paths.ts'
import { serverAccount } from '#scripts/postgres/account.ts'
import { programSpecs } from '#scripts/programs.ts'
import { loadSecrets, type Secrets } from '#scripts/secrets.ts'
import { note } from './measure.ts'

/** A fresh embedded database with the real migrations, and the services process beside it. */
export type Stand = {
  readonly urls: DatabaseUrls
  readonly secrets: Secrets
  /** connections of the owner, to prepare rows and to look at the books */
  readonly owner: pg.Pool
  /** starts the real services process, its endpoints alone: no job runs while messages are counted */
  startServices(): Promise<{ readonly url: string; readonly pid: number }>
  close(): Promise<void>
}

/** Makes a stand in a temporary folder; `close` leaves nothing behind. */
export async function openStand(): Promise<Stand> {
  const account = serverAccount()
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const folders = openDataDir(folder, ROOT, account)
  const secrets = loadSecrets(folders.dir)
  const log = openPartLog(folders.logs, 'database', note)
  const embedded = await embeddedDatabase({ folders, account, secrets, log, show: note })
  const server = await embedded.part.start()
  await embedded.prepare()
  await migrateDatabase(embedded.urls.owner)
  const owner = new pg.Pool({ connectionString: embedded.urls.owner, max: 2 })
  owner.on('error', (error) => note(error.message))
  const stops: (() => Promise<void>)[] = []
  return {
    urls: embedded.urls,
    secrets,
    owner,
    async startServices() {
      const port = await freePort()
      const ports = { portal: await freePort(), services: port, sandbox: await freePort() }
      const wiring = { ports, databases: embedded.urls, demo: true, secrets, given: {}, dev: false }
      const spec = { ...programSpecs(wiring).services, args: ['server/main.ts', '--http'] }
      const running = startProgram(spec, openPartLog(folders.logs, 'services', note), note)
      stops.push(running.stop)
      await untilListening(spec, running)
      return { url: `http://127.0.0.1:${port}`, pid: running.pid }
    },
    async close() {
      for (const stop of stops) await stop()
      await owner.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
