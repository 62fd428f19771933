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

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['64:ff9b::198.51.100.7', '64:ff9b:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['198.51.100.7', '198.51.100.7'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, expected) => {
    expect(clientAddress(address, '10.0.0.1', 1)).toBe(expected)
  })
})
