import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrateDatabase } from '#scripts/migrate.ts'
import { APP_LOGIN, databaseUrl, OWNER, SANDBOX_LOGIN } from '#scripts/postgres/databases.ts'
import { TEST_PASSWORD } from '#tests/setup/cluster.ts'

/** A migrated, empty database of the portal, for one test file. */
export type TestDatabase = {
  /** address of the owner, who migrates and may look into every table */
  readonly ownerUrl: string
  /** address that portal and services use: the app role with its grants */
  readonly appUrl: string
  /** connections of the app role */
  readonly pool: pg.Pool
  /** ends the pool and drops the database, whoever is still connected; hand it to afterAll */
  readonly close: () => Promise<void>
}

/** An empty database of the sandbox's own login, for one test file. */
export type SandboxDatabase = {
  readonly url: string
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

const TEMPLATE = 'portal_template'
/** any number: who holds it is the one that builds the template */
const TEMPLATE_LOCK = 72_340_001

/** A copy of the migrated template. Use: `const database = await testDatabase(); afterAll(database.close)`. */
export const testDatabase = (): Promise<TestDatabase> => portalDatabase(`TEMPLATE ${TEMPLATE}`)

/** One that has no table yet, for tests of migrations; its roles are there. */
export const unmigratedDatabase = (): Promise<TestDatabase> => portalDatabase('')

async function portalDatabase(from: string): Promise<TestDatabase> {
  const adminUrl = serverUrl()
  const name = newName('portal')
  await asAdmin(adminUrl, async (admin) => {
    await ensureTemplate(admin, adminUrl)
    await admin.query(`CREATE DATABASE ${name} ${from} OWNER ${OWNER}`)
  })
  const appUrl = databaseUrl(adminUrl, { name: APP_LOGIN, password: TEST_PASSWORD }, name)
  const pool = quietPool(appUrl)
  return {
    ownerUrl: databaseUrl(adminUrl, { name: OWNER, password: TEST_PASSWORD }, name),
    appUrl,
    pool,
    close: () => drop(adminUrl, name, pool),
  }
}

/** Use: `const database = await sandboxDatabase(); afterAll(database.close)`. */
export async function sandboxDatabase(): Promise<SandboxDatabase> {
  const adminUrl = serverUrl()
  const name = newName('sandbox')
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} OWNER ${SANDBOX_LOGIN}`))
  const url = databaseUrl(adminUrl, { name: SANDBOX_LOGIN, password: TEST_PASSWORD }, name)
  const pool = quietPool(url)
  return { url, pool, close: () => drop(adminUrl, name, pool) }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_ADMIN_URL
  if (!url)
    throw new Error('No test server: run with `npx vitest run <file>`, and name the file *.db.test.ts')
  return url
}

const newName = (kind: string): string => `${kind}_${randomBytes(6).toString('hex')}`

/** Dropping a database ends its connections, which an idle pool reports as an error. */
function quietPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10 })
  pool.on('error', () => undefined)
  return pool
}

async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/** The first caller of a run migrates the template, the others wait for it. */
async function ensureTemplate(admin: pg.Client, adminUrl: string): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
  const made = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE])
  if (!made.rowCount) await makeTemplate(admin, adminUrl)
  await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK])
}

async function makeTemplate(admin: pg.Client, adminUrl: string): Promise<void> {
  const unfinished = newName('template')
  await admin.query(`CREATE DATABASE ${unfinished} OWNER ${OWNER}`)
  await migrateDatabase(databaseUrl(adminUrl, { name: OWNER, password: TEST_PASSWORD }, unfinished))
  await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`)
}

async function drop(adminUrl: string, name: string, pool: pg.Pool): Promise<void> {
  await pool.end()
  await asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
}
