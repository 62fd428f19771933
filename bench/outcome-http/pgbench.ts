import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BenchFailure } from '../measure.ts'
import { referenceScript } from './rows.ts'

export type PgbenchRun = {
  readonly url: string
  /** number of the payment before the first of this run */
  readonly base: number
  readonly transactionsPerClient: number
  readonly clients: number
}

/**
 * Runs the reference over TCP with prepared statements, two threads.
 * @returns transactions per second
 * @throws BenchFailure with what to install where there is no pgbench
 */
export async function runPgbench({ url, base, transactionsPerClient, clients }: PgbenchRun): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-pgbench-'))
  const script = join(folder, 'reference.sql')
  writeFileSync(script, referenceScript)
  const variables = { base, share: transactionsPerClient, i: 0 }
  const defined = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-t', String(transactionsPerClient)]
  try {
    return tpsOf(await printed([...args, ...defined, '-f', script, url]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function printed(args: readonly string[]): Promise<string> {
  const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new BenchFailure('pgbench is missing: install it (Debian: apt-get install postgresql-contrib)')
          : error,
      ),
    )
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new BenchFailure(`pgbench failed:\n${output.slice(-2000)}`)),
    )
  })
}

function tpsOf(output: string): number {
  if (!/number of failed transactions: 0 /.test(output))
    throw new BenchFailure(`pgbench lost some:\n${output}`)
  const tps = /^tps = ([\d.]+)/m.exec(output)?.[1]
  if (tps === undefined) throw new BenchFailure(`pgbench said no rate:\n${output}`)
  return Number(tps)
}
