import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import { run } from './run.ts'
import { fingerprint, isFresh, markFresh, markStale } from './stamp.ts'

const SOURCES = ['prisma/schema', 'prisma.config.ts', 'package-lock.json']
const GENERATED = join(ROOT, 'server/platform/database/generated')

/** Writes the database client from the Prisma schema when the schema changed. Answers whether there was work. */
export async function generate(): Promise<boolean> {
  const print = fingerprint(ROOT, SOURCES)
  const stamp = join(ROOT, '.cache/generated-from')
  if (isFresh(stamp, print) && existsSync(GENERATED)) return false
  markStale(stamp)
  await run('prisma', ['generate', '--schema', 'prisma/schema'], {
    // The command would download a native engine that generating does not use; any existing file stops it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  markFresh(stamp, print)
  return true
}

if (import.meta.main)
  console.log((await generate()) ? 'Database client written.' : 'Database client is up to date.')
