import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.ts'

/**
 * Puts the demo province into a database, once: the mark is set only when all of it is in, and a seed that was broken
 * off is done again, which changes nothing that is there already.
 * @param marks the data folder
 */
export async function seedOnce(
  marks: string,
  ownerUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { hostname, pathname } = new URL(ownerUrl)
  const name = createHash('sha256').update(`${hostname}${pathname}`).digest('hex').slice(0, 12)
  const mark = join(marks, `demo-data-${name}`)
  if (existsSync(mark)) return
  await seed('demo', ownerUrl, env)
  writeFileSync(mark, new Date().toISOString())
}

/** Brings the database to a named state. */
export async function seed(
  scenario: string,
  ownerUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return run('node', ['prisma/seed/run.ts', scenario], { ...env, DATABASE_OWNER_URL: ownerUrl })
}
