import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { applyMigrations } from './schema-engine.ts'

const appRole = 'dvc_app'
/** Any number: two deployments that start at once migrate one after the other. */
const migrationLock = 7_104_211

/**
 * Brings the database to the newest schema: the app role, the job queue's own tables, our migrations, grants.
 * Safe to call at every start and from several machines at once.
 * @param ownerUrl a login that owns the database and may create roles
 * @returns names of the migrations applied now
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await ensureAppRole(client)
    await runMigrations({ connectionString: ownerUrl })
    await forgetInterrupted(client)
    const applied = await applyMigrations(ownerUrl)
    await grantJobQueue(client)
    return applied
  } finally {
    await client.end()
  }
}

/** Roles belong to the whole server, not to one database, so another database may have made it first. */
async function ensureAppRole(client: pg.Client): Promise<void> {
  await client.query(`DO $$ BEGIN
    CREATE ROLE ${appRole} NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
  const { rows } = await client.query(`SELECT pg_has_role(current_user, '${appRole}', 'SET') AS may`)
  if (!rows[0].may) await client.query(`GRANT ${appRole} TO current_user`)
}

/** A script runs whole or not at all, so one that was cut off by a crash can simply be tried again. */
async function forgetInterrupted(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`)
  if (!rows[0].there) return
  await client.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
}

/** The queue's tables are closed row by row to whoever does not own them, so the app role needs a policy beside grants. */
async function grantJobQueue(client: pg.Client): Promise<void> {
  await client.query(`
    DO $$ DECLARE closed REGCLASS; BEGIN
      FOR closed IN SELECT c.oid FROM pg_class c
        WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${appRole}')
      LOOP
        EXECUTE format('CREATE POLICY ${appRole} ON %s TO ${appRole} USING (true) WITH CHECK (true)', closed);
      END LOOP;
    END $$;
    GRANT USAGE ON SCHEMA graphile_worker TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${appRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${appRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${appRole}`)
}
