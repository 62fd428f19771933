import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress } from '../client-address.ts'
import { nothingAllowed, type RefusalStatus, rawRefusal, refuse } from './refusal.ts'

export type Guard = {
  /** Connections that are open at the same time: in all, and of one address. */
  readonly connections: { readonly inAll: number; readonly perAddress: number }
  /** Behind a proxy all connections come from one address: then only their number in all is bounded. */
  readonly trustedProxies: number
  /** Whether people reach it over TLS: then browsers are told to come in no other way. */
  readonly secure: boolean
}

/**
 * The times and sizes of a server of ours, set on purpose: a head and a body that do not come in time end, and so does a
 * connection on which nothing moves, either way. Streams of events send a line every 15 seconds, and are well within.
 */
export const serverLimits = {
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
  // Node would answer in its own words; a request without a host is refused like any that cannot be read.
  requireHostHeader: false,
  // How often the two times above are looked at.
  connectionsCheckingInterval: 2_000,
} as const
/** A paper may wait for a minute and be drawn for one and a half. */
const quietMs = 180_000

/** Two years, as browsers' lists ask for. */
const strictTransport = 'max-age=63072000'

/**
 * Bounds a server's connections, gives every answer the headers that hold everywhere, and answers what is no request of
 * HTTP. An answer that sets a policy of its own keeps it.
 */
export function guardServer(server: Server, guard: Guard): void {
  const { connections, trustedProxies } = guard
  boundConnections(
    server,
    trustedProxies === 0 ? connections : { ...connections, perAddress: connections.inAll },
  )
  server.timeout = quietMs
  server.prependListener('request', (_, response) => securedBeforeHead(response, guard.secure))
  // Node would answer an `Expect:` that it does not know in its own words.
  server.on('checkExpectation', (request, response) => {
    securedBeforeHead(response, guard.secure)
    refuse(response, 417, request)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
    socket.end(rawRefusal(statusOf(error.code), guard.secure ? secureHeaders : {}))
  })
}

const secureHeaders = { 'Strict-Transport-Security': strictTransport }

const statusOf = (code: string | undefined): RefusalStatus =>
  code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400

/** At the last moment, when it is known what the answer says itself. */
function securedBeforeHead(response: ServerResponse, secure: boolean): void {
  const writeHead = response.writeHead
  response.writeHead = function (this: ServerResponse, ...given: unknown[]) {
    const own = given.find((one) => typeof one === 'object' && one !== null) ?? {}
    const says = (name: string) =>
      this.hasHeader(name) || Object.keys(own).some((key) => key.toLowerCase() === name.toLowerCase())
    if (!says('Content-Security-Policy')) this.setHeader('Content-Security-Policy', nothingAllowed)
    if (!says('X-Content-Type-Options')) this.setHeader('X-Content-Type-Options', 'nosniff')
    if (secure) this.setHeader('Strict-Transport-Security', strictTransport)
    return Reflect.apply(writeHead, this, given)
  } as typeof response.writeHead
}

function boundConnections(server: Server, { inAll, perAddress }: Guard['connections']): void {
  const counts = new Map<string, number>()
  let all = 0
  server.prependListener('connection', (socket: Socket) => {
    const address = clientAddress('', socket.remoteAddress ?? '', 0)
    const own = (counts.get(address) ?? 0) + 1
    counts.set(address, own)
    all += 1
    socket.once('close', () => {
      all -= 1
      const left = (counts.get(address) ?? 1) - 1
      if (left === 0) counts.delete(address)
      else counts.set(address, left)
    })
    if (all > inAll) server.closeIdleConnections()
    if (own > perAddress || all > inAll) {
      socket.end(rawRefusal(own > perAddress ? 429 : 503), () => socket.destroy())
    }
  })
}
