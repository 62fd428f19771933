import { expect, test } from 'vitest'
import { cursorOf, placeOf } from './cursor.ts'

const place = { receivedOn: '2026-11-20', dossierId: '019a0000-0000-7000-8000-000000000001' }

test('a place comes back from an address, and can stand in one as it is', () => {
  expect(placeOf(cursorOf(place))).toEqual(place)
  expect(encodeURIComponent(cursorOf(place))).toBe(cursorOf(place))
})

test.each([
  '',
  'x',
  '2026-11-20',
  cursorOf({ ...place, receivedOn: '2026-13-45' }),
  `${cursorOf(place)}AAAA`,
])('%j is no place', (text) => {
  expect(placeOf(text)).toBeNull()
})
