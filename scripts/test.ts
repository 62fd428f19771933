import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { architectureFaults, leastModules } from './architecture.ts'
import { build } from './build.ts'
import { generate } from './generate.ts'
import { ROOT } from './paths.ts'
import { type Captured, CommandFailure, capture } from './run.ts'
import { type Counts, countPlaywright, countVitest } from './test-counts.ts'

/** One thing that is checked: how many passed and failed, and what to read when some failed. */
type Outcome = Counts & { readonly details: string }
type Check = { readonly name: string; readonly work: () => Promise<Outcome> }

/** No step may hang a run: milliseconds. */
const STEP_PATIENCE = 40 * 60_000
const reports = mkdtempSync(join(tmpdir(), 'portal-reports-'))

const staticChecks: readonly Check[] = [
  { name: 'Database client', work: () => made(generate) },
  { name: 'Format and lint', work: () => command('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'Types', work: checkTypes },
  { name: 'Architecture', work: checkArchitecture },
  { name: 'Dead code', work: () => command('knip', ['--no-progress']) },
]

const runs: readonly Check[] = [
  { name: 'Unit and database', work: runVitest },
  { name: 'Pages', work: () => made(build) },
  { name: 'Kill -9', work: () => command('node', ['tests/chaos/run.ts', '--short']) },
  { name: 'Browser', work: runPlaywright },
]

async function main(checks: readonly Check[]): Promise<number> {
  const began = Date.now()
  const total = { passed: 0, failed: 0 }
  for (const check of checks) {
    const { passed, failed } = await perform(check)
    total.passed += passed
    total.failed += failed
  }
  rmSync(reports, { recursive: true, force: true })
  console.log(`\nTook ${seconds(began)}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

/** A failing step never keeps the later ones from being seen. */
async function perform({ name, work }: Check): Promise<Counts> {
  const began = Date.now()
  const outcome = await work().catch(
    (cause: unknown): Outcome => ({
      passed: 0,
      failed: 1,
      details:
        cause instanceof CommandFailure
          ? cause.message
          : String(cause instanceof Error ? cause.stack : cause),
    }),
  )
  const mark = outcome.failed === 0 ? '✓' : '✗'
  console.log(
    `  ${mark} ${name.padEnd(18)} ${outcome.passed} passed, ${outcome.failed} failed, ${seconds(began)}`,
  )
  if (outcome.failed > 0) console.log(indented(outcome.details))
  return outcome
}

async function made(make: () => Promise<boolean>): Promise<Outcome> {
  await make()
  return { passed: 1, failed: 0, details: '' }
}

async function command(name: string, args: readonly string[]): Promise<Outcome> {
  return single(await capture(name, args, {}, { timeout: STEP_PATIENCE }))
}

function single({ code, output, errors }: Captured): Outcome {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, details: `${output}\n${errors}` }
}

/** The framework writes types of the routes first, which a fresh clone does not have. */
async function checkTypes(): Promise<Outcome> {
  const routes = await capture('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
  return routes.code === 0 ? command('tsc', ['--noEmit', '-p', '.']) : single(routes)
}

async function checkArchitecture(): Promise<Outcome> {
  const { faults, modules } = await architectureFaults(ROOT, leastModules())
  const passed = faults.length === 0 && modules > 0
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, details: faults.join('\n') }
}

async function runVitest(): Promise<Outcome> {
  const report = join(reports, 'vitest.json')
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const printed = await capture('vitest', args, { NO_COLOR: '1' }, { timeout: STEP_PATIENCE })
  return { ...counted(() => countVitest(read(report)), printed.code), details: text(printed) }
}

async function runPlaywright(): Promise<Outcome> {
  const report = join(reports, 'playwright.json')
  const printed = await capture(
    'playwright',
    ['test', '--reporter=line,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: '1' },
    { timeout: STEP_PATIENCE },
  )
  return { ...counted(() => countPlaywright(read(report)), printed.code), details: text(printed) }
}

/** A runner that fails without a failed test (it crashed, or found none) counts as one failure. */
function counted(count: () => Counts, code: number): Counts {
  let counts: Counts = { passed: 0, failed: 0 }
  try {
    counts = count()
  } catch {
    return { passed: 0, failed: 1 }
  }
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return silent ? { ...counts, failed: 1 } : counts
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const text = ({ output, errors }: Captured): string => `${output}\n${errors}`.slice(-20_000)
const seconds = (began: number): string => `${((Date.now() - began) / 1000).toFixed(1)} s`
const indented = (details: string): string => details.trim().replaceAll(/^/gm, '      ')

process.exitCode = await main(process.argv.includes('--static') ? staticChecks : [...staticChecks, ...runs])
