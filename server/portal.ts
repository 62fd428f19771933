import { createServer, type IncomingMessage } from 'node:http'
import next from 'next'
import { clientAddress } from './platform/client-address.ts'
import { readConfig } from './platform/config.ts'

/**
 * The portal process: Next's own server behind one step of ours. Next cannot see the socket, so the address
 * that limits count by is found here and handed on in a header that nobody outside can set.
 */
const config = readConfig(process.env)
const port = Number(process.env.PORT ?? 3000)
const app = next({ dev: process.env.NODE_ENV === 'development', port })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer(
  { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
  (request, response) => {
    request.headers['x-client-address'] = addressOf(request)
    void handle(request, response)
  },
)
server.listen(port)

process.once('SIGTERM', stop)
process.once('SIGINT', stop)

function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  return clientAddress(String(forwarded ?? ''), request.socket.remoteAddress ?? '', config.TRUSTED_PROXIES)
}

function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
