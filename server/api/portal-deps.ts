import { readConfig } from '#server/platform/config.ts'
import { createLogger } from '#server/platform/logger.ts'
import { startTelemetry } from '#server/platform/telemetry.ts'
import { type Deps, wire } from '#server/wiring.ts'

/** Next loads a module once per bundle; the pool and its limits belong to the process. */
const perProcess = globalThis as { portalDeps?: Promise<Deps> }

/** The portal process's dependencies, made at the first request. */
export function portalDeps(): Promise<Deps> {
  perProcess.portalDeps ??= makeDeps()
  return perProcess.portalDeps
}

function makeDeps(): Promise<Deps> {
  const config = readConfig(process.env)
  startTelemetry(config.TRACE_FILE)
  return wire(config, createLogger('portal', config.LOG_LEVEL))
}
