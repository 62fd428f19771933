import pg from 'pg'
import type { DatabaseUrls } from './database-part.ts'
import { StartFailure } from './postgres/failure.ts'

const OLDEST_VERSION = 160_000
const PATIENCE_MS = 5000

/** What an operator gave: DATABASE_URL, and the owner's and the sandbox's address where they differ from it. */
export type GivenUrls = {
  readonly app: string
  readonly owner: string | undefined
  readonly sandbox: string | undefined
  readonly demo: boolean
}

/** Looks whether a configured server can be used; every fault is one line that says what to do. */
export async function outsideDatabase(given: GivenUrls): Promise<DatabaseUrls> {
  const owner = given.owner ?? given.app
  await probe('DATABASE_URL', given.app)
  if (given.owner !== undefined) await probe('DATABASE_OWNER_URL', given.owner)
  if (given.demo && given.sandbox === undefined)
    throw new StartFailure(
      'DEMO=true on a server of your own needs SANDBOX_DATABASE_URL: an empty database for the sandbox.',
    )
  if (given.demo && given.sandbox !== undefined) await probe('SANDBOX_DATABASE_URL', given.sandbox)
  return { app: given.app, owner, sandbox: given.sandbox ?? null }
}

/** @throws StartFailure in one line where the server does not answer, refuses the login, or is too old */
export async function probe(name: string, url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new StartFailure(`${name} must read postgresql://login:password@host:port/database.`)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    )
    const fault = versionFault(name, rows[0]?.version ?? 0)
    if (fault !== null) throw new StartFailure(fault)
  } catch (cause) {
    throw cause instanceof StartFailure ? cause : new StartFailure(connectionFault(name, url, cause))
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * What is wrong with a server of this version; null where it can be used.
 * @param version as `server_version_num` has it: 150013 is 15.13
 */
export function versionFault(name: string, version: number): string | null {
  if (version >= OLDEST_VERSION) return null
  const major = Math.floor(version / 10_000)
  const has = `${major}.${major < 10 ? Math.floor(version / 100) % 100 : version % 10_000}`
  return `${name}: the server is PostgreSQL ${has}, which is too old. Use 16 or newer, or leave DATABASE_URL unset to use the embedded one.`
}

/** What a failed connection means for the person who set the address. The password is never repeated. */
export function connectionFault(name: string, url: string, cause: unknown): string {
  const { hostname, port, pathname, username } = new URL(url)
  const place = `${hostname}:${port || '5432'}`
  const code = codeOf(cause)
  if (code === '28P01' || code === '28000')
    return `${name}: the server at ${place} refuses the login "${username}". Check name and password.`
  if (code === '3D000')
    return `${name}: the server at ${place} has no database "${pathname.slice(1)}". Make it, or correct the name.`
  if (code === '22023' || code === '42501')
    return `${name}: the login "${username}" may not take on the role that the address asks for. Grant it, or correct the address.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${name}: no machine is known by the name "${hostname}". Correct it.`
  const detail = cause instanceof Error && cause.message ? cause.message : code
  return `${name}: no PostgreSQL answers at ${place} (${detail}). Start it, correct the address, or leave DATABASE_URL unset to use the embedded one.`
}

function codeOf(cause: unknown): string {
  if (cause instanceof AggregateError) return codeOf(cause.errors[0])
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
