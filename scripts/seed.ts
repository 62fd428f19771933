import pg from 'pg'
import { run } from './run.ts'

/** Puts the demo province into an empty database; one that holds an agency already is left as it is. */
export async function seedOnce(ownerUrl: string, env: Readonly<Record<string, string>>): Promise<void> {
  if (await isSeeded(ownerUrl)) return
  await seed('demo', ownerUrl, env)
}

/** Brings the database to a named state. */
export async function seed(
  scenario: string,
  ownerUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return run('node', ['prisma/seed/run.ts', scenario], { ...env, DATABASE_OWNER_URL: ownerUrl })
}

async function isSeeded(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ seeded: boolean }>('SELECT EXISTS (SELECT FROM agency) AS seeded')
    return rows[0]?.seeded === true
  } finally {
    await client.end()
  }
}
