import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './paths.ts'

const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } =
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const packages = { ...manifest.dependencies, ...manifest.devDependencies }
const table = readFileSync(join(ROOT, 'docs/decisions/0002-dependencies.md'), 'utf8')
const explained = [...table.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)]
  .flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim()))
  .filter((name) => name !== 'Package' && !/^-+$/.test(name))

const isExplained = (name: string): boolean =>
  explained.includes(name) || (name.startsWith('@types/') && explained.includes('@types/*'))

test('every package has a reason in docs/decisions/0002-dependencies.md', () => {
  expect(Object.keys(packages).filter((name) => !isExplained(name))).toEqual([])
})

test('no reason is given for a package that is not there', () => {
  expect(explained.filter((name) => name !== '@types/*' && !(name in packages))).toEqual([])
})

test('every version is pinned', () => {
  expect(Object.values(packages).filter((version) => !/^\d/.test(version))).toEqual([])
})
