import type { SignedInAccount } from '#server/domains/identity/account-contract.ts'
import { accountOf, type BrowserMark, browserOf, visitorOf } from '#server/domains/identity/index.ts'
import type { Deps } from '#server/wiring.ts'

/** Who asks, as far as a request can tell before its procedure asks more. */
export type Context = {
  readonly deps: Deps
  readonly visitorToken: string | null
  /** Whose list of dossiers and payments is shown: the holder's of whoever is signed in, else the browser's own. */
  readonly visitorId: string | null
  /** The browser's own list, whoever is signed in. */
  readonly guestId: string | null
  /** Who is signed in with an account. */
  readonly account: SignedInAccount | null
  /** What the cookie of the staff names a session by; believed only once the session was looked up. */
  readonly staffToken: string | null
  /** The address that limits count by. */
  readonly address: string
  /** Which browser asks, so that what others miss does not slow it; null before it first tried something. */
  readonly browser: BrowserMark | null
  /** What the browser calls itself. */
  readonly device: string
}

/** What a browser brings along when it asks as staff. */
export type StaffBrowser = { readonly token: string | null; readonly device: string }

const nobody: StaffBrowser = { token: null, device: '' }

/** Looks the cookies' tokens up, so that a session that was ended is refused at its next request. */
export async function createContext(
  deps: Deps,
  visitorToken: string | null,
  address: string,
  staff: StaffBrowser = nobody,
  accountToken: string | null = null,
  browserToken: string | null = null,
): Promise<Context> {
  const now = deps.clock()
  const [guestId, account] = await Promise.all([
    visitorToken === null ? null : visitorOf(deps.database, visitorToken, now),
    accountToken === null ? null : accountOf(deps.database, accountToken, now),
  ])
  return {
    deps,
    visitorToken,
    visitorId: account?.holder?.visitorId ?? guestId,
    guestId,
    account,
    staffToken: staff.token,
    address,
    browser: browserOf(deps.config, browserToken),
    device: staff.device,
  }
}
