import { visitorOf } from '#server/domains/identity/index.ts'
import type { Deps } from '#server/wiring.ts'

/** Who asks, as far as a request without an account can tell. */
export type Context = {
  readonly deps: Deps
  readonly visitorToken: string | null
  readonly visitorId: string | null
  /** The address that limits count by. */
  readonly address: string
}

/** Looks the cookie's token up, so that a session that was ended is refused at its next request. */
export async function createContext(
  deps: Deps,
  visitorToken: string | null,
  address: string,
): Promise<Context> {
  const visitorId = visitorToken === null ? null : await visitorOf(deps.database, visitorToken, deps.clock())
  return { deps, visitorToken, visitorId, address }
}
