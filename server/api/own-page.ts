/**
 * Whether a page of this very host sends this. `Sec-Fetch-Site` (Fetch Metadata) says it, and a page cannot set it;
 * browsers without it send an Origin or nothing.
 */
export function fromOwnPage({ headers }: Request, ownHost: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  return [ownHost, headers.get('host')].includes(new URL(origin).host)
}
