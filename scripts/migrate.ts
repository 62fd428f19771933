import { probe } from './outside-database.ts'
import { StartFailure } from './postgres/failure.ts'
import { run } from './run.ts'
import { runCommand } from './run-command.ts'

/**
 * Brings the portal's database to the newest schema, in a process of its own, so that no connection to it is left.
 * @param ownerUrl of the login that owns the database
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  await run('node', ['scripts/migrate.ts'], { DATABASE_OWNER_URL: ownerUrl })
}

async function migrateNow(): Promise<void> {
  const ownerUrl = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
  if (!ownerUrl)
    throw new StartFailure(
      'DATABASE_OWNER_URL is not set: set it to the address of the login that owns the database.',
    )
  await probe(process.env.DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', ownerUrl)
  const { migrate } = await import('#server/platform/database/migrate.ts')
  const applied = await migrate(ownerUrl)
  for (const name of applied) console.log(`Applied ${name}`)
}

if (import.meta.main) {
  await runCommand(migrateNow)
  process.exit()
}
