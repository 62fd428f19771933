import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { configOrEnd } from './platform/config.ts'
import { admission } from './platform/front/admit.ts'
import { guardServer, serverLimits } from './platform/front/guard-server.ts'
import { refuse } from './platform/front/refusal.ts'
import { createLogger } from './platform/logger.ts'

/** The portal process: Next's own server behind one step of ours. */
const config = configOrEnd(process.env)
const log = createLogger('portal', config.LOG_LEVEL)
const port = Number(process.env.PORT ?? 3000)
const dev = process.env.NODE_ENV === 'development'
const app = next({ dev, port })
await app.prepare()
const handle = app.getRequestHandler()

const portalUrl = new URL(config.PORTAL_URL)
const admit = admission({
  trustedProxies: config.TRUSTED_PROXIES,
  ownHost: portalUrl.host,
  bodyWithinMs: 20_000,
  mostAtOnce: 400,
  mostStreams: 100,
})

const server = createServer(
  {
    ...serverLimits,
    // For the whole of a request: the picture of a signed form is up to 20 MiB over the line of a bank's branch.
    requestTimeout: 120_000,
    // Pages of `npm run dev` are told over a socket that their source has changed; nobody else has a use for one.
    shouldUpgradeCallback: () => dev,
  },
  (request, response) => void answer(request, response),
)
guardServer(server, {
  connections: { inAll: 4_000, perAddress: 400 },
  trustedProxies: config.TRUSTED_PROXIES,
  secure: portalUrl.protocol === 'https:',
})
if (dev) server.on('upgrade', app.getUpgradeHandler())
server.listen(port)

process.once('SIGTERM', stop)
process.once('SIGINT', stop)

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const admitted = await admit(request, response)
    if (admitted !== null) await handle(admitted, response)
  } catch (error) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
    refuse(response, 500, request)
  }
}

function stop(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
