import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accountDoors } from './account-doors.ts'
import { everyAccountRow } from './account-rows.ts'
import { payersDoors } from './payers-doors.ts'
import { everyStaffRow } from './staff-rows.ts'
import { staffDoors } from './staff-table.ts'
import { procedures } from './table.ts'

const doors = { ...payersDoors, ...staffDoors, ...accountDoors }
const isDoor = (file: string): boolean =>
  /(^|\/)route\.tsx?$/.test(file) || /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8'))
const files = globSync('app/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file) && isDoor(file))

/** What a file calls at once, as `(await api()).room.name(`, also with a signal, or of `tries()` or `visitorApiOf(…)`, which name the browser. */
const calledAtOnce = (text: string): string[] =>
  [...text.matchAll(/\(await (?:(?:api|tries)\([\w.]*\)|visitorApiOf\(\w+\))\)\s*\.(\w+)\s*\.(\w+)\(/g)].map(
    ([, room, name]) => `${room}.${name}`,
  )

/** What it calls by rooms that it took before, as `const { room } = await api()`. */
const calledByRoom = (text: string): string[] =>
  [...text.matchAll(/const \{ ([\w, ]+) \} = await api\([\w.]*\)/g)]
    .flatMap(([, rooms = '']) => rooms.split(', '))
    .flatMap((room) =>
      [...text.matchAll(new RegExp(`(?<![.\\w])${room}\\.(\\w+)\\(`, 'g'))].map(
        ([, name]) => `${room}.${name}`,
      ),
    )

test('every form action and route handler of the portal has its line in the table', () => {
  expect(files.sort()).toEqual(Object.keys(doors).sort())
})

test.each(Object.entries(doors))('%s calls what the table says, and nothing else', (file, called) => {
  const text = readFileSync(file, 'utf8')
  const viaPayment = text.includes('knownPayment(') ? ['payments.view'] : []
  const viaStamp = text.includes('stampOf(') ? ['payments.live'] : []
  const found = [...calledAtOnce(text), ...calledByRoom(text), ...viaPayment, ...viaStamp]
  expect([...new Set(found)].sort()).toEqual([...called].sort())
  const known = new Set(
    [...procedures, ...everyStaffRow, ...everyAccountRow].map(({ procedure }) => procedure),
  )
  expect(called.filter((name) => !known.has(name))).toEqual([])
})
