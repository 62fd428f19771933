import { isIPv6 } from 'node:net'

/**
 * The address of the browser: each trusted proxy appends the address that it saw, so the list is believed
 * from its end, and only as far as proxies are ours. What a browser writes into the header itself is never reached.
 * Of IPv6 it is the network: a household is given 2⁶⁴ addresses and more, and may take another for every request.
 * @param forwarded the X-Forwarded-For header, "" where there is none
 * @param socket the address that connected to us
 */
export function clientAddress(forwarded: string, socket: string, trustedProxies: number): string {
  const seen = [...forwarded.split(',').map((entry) => entry.trim()), socket].filter((entry) => entry !== '')
  return network(seen.at(-1 - Math.min(trustedProxies, seen.length - 1)) ?? socket)
}

const firstGroups = 4
const allGroups = 8
const version4InVersion6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** The first 64 bits of an IPv6 address (RFC 4291); an IPv4 address as it is, however it is written. */
function network(address: string): string {
  const version4 = version4InVersion6.exec(address)?.[1]
  if (version4 !== undefined) return version4
  if (!isIPv6(address)) return address
  const [before = [], after] = address
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = after === undefined ? 0 : allGroups - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...(after ?? [])]
  const first = groups.slice(0, firstGroups).map((group) => Number.parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}
