import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import { capture } from './run.ts'

/** A file has one subject (CONTRIBUTING.md): no more lines than these. */
const MOST_LINES = 300

const FOLDERS = ['app', 'server', 'lib', 'sandbox', 'prisma', 'scripts', 'tests', 'e2e', 'bench']

type Cruise = {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
      readonly cycle?: readonly { readonly name: string }[]
    }[]
  }
}

/**
 * Looks for imports that cross a border and for files that are too long, and makes sure that the checker saw the sources at all.
 * @param root the tree to look at
 * @param least how many modules of ours must be seen
 * @returns one line per fault
 */
export async function architectureFaults(
  root: string,
  least: number,
): Promise<{ faults: string[]; modules: number }> {
  const targets = [...FOLDERS.filter((folder) => existsSync(join(root, folder))), ...rootModules(root)]
  const config = join(ROOT, '.dependency-cruiser.mjs')
  const args = ['--config', config, '--output-type', 'json', ...targets]
  const { output, errors } = await capture('depcruise', args, {}, { cwd: root })
  if (!output.startsWith('{')) throw new Error(`The border check did not run: ${errors.slice(0, 2000)}`)
  const cruise: Cruise = JSON.parse(output)
  const modules = cruise.modules.filter(
    ({ source }) => !source.includes('node_modules/') && existsSync(join(root, source)),
  )
  const faults = cruise.summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`,
  )
  const written = modules.filter(({ source }) => !source.includes('/generated/'))
  faults.push(...written.flatMap(({ source }) => tooLong(root, source)))
  if (modules.length < least)
    faults.push(`modules-seen: only ${modules.length} modules were seen, expected at least ${least}`)
  return { faults, modules: modules.length }
}

function tooLong(root: string, source: string): string[] {
  const lines = readFileSync(join(root, source), 'utf8').split('\n').length - 1
  return lines > MOST_LINES ? [`file-length: ${source} has ${lines} lines, at most ${MOST_LINES}`] : []
}

/** The floor that package.json sets; raised as the tree grows. */
export function leastModules(): number {
  const manifest: { config: { leastModules: number } } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )
  return manifest.config.leastModules
}

function rootModules(root: string): string[] {
  return readdirSync(root).filter((name) => /^[^.].*[.](ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
}
