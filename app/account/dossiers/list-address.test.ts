import { expect, test } from 'vitest'
import { addressOf, everything, readAddress } from './list-address.ts'

test('a filter comes back from its address, and the plain list has the plain address', () => {
  const filter = { text: 'xây dựng & 100%', agencyId: 'H47.20', state: 'ALL' } as const
  const params = Object.fromEntries(new URL(addressOf(filter, { after: 'x' }), 'http://portal').searchParams)
  expect(readAddress(params)).toEqual({ filter, after: 'x', before: null, ticked: false, changed: false })
  expect(addressOf(everything)).toBe('/account/dossiers')
})

test.each([
  [{ state: 'GONE', agency: "x' OR 1", q: ['a', 'b'] }],
  [{ state: '', agency: '', q: '', after: '' }],
  [{}],
])('%j asks for what owes', (params) => {
  expect(readAddress(params)).toEqual({
    filter: everything,
    after: null,
    before: null,
    ticked: false,
    changed: false,
  })
})
