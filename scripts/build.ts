import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import { overBudget } from './payer-js.ts'
import { CommandFailure, run } from './run.ts'
import { runCommand } from './run-command.ts'
import { fingerprint, isFresh, markFresh, markStale } from './stamp.ts'

const SOURCES = [
  'app',
  'lib',
  'server',
  'prisma/schema',
  'public',
  'next.config.mjs',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'package-lock.json',
]

/**
 * Builds the portal's pages when something that they are made of changed. Answers whether there was work.
 * @throws CommandFailure also when a page sends more JavaScript than its budget
 */
export async function build(): Promise<boolean> {
  const folder = process.env.NEXT_DIST_DIR ?? '.next'
  const stamp = join(ROOT, folder, 'built-from')
  const print = fingerprint(ROOT, SOURCES)
  if (isFresh(stamp, print) && existsSync(join(ROOT, folder, 'BUILD_ID'))) return false
  markStale(stamp)
  await run('next', ['build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const heavy = overBudget(join(ROOT, folder))
  if (heavy.length > 0) throw new CommandFailure(heavy.join('\n'))
  markFresh(stamp, print)
  return true
}

if (import.meta.main) await runCommand(async () => void (await build()))
