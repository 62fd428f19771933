import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema } from '#server/platform/config.ts'
import type { GivenUrls } from './outside-database.ts'
import { ROOT } from './paths.ts'
import { StartFailure } from './postgres/failure.ts'
import type { Ports } from './programs.ts'

/** What the environment, or a file `.env` in the clone, says about a start. */
export type Settings = {
  /** DATA_DIR, when it is set */
  readonly dir: string | undefined
  readonly ports: Ports
  readonly demo: boolean
  /** a server of the operator's own; null: the embedded one */
  readonly given: GivenUrls | null
}

/** Reads `.env` of the clone into the environment; what is set already wins. */
export function loadEnvironmentFile(): void {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** What a start decides itself, from settings of its own or because it has looked at the database. */
const OF_THE_START: ReadonlySet<string> = new Set(['DATABASE_URL', 'API_PORT', 'DEMO'])

/** Whatever of portal and services an operator set: it wins over what the demo would take. An empty value counts as not set. */
export function givenSettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(configSchema.shape).filter((name) => !OF_THE_START.has(name))
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

/** @throws StartFailure in one line for a value that cannot be used, or that is missing */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const ports = {
    portal: port(env, 'PORT', 3000),
    services: port(env, 'API_PORT', 3001),
    sandbox: port(env, 'SANDBOX_PORT', 4000),
    mail: port(env, 'SANDBOX_MAIL_PORT', 4025),
  }
  if (new Set(Object.values(ports)).size < 4)
    throw new StartFailure('PORT, API_PORT, SANDBOX_PORT and SANDBOX_MAIL_PORT must be four different ports.')
  const app = env.DATABASE_URL || null
  // Demo data never reaches a server that somebody configured, unless they ask for it.
  const demo = env.DEMO ? env.DEMO === 'true' : app === null
  if (app !== null && !env.PORTAL_URL)
    throw new StartFailure(
      'PORTAL_URL is not set. A database of your own needs it: the address under which people reach the portal, for example PORTAL_URL=https://thanhtoan.example.gov.vn.',
    )
  const given = app
    ? {
        app,
        owner: env.DATABASE_OWNER_URL || undefined,
        sandbox: env.SANDBOX_DATABASE_URL || undefined,
        demo,
      }
    : null
  return { dir: env.DATA_DIR || undefined, ports, demo, given }
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name] || String(fallback)
  const number = Number(text)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new StartFailure(`${name} must be a port number from 1 to 65535, and is "${text}".`)
}
