import { expect, test } from 'vitest'
import type { ListRow } from '#server/domains/dossiers/listing-contract.ts'
import { owedOf } from './owed.ts'

const row = (payable: string, state: ListRow['state'], held = false): ListRow => ({
  id: crypto.randomUUID(),
  code: 'H47.20-261120-0001',
  procedure: { vi: 'Cấp giấy phép', en: 'Permit' } as ListRow['procedure'],
  agency: { id: 'H47.20', name: { vi: 'Sở Xây dựng', en: 'Department of Construction' } },
  days: { receivedOn: '2026-11-20', dueOn: null },
  payable,
  state,
  held,
  heldUntil: null,
  own: true,
})

test('a list of one page is summed without what is paid, free or held', () => {
  const rows = [
    row('75000', 'PAYABLE'),
    row('999999999999', 'PAYABLE'),
    row('40000', 'PAYABLE', true),
    row('0', 'HELD', true),
    row('0', 'PAID'),
    row('0', 'FREE'),
  ]
  expect(owedOf({ rows, all: null })).toEqual({ count: 2, total: 1_000_000_074_999n, more: false })
})

test('a longer list says itself what it comes to', () => {
  const all = { asOf: '2026-11-20T00:00:00Z', count: 1_000, total: '75000000', more: true }
  expect(owedOf({ rows: [row('75000', 'PAYABLE')], all })).toEqual({
    count: 1_000,
    total: 75_000_000n,
    more: true,
  })
})

test('nothing listed, nothing owed', () => {
  expect(owedOf({ rows: [], all: null })).toEqual({ count: 0, total: 0n, more: false })
})
