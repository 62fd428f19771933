/**
 * The address of the browser: each trusted proxy appends the address that it saw, so the list is believed
 * from its end, and only as far as proxies are ours. What a browser writes into the header itself is never reached.
 * @param forwarded the X-Forwarded-For header, "" where there is none
 * @param socket the address that connected to us
 */
export function clientAddress(forwarded: string, socket: string, trustedProxies: number): string {
  const seen = [...forwarded.split(',').map((entry) => entry.trim()), socket].filter((entry) => entry !== '')
  return seen.at(-1 - Math.min(trustedProxies, seen.length - 1)) ?? socket
}
