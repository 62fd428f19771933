import { describe, expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

describe('clientAddress', () => {
  test.each([
    ['no proxy is trusted: the socket', '6.6.6.6', '10.0.0.1', 0, '10.0.0.1'],
    ['one proxy: what it saw', '203.0.113.9', '10.0.0.1', 1, '203.0.113.9'],
    [
      'one proxy: what the browser wrote before it does not count',
      '6.6.6.6, 203.0.113.9',
      '10.0.0.1',
      1,
      '203.0.113.9',
    ],
    ['two proxies', '6.6.6.6, 203.0.113.9, 10.0.0.7', '10.0.0.1', 2, '203.0.113.9'],
    ['fewer entries than proxies: the first', '', '10.0.0.1', 2, '10.0.0.1'],
  ])('%s', (_, forwarded, socket, proxies, expected) => {
    expect(clientAddress(forwarded, socket, proxies)).toBe(expected)
  })
})
