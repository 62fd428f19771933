import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from '../client-address.ts'
import { decideRequest, isStream, isUpload, longestBody } from './decide-request.ts'
import { type RefusalStatus, refuse } from './refusal.ts'
import { isWellFormed, readBody, withBody } from './whole-body.ts'

type Admission = {
  readonly trustedProxies: number
  /** The host under which people reach the portal. */
  readonly ownHost: string
  /** For the body of a form, in milliseconds. */
  readonly bodyWithinMs: number
  /** Requests of one address that are answered at the same time, streams of events aside. */
  readonly mostAtOnce: number
  /** Streams of events of one address: each lasts for minutes, so that they leave the places of pages alone. */
  readonly mostStreams: number
}

/**
 * Readies browsers' requests for Next, or answers them. The address that limits count by is found here, since Next cannot see
 * the socket, and handed on in a header that nobody outside can set. What is refused here costs no page.
 * @returns gives the request to hand on, or null where it has been answered
 */
export function admission(rules: Admission) {
  const requests = { underWay: new Map<string, number>(), most: rules.mostAtOnce }
  const streams = { underWay: new Map<string, number>(), most: rules.mostStreams }
  return async (request: IncomingMessage, response: ServerResponse): Promise<IncomingMessage | null> => {
    const { headers, method = '', url = '' } = request
    const address = clientAddress(
      String(headers['x-forwarded-for'] ?? ''),
      request.socket.remoteAddress ?? '',
      rules.trustedProxies,
    )
    const refused = (status: RefusalStatus) => {
      refuse(response, status, request)
      return null
    }
    const { underWay, most } = isStream(url) ? streams : requests
    const now = underWay.get(address) ?? 0
    if (now >= most) return refused(429)
    underWay.set(address, now + 1)
    response.once('close', () => leave(underWay, address))

    const status = decideRequest({ method, url, headers }, rules.ownHost)
    if (status !== null) return refused(status)
    readyHeaders(request, address)
    if (method !== 'POST' || isUpload({ method, url })) return request
    const body = await readBody(request, longestBody, rules.bodyWithinMs)
    if (body === null) return null
    if (typeof body === 'number') return refused(body)
    return (await isWellFormed(body, request)) ? withBody(request, body) : refused(400)
  }
}

function leave(underWay: Map<string, number>, address: string): void {
  const left = (underWay.get(address) ?? 1) - 1
  if (left === 0) underWay.delete(address)
  else underWay.set(address, left)
}

/** Takes away what a browser could say in the name of a proxy, and says what it came from. */
function readyHeaders({ headers }: IncomingMessage, address: string): void {
  headers['x-client-address'] = address
  // After a form Next asks this very server for the page to show, and would do so over TLS, which ends before us.
  delete headers['x-forwarded-proto']
  delete headers['x-forwarded-host']
  // Next compares it with the host, which a proxy may have changed; where it comes from has been looked at.
  if (headers.origin !== undefined) headers.origin = `http://${headers.host}`
}
