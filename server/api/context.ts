import { visitorOf } from '#server/domains/identity/index.ts'
import type { Deps } from '#server/wiring.ts'

/** Who asks, as far as a request can tell before its procedure asks more. */
export type Context = {
  readonly deps: Deps
  readonly visitorToken: string | null
  readonly visitorId: string | null
  /** What the cookie of the staff names a session by; believed only once the session was looked up. */
  readonly staffToken: string | null
  /** The address that limits count by. */
  readonly address: string
  /** What the browser calls itself. */
  readonly device: string
}

/** What a browser brings along when it asks as staff. */
export type StaffBrowser = { readonly token: string | null; readonly device: string }

const nobody: StaffBrowser = { token: null, device: '' }

/** Looks the cookie's token up, so that a session that was ended is refused at its next request. */
export async function createContext(
  deps: Deps,
  visitorToken: string | null,
  address: string,
  staff: StaffBrowser = nobody,
): Promise<Context> {
  const visitorId = visitorToken === null ? null : await visitorOf(deps.database, visitorToken, deps.clock())
  return { deps, visitorToken, visitorId, staffToken: staff.token, address, device: staff.device }
}
