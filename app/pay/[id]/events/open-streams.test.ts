import { expect, test } from 'vitest'
import { takePlace } from './open-streams.ts'

test('one payment has so many places, and one that is left is free again, once', () => {
  const places = Array.from({ length: 20 }, () => takePlace('ONE'))
  expect(places).not.toContain(null)
  expect(takePlace('ONE')).toBeNull()
  const other = takePlace('OTHER')
  expect(other).not.toBeNull()

  places[0]?.leave()
  places[0]?.leave()
  const again = takePlace('ONE')
  expect(again).not.toBeNull()
  expect(takePlace('ONE')).toBeNull()
  for (const place of [...places, other, again]) place?.leave()
})

test('the process has so many places for all payments together', () => {
  const places = Array.from({ length: 1_000 }, (_, index) => takePlace(`P${index % 100}`))
  expect(places).not.toContain(null)
  expect(takePlace('ANOTHER')).toBeNull()
  for (const place of places) place?.leave()
  const free = takePlace('ANOTHER')
  expect(free).not.toBeNull()
  free?.leave()
})
