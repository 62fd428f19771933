import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from './client-address.ts'

/** Bytes; a form with every field at 10,000 characters of four bytes stays below. Next's own limit is the same. */
const longestBody = 256 * 1024

/** Where a bank's people send the picture of a signed form, and nowhere else: 20 MiB. */
const uploads = /^\/staff\/registrations\/scan\/\d{12}(\?|$)/
const longestUpload = 20 * 1024 * 1024

/**
 * Readies a browser's request for Next, or answers it. The address that limits count by is found here, since Next
 * cannot see the socket, and handed on in a header that nobody outside can set. A body that is announced as
 * longer than any form, or file, of ours is refused unread.
 * @returns whether the request is to be handled on
 */
export function admit(request: IncomingMessage, response: ServerResponse, trustedProxies: number): boolean {
  const { headers } = request
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  headers['x-client-address'] = clientAddress(forwarded, request.socket.remoteAddress ?? '', trustedProxies)
  // After a form Next asks this very server for the page to show, and would do so over TLS, which ends before us.
  delete headers['x-forwarded-proto']
  const longest = longestBodyOf(request)
  if (Number(headers['content-length'] ?? 0) <= longest) return true
  response.writeHead(413, { 'Content-Type': 'text/plain', Connection: 'close' })
  response.end(`The body is larger than ${longest / 1024} KiB.\n`)
  return false
}

const longestBodyOf = ({ method, url }: IncomingMessage): number =>
  method === 'POST' && uploads.test(url ?? '') ? longestUpload : longestBody
