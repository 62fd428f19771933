import { expect, test } from 'vitest'
import { clientAddress } from '#server/platform/client-address.ts'
import { networkOf } from './network.ts'

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:a:b:1:2:3:4', '2001:db8:a::/48'],
  ['2001:0DB8:000a:ffff::1', '2001:db8:a::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['unknown', 'unknown'],
  ['', ''],
])('%j belongs to %j', (socket, network) => {
  expect(networkOf(clientAddress('', socket, 0))).toBe(network)
})
