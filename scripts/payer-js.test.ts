import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { overBudget, PAYER_JS_BUDGET, payerJs } from './payer-js.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-build-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Random bytes do not shrink, so that a file's size is its size as gzip, but for a few bytes. */
function chunk(name: string, bytes: number): string {
  mkdirSync(join(folder, 'static/chunks'), { recursive: true })
  writeFileSync(join(folder, 'static/chunks', name), randomBytes(bytes))
  return `static/chunks/${name}`
}

function page(route: string, files: readonly string[]): void {
  const place = join(folder, 'server/app', route)
  mkdirSync(place, { recursive: true })
  const manifest = JSON.stringify({
    moduleLoading: {},
    entryJSFiles: { '[project]/app/layout': files, '[project]/app/page': files },
  })
  const script = `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/${route}"] = ${manifest};`
  writeFileSync(join(place, 'page_client-reference-manifest.js'), script)
}

test('a page for payers is weighed with the framework, each file once, and told when it is over the budget', () => {
  const framework = chunk('framework.js', 1_000)
  writeFileSync(join(folder, 'build-manifest.json'), JSON.stringify({ rootMainFiles: [framework] }))
  page('pay/[id]', [framework, chunk('form.js', 500)])
  page('staff/queue', [chunk('desk.js', PAYER_JS_BUDGET + 100)])
  page('heavy', [chunk('heavy.js', PAYER_JS_BUDGET + 100)])

  const { pages } = payerJs(folder)
  expect(pages.map(({ route, files }) => [route, files.length])).toEqual([
    ['/heavy', 2],
    ['/pay/[id]', 2],
  ])
  expect(overBudget(folder)).toEqual([expect.stringMatching(/^\/heavy sends 15\d\d\d bytes/)])
})
