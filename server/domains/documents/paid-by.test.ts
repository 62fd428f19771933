import { expect, test } from 'vitest'
import { paidByRows } from './paid-by.ts'

const bank = { vi: 'Ngân hàng Hội An', en: 'Hoi An Bank' }
const ways = {
  card: { kind: 'CARD', issuerName: null, cardMask: null, bankReference: 'FT1' },
  counter: {
    kind: 'COUNTER',
    bank,
    branch: null,
    instructionNumber: '4912345678901266',
    bankReference: 'FT1',
  },
} as const

test.each([
  ['card', ['Cách thanh toán', 'Số giao dịch ngân hàng']],
  ['counter', ['Cách thanh toán', 'Ngân hàng', 'Số chỉ dẫn thanh toán', 'Số giao dịch ngân hàng']],
] as const)('money that a person assigned names no %s that is not known', (way, labels) => {
  expect(paidByRows(ways[way]).map(([label]) => label.vi)).toEqual(labels)
})
