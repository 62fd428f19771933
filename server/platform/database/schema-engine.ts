import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const root = join(import.meta.dirname, '../../..')
const migrationsDir = join(root, 'prisma/migrations')
const schemaDir = join(root, 'prisma/schema')
const filters = { externalTables: [], externalEnums: [] }

/**
 * Prisma's schema engine in its WASM build: the same engine and `_prisma_migrations` table as
 * `prisma migrate deploy`, without a native binary to download.
 */
async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool)))
  const engine = await SchemaEngine.new({ datamodels: await schemaFiles() }, () => {}, factory)
  try {
    return await use(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

/**
 * The adapter cuts a script at every semicolon, those inside function bodies too. Sent whole, PostgreSQL
 * parses it itself and runs it in one transaction, so that a failed migration leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script) => {
      await adapter
        .underlyingDriver()
        .query(script)
        .catch((error: Error) => {
          // The engine reports only "external error": say here what PostgreSQL said.
          console.error(`Migration failed: ${error.message}`)
          throw error
        })
    }
    return adapter
  }
  return factory
}

/** Applies the migrations that the database does not have yet; returns their names. */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  return withEngine(ownerUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}

async function schemaFiles(): Promise<[path: string, content: string][]> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(join(schemaDir, name), 'utf8')],
    ),
  )
}

async function readMigrations(): Promise<MigrationList> {
  const folders = (await readdir(migrationsDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    folders.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(join(migrationsDir, path, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories,
    shadowDbInitScript: '',
  }
}
