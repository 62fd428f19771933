import { expect, test } from 'vitest'
import { administratorOrder } from './administrator-order.ts'

test.each([
  [['a@x.vn'], { email: 'a@x.vn', replaces: null, print: false }],
  [['a@x.vn', '--print'], { email: 'a@x.vn', replaces: null, print: true }],
  [['--replaces', 'b@x.vn', 'a@x.vn'], { email: 'a@x.vn', replaces: 'b@x.vn', print: false }],
  [[], { email: '', replaces: null, print: false }],
  [['a@x.vn', 'b@x.vn'], null],
  [['a@x.vn', '--replaces'], null],
  [['a@x.vn', '--force'], null],
])('%j', (args, order) => {
  expect(administratorOrder(args)).toEqual(order)
})
