import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders that hold results, not sources. */
const NOT_SOURCE = new Set(['node_modules', 'generated', '.next'])

/**
 * A fingerprint of files and folders by name and content; a missing one counts as such.
 * @param paths relative to the root
 */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.toSorted())
    for (const file of filesBelow(root, path)) {
      hash.update(`${file}\0`)
      hash.update(readFileSync(join(root, file)))
      hash.update('\0')
    }
  return hash.digest('hex')
}

/** Whether what a step makes was made from exactly these sources. */
export function isFresh(stampFile: string, print: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print
}

/** Notes what a finished step was made from. Written last, so that a broken-off step is done again. */
export function markFresh(stampFile: string, print: string): void {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, print)
}

/** Takes the mark away before a step is done again, so that one which breaks off counts as not done. */
export function markStale(stampFile: string): void {
  rmSync(stampFile, { force: true })
}

function filesBelow(root: string, path: string): string[] {
  const whole = join(root, path)
  if (!existsSync(whole)) return []
  if (statSync(whole).isFile()) return [path]
  return readdirSync(whole, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCE.has(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(root, join(path, entry.name)))
}
