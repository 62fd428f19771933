import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const prepared = /\bname: '([a-z-]+\.[a-z0-9-]+)',/g

/** A connection refuses the second of two statements under one name, to whoever happens to come by it. */
test('no two prepared statements have one name', () => {
  const sources = globSync('server/**/*.ts', { exclude: ['**/*.test.ts', '**/generated/**'] })
  const names = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(prepared)].map(([, name]) => name),
  )
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})
