import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint, isFresh, markFresh, markStale } from './stamp.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portal-stamp-'))
  mkdirSync(join(root, 'app', 'generated'), { recursive: true })
  writeFileSync(join(root, 'app', 'page.ts'), 'one')
  writeFileSync(join(root, 'config.ts'), 'two')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const print = () => fingerprint(root, ['app', 'config.ts', 'missing'])

test('the same files give the same fingerprint, in whatever order they are named', () => {
  expect(fingerprint(root, ['missing', 'config.ts', 'app'])).toBe(print())
})

test.each([
  ['changed', () => writeFileSync(join(root, 'app', 'page.ts'), 'other')],
  ['added', () => writeFileSync(join(root, 'app', 'new.ts'), '')],
  ['removed', () => rmSync(join(root, 'config.ts'))],
  ['split elsewhere', () => writeFileSync(join(root, 'app', 'page.ts'), 'on')],
])('a file %s gives another', (_, change) => {
  const before = print()
  change()
  expect(print()).not.toBe(before)
})

test('generated files do not count', () => {
  const before = print()
  writeFileSync(join(root, 'app', 'generated', 'client.ts'), 'made')
  expect(print()).toBe(before)
})

test('a step is fresh only after it was marked with the same fingerprint', () => {
  const stamp = join(root, 'made', 'stamp')
  expect(isFresh(stamp, print())).toBe(false)
  markFresh(stamp, print())
  expect(isFresh(stamp, print())).toBe(true)
  expect(isFresh(stamp, 'another')).toBe(false)
  markStale(stamp)
  expect(isFresh(stamp, print())).toBe(false)
})
