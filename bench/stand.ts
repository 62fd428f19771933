import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDataDir } from '#scripts/data-dir.ts'
import { type DatabaseUrls, embeddedDatabase } from '#scripts/database-part.ts'
import { holdPort } from '#scripts/free-port.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { type PartSpec, startProgram, untilListening } from '#scripts/part.ts'
import { openPartLog } from '#scripts/part-log.ts'
import { ROOT } from '#scripts/paths.ts'
import { serverAccount } from '#scripts/postgres/account.ts'
import { programSpecs, type Wiring } from '#scripts/programs.ts'
import { loadSecrets, type Secrets } from '#scripts/secrets.ts'
import { note } from './measure.ts'

/** A fresh embedded database with the real migrations, and the services process beside it. */
export type Stand = {
  readonly urls: DatabaseUrls
  readonly secrets: Secrets
  /** connections of the owner, to prepare rows and to look at the books */
  readonly owner: pg.Pool
  /** starts the real services process, its endpoints alone: no job runs while messages are counted */
  startServices(): Promise<Listening>
  /** starts a program of ours that listens on PORT, with the services' database and keys */
  startHandler(file: string): Promise<Listening>
  close(): Promise<void>
}

/** `url` as SERVICES_URL has it: signed messages name its host. */
type Listening = { readonly url: string; readonly pid: number }

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
  const start = async (spec: PartSpec): Promise<Listening> => {
    const running = startProgram(spec, openPartLog(folders.logs, spec.name, note), note)
    stops.push(running.stop)
    await untilListening(spec, running)
    return { url: spec.env.SERVICES_URL ?? '', pid: running.pid }
  }
  return {
    urls: embedded.urls,
    secrets,
    owner,
    async startServices() {
      const { services } = programSpecs(await wiring(embedded.urls, secrets))
      return start({ ...services, args: ['server/main.ts', '--http'] })
    },
    async startHandler(file) {
      const { services } = programSpecs(await wiring(embedded.urls, secrets))
      const { API_PORT: PORT = '' } = services.env
      return start({ ...services, name: 'handler', args: [file], env: { ...services.env, PORT } })
    },
    async close() {
      for (const stop of stops) await stop()
      await owner.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function wiring(databases: DatabaseUrls, secrets: Secrets): Promise<Wiring> {
  const ports = {
    portal: await holdPort(),
    services: await holdPort(),
    sandbox: await holdPort(),
    mail: await holdPort(),
  }
  return { ports, databases, demo: true, secrets, given: {}, dev: false }
}
