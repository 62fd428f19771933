import type { IncomingHttpHeaders } from 'node:http'
import type { RefusalStatus } from './refusal.ts'
import { isRouterState } from './router-state.ts'

/** What of a request is known before its body. */
type RequestHead = {
  readonly method: string
  /** As it stands in the request line. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/** Bytes; a form with every field at 10,000 characters of four bytes stays below. Next's own limit is the same. */
export const longestBody = 256 * 1024

/** Where a bank's people send the picture of a signed form, and nowhere else: 20 MiB. */
const uploads = /^\/staff\/registrations\/scan\/\d{12}(\?|$)/
const longestUpload = 20 * 1024 * 1024

/** Characters; a field of 10,000 in a search still gets its sentence. */
const longestUrl = 12 * 1024

/** Whether the body is a file, which its route reads by itself and checks as it comes. */
export const isUpload = ({ method, url }: Pick<RequestHead, 'method' | 'url'>): boolean =>
  method === 'POST' && uploads.test(url)

const streams = /^\/pay\/[^/]+\/events\/?$/

/** Whether what is asked for is a stream of events, in any spelling of its path. */
export function isStream(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  try {
    return streams.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/**
 * Whether a request is refused by its head alone, and how; null where it may be looked at. What a program behind would answer
 * with a fault of its own (a path that cannot be decoded, a method that nobody handles) is refused here.
 * @param ownHost the host under which people reach the portal
 */
export function decideRequest(head: RequestHead, ownHost: string): RefusalStatus | null {
  const { method, url, headers } = head
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return 405
  if (url.length > longestUrl) return 414
  if (!isPath(url) || !isHost(headers.host)) return 400
  if (!isRouterState(headers['next-router-state-tree'])) return 400
  if (method !== 'POST') return hasBody(headers) ? 400 : null
  if (!isFromOwnPage(headers, ownHost)) return 403
  return Number(headers['content-length'] ?? 0) > (isUpload(head) ? longestUpload : longestBody) ? 413 : null
}

/** A path of this host, without what no path of ours contains: bytes that are no UTF-8, and control characters. */
function isPath(url: string): boolean {
  if (!url.startsWith('/')) return false
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(url.split('?', 1)[0] ?? ''))
  } catch {
    return false
  }
}

const isHost = (host: string | undefined): boolean =>
  host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`)

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * A form or a call that a browser says comes from elsewhere is refused, whatever it asks for: whoever is signed in here did not
 * press its button. A program that is no browser says neither and brings no cookie that is not its own.
 */
function isFromOwnPage(headers: IncomingHttpHeaders, ownHost: string): boolean {
  const site = headers['sec-fetch-site']
  // "none": the person did it, by loading the page again.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && [ownHost, headers.host].includes(new URL(origin).host)
}
