import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { newUuid } from '#lib/ids.ts'

const migrations = join(import.meta.dirname, '../../prisma/migrations')

/**
 * Brings an empty database to the schema after this migration, as an older release left it, and notes it as `migrate` does.
 * The job queue's own tables come first, as they do there.
 */
export async function migrateUpTo(owner: pg.Client, ownerUrl: string, last: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl })
  await owner.query(`CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`)
  const names = (await readdir(migrations)).filter((name) => /^\d/.test(name) && name <= last).sort()
  if (!names.includes(last)) throw new Error(`There is no migration ${last}`)
  for (const name of names) {
    const script = await readFile(join(migrations, name, 'migration.sql'), 'utf8')
    await owner.query(script)
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [newUuid(), createHash('sha256').update(script).digest('hex'), name],
    )
  }
}
