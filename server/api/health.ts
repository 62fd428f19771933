import { z } from 'zod'
import { databaseClock } from '#server/http/health.ts'
import { portalDeps } from './portal-deps.ts'

const servicesTimeoutMs = 10_000
const partState = z.enum(['up', 'down'])
const servicesSchema = z.object({
  parts: z.record(z.string(), partState),
  alarms: z.array(z.string()).default([]),
})
type ServicesHealth = z.infer<typeof servicesSchema>

export type PortalHealth = {
  readonly ok: boolean
  readonly parts: Readonly<Record<string, 'up' | 'down'>>
  /** What needs people though everything works: docs/operations.md. */
  readonly alarms?: readonly string[]
}

let asking: Promise<PortalHealth> | null = null

/**
 * Speaks for all parts: ok only while portal, database, services, jobs and the bank's line all work. Whoever asks
 * while the parts are being asked gets the same answer, so that nobody makes us ask the bank more often.
 */
export function portalHealth(): Promise<PortalHealth> {
  asking ??= askParts().finally(() => {
    asking = null
  })
  return asking
}

async function askParts(): Promise<PortalHealth> {
  const deps = await portalDeps()
  const [clock, services] = await Promise.all([databaseClock(deps), servicesParts(deps.config.SERVICES_URL)])
  const parts = {
    portal: 'up',
    database: clock === null ? 'down' : 'up',
    services: services === null ? 'down' : 'up',
    ...services?.parts,
  } as const
  const ok = Object.values(parts).every((state) => state === 'up')
  return services === null ? { ok, parts } : { ok, parts, alarms: services.alarms }
}

/** What the services process says of itself, or null when it does not answer. */
async function servicesParts(servicesUrl: string): Promise<ServicesHealth | null> {
  try {
    const response = await fetch(`${servicesUrl}/health`, { signal: AbortSignal.timeout(servicesTimeoutMs) })
    return servicesSchema.parse(await response.json())
  } catch {
    return null
  }
}
