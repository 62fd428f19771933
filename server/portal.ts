import { createServer } from 'node:http'
import next from 'next'
import { admit } from './platform/admit.ts'
import { readConfig } from './platform/config.ts'

/** The portal process: Next's own server behind one step of ours. */
const config = readConfig(process.env)
const port = Number(process.env.PORT ?? 3000)
const app = next({ dev: process.env.NODE_ENV === 'development', port })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer(
  { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
  (request, response) => {
    if (admit(request, response, config.TRUSTED_PROXIES)) void handle(request, response)
  },
)
// Pages of `npm run dev` are told over a socket that their source has changed.
server.on('upgrade', app.getUpgradeHandler())
server.listen(port)

process.once('SIGTERM', stop)
process.once('SIGINT', stop)

function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
