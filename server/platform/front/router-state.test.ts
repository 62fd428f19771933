import { describe, expect, test } from 'vitest'
import { isRouterState } from './router-state.ts'

const sent = (tree: unknown) => encodeURIComponent(JSON.stringify(tree))

describe('trees that Next’s own script sends', () => {
  test.each([
    [['', { children: ['__PAGE__', {}] }, null, null, 16]],
    [
      [
        '',
        { children: [['id', 'ABC', 'd', null], { children: ['__PAGE__?{"a":"b"}', {}] }] },
        null,
        'refetch',
      ],
    ],
    [['', { children: [['rest', 'a/b', 'oc', ['x']], {}, ['/a', '/b'], 'inside-shared-layout', 1, 'x'] }]],
  ])('%j', (tree) => {
    expect(isRouterState(sent(tree))).toBe(true)
  })

  test('none', () => {
    expect(isRouterState(undefined)).toBe(true)
  })
})

test.each([
  ['%E0%A4%A'],
  ['{'],
  [sent({ a: 1 })],
  [sent(['x'])],
  [sent(['', { children: 1 }])],
  [sent([['id', 'ABC', 'zz', null], {}])],
  [sent(['', {}, 'x'])],
  [sent(['', {}, null, 'other'])],
  [sent(['', {}, null, null, '1'])],
  [sent(['', {}, null, null, 1, 'x', 'more'])],
])('%s is refused', (header) => {
  expect(isRouterState(header)).toBe(false)
})
