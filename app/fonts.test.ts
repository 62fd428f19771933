import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

const require = createRequire(import.meta.url)
const css = readFileSync(new URL('./fonts.css', import.meta.url), 'utf8')
const files = [...css.matchAll(/\/fonts\/be-vietnam-pro-([\d.]+)-(\w+)-(\d{3})\.woff2/g)]

test('six faces are declared: three weights, Latin and Vietnamese', () => {
  expect(files.map(([, , script, weight]) => `${script} ${weight}`).sort()).toEqual(
    ['latin', 'vietnamese'].flatMap((script) => [400, 500, 700].map((weight) => `${script} ${weight}`)),
  )
})

test.each(files.map(([path = '', version, script, weight]) => ({ path, version, script, weight })))(
  '$path is the file of the named version of the typeface',
  ({ path, version, script, weight }) => {
    const { version: installed } = require('@fontsource/be-vietnam-pro/package.json') as { version: string }
    const original = require.resolve(
      `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${script}-${weight}-normal.woff2`,
    )
    expect(version).toBe(installed)
    expect(readFileSync(new URL(`../public${path}`, import.meta.url)).equals(readFileSync(original))).toBe(
      true,
    )
  },
)
