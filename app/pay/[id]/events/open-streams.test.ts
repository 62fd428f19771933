import { expect, test } from 'vitest'
import { takePlace } from './open-streams.ts'

type Place = ReturnType<typeof takePlace>
const leaveAll = (places: readonly Place[]) => {
  for (const place of places) place?.leave()
}

test.each([
  ['payment', 20, (n: number) => takePlace('ONE', `V${n}`), () => takePlace('OTHER', 'V0')],
  ['visitor', 10, (n: number) => takePlace(`P${n}`, 'ONE'), () => takePlace('P0', 'OTHER')],
])('one %s has %i places, and one that is left is free again, once', (_, most, take, elsewhere) => {
  const places = Array.from({ length: most }, (_, n) => take(n))
  expect(places).not.toContain(null)
  expect(take(most)).toBeNull()
  const other = elsewhere()
  expect(other).not.toBeNull()

  places[0]?.leave()
  places[0]?.leave()
  const again = take(most)
  expect(again).not.toBeNull()
  expect(take(most + 1)).toBeNull()
  leaveAll([...places, other, again])
})

test('the process has so many places for all payments together', () => {
  const places = Array.from({ length: 1_000 }, (_, n) => takePlace(`P${n % 100}`, `V${n % 125}`))
  expect(places).not.toContain(null)
  expect(takePlace('ANOTHER', 'ANOTHER')).toBeNull()
  leaveAll(places)
  const free = takePlace('ANOTHER', 'ANOTHER')
  expect(free).not.toBeNull()
  leaveAll([free])
})
