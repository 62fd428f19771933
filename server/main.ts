import { Server } from 'node:http'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { servicesApp } from './http/app.ts'
import { type JobRunner, startJobs } from './jobs/worker.ts'
import { configOrEnd } from './platform/config.ts'
import { guardServer, serverLimits } from './platform/front/guard-server.ts'
import { createLogger } from './platform/logger.ts'
import { startTelemetry } from './platform/telemetry.ts'
import { wire } from './wiring.ts'

/** The services process: `--http`, `--jobs`, or both where neither is named. */
const { values } = parseArgs({ options: { http: { type: 'boolean' }, jobs: { type: 'boolean' } } })
const both = !values.http && !values.jobs

const config = configOrEnd(process.env)
const log = createLogger('services', config.LOG_LEVEL)
const stopTelemetry = startTelemetry(config.TRACE_FILE)
const deps = await wire(config, log)

const stopWithinMs = 5_000

/** A process that only answers has no jobs that could be down. */
const noJobs: JobRunner = { alive: () => true, stop: async () => {} }
const jobs = both || values.jobs ? await startJobs(deps) : noJobs
const server = both || values.http ? listen() : null
log.info({ http: server !== null, jobs: jobs !== noJobs }, 'services are up')

process.once('SIGTERM', stop)
process.once('SIGINT', stop)

function listen() {
  const app = servicesApp(deps, jobs)
  const server = serve({
    fetch: app.fetch,
    port: config.API_PORT,
    serverOptions: { ...serverLimits, requestTimeout: 30_000, shouldUpgradeCallback: () => false },
  })
  if (!(server instanceof Server))
    throw new Error('The endpoints are served over plain HTTP, behind a proxy with TLS')
  const secure = new URL(config.SERVICES_URL).protocol === 'https:'
  const connections = { inAll: 2_000, perAddress: 1_000 }
  guardServer(server, { connections, trustedProxies: config.TRUSTED_PROXIES, secure })
  return server
}

async function stop(): Promise<void> {
  // With the database gone nothing can be handed back; the next start takes the jobs over.
  setTimeout(() => process.exit(1), stopWithinMs).unref()
  server?.close()
  await jobs.stop()
  await deps.database.close()
  await stopTelemetry()
  process.exit(0)
}
