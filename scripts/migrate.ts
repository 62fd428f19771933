import { run } from './run.ts'

/**
 * Brings the portal's database to the newest schema, in a process of its own, so that no connection to it is left.
 * @param ownerUrl of the login that owns the database
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  await run('node', ['scripts/migrate.ts'], { DATABASE_OWNER_URL: ownerUrl })
}

if (import.meta.main) {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL
  if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL to the address of the login that owns the database')
  const { migrate } = await import('#server/platform/database/migrate.ts')
  const applied = await migrate(ownerUrl)
  for (const name of applied) console.log(`Applied ${name}`)
  process.exit(0)
}
