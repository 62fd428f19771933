import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

/** JavaScript of one page as it travels: bytes after gzip, file by file. */
export type PageJs = { readonly route: string; readonly bytes: number; readonly files: readonly string[] }

/** A page may add so many bytes to what the framework itself sends with its smallest page. */
export const PAYER_JS_BUDGET = 15_000

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) })
const pageManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) })
const MANIFEST = '_client-reference-manifest.js'

/**
 * What each page for payers of a build makes a browser load, the heaviest first, and what the framework loads with any page,
 * even one that has no component of its own for the browser.
 * @param folder Next's build folder
 */
export function payerJs(folder: string): { readonly framework: PageJs; readonly pages: readonly PageJs[] } {
  const { rootMainFiles } = buildManifest.parse(
    JSON.parse(readFileSync(join(folder, 'build-manifest.json'), 'utf8')),
  )
  const pages = pageManifests(join(folder, 'server', 'app')).map(({ route, file }) => {
    const own = Object.values(readManifest(file).entryJSFiles).flat()
    return pageJs(folder, route, [...new Set([...rootMainFiles, ...own])])
  })
  return {
    framework: pageJs(folder, 'the framework', rootMainFiles),
    pages: pages.toSorted((a, b) => b.bytes - a.bytes),
  }
}

/** Desks are for people at work, with TanStack Query; no payer loads them. */
const isForPayers = (route: string): boolean => route !== '/staff' && !route.startsWith('/staff/')

/** One sentence per page that is over the budget; none where all is well. */
export function overBudget(folder: string): string[] {
  const { framework, pages } = payerJs(folder)
  return pages
    .filter(({ bytes }) => bytes - framework.bytes > PAYER_JS_BUDGET)
    .map(
      ({ route, bytes }) =>
        `${route} sends ${bytes - framework.bytes} bytes of JavaScript more than the framework itself; ${PAYER_JS_BUDGET} are allowed`,
    )
}

/** Of payers' pages. */
function pageManifests(app: string): { route: string; file: string }[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === `page${MANIFEST}`)
    .map((entry) => ({
      route: `/${relative(app, entry.parentPath)}`,
      file: join(entry.parentPath, entry.name),
    }))
    .filter(({ route }) => isForPayers(route))
}

/** The manifest is a script that sets one object. */
function readManifest(file: string): z.infer<typeof pageManifest> {
  const object = /\] ?= ?(\{[\s\S]*\});?\s*$/.exec(readFileSync(file, 'utf8'))?.[1]
  if (object === undefined) throw new Error(`${file} is not a manifest of this version of Next.js`)
  return pageManifest.parse(JSON.parse(object))
}

function pageJs(folder: string, route: string, files: readonly string[]): PageJs {
  const bytes = files.map(
    (file) => gzipSync(readFileSync(join(folder, file.replace(/^\/?_next\//, '')))).byteLength,
  )
  return { route, files, bytes: bytes.reduce((sum, size) => sum + size, 0) }
}
