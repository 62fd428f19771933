import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { staffRows } from './staff-table.ts'
import { doors, procedures } from './table.ts'

const isDoor = (file: string): boolean =>
  /(^|\/)route\.tsx?$/.test(file) || /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8'))
const files = globSync('app/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file) && isDoor(file))

test('every form action and route handler of the portal has its line in the table', () => {
  expect(files.sort()).toEqual(Object.keys(doors).sort())
})

test.each(Object.entries(doors))('%s calls what the table says, and nothing else', (file, called) => {
  const text = readFileSync(file, 'utf8')
  const viaApi = [...text.matchAll(/\(await api\(\)\)\s*\.(\w+)\s*\.(\w+)\(/g)].map(
    ([, room, name]) => `${room}.${name}`,
  )
  const viaPayment = text.includes('knownPayment(') ? ['payments.view'] : []
  const viaStamp = text.includes('stampOf(') ? ['payments.live'] : []
  expect([...new Set([...viaApi, ...viaPayment, ...viaStamp])].sort()).toEqual([...called].sort())
  const known = new Set([...procedures, ...staffRows].map(({ procedure }) => procedure))
  expect(called.every((name) => known.has(name))).toBe(true)
})
