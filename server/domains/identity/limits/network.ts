import { isIPv4 } from 'node:net'

const version6 = /^([\da-f]+):([\da-f]+):([\da-f]+):[\da-f]+::\/64$/i

/**
 * The network that an address belongs to, in which many are neighbours, or one may own every address: of IPv4 the first 24
 * bits, of IPv6, which comes as its first 64 bits, the first 48. What is neither stands for itself.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`
  const [, ...groups] = version6.exec(address) ?? []
  return groups.length === 0 ? address : `${groups.join(':').toLowerCase()}::/48`
}
