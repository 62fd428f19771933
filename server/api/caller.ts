import { cookies, headers } from 'next/headers'
import { browserOf, newBrowserToken } from '#server/domains/identity/index.ts'
import { accountCookies, entryCookie } from './account-cookie.ts'
import { browserCookie } from './browser-cookie.ts'
import { type Context, createContext } from './context.ts'
import { portalDeps } from './portal-deps.ts'
import { appRouter } from './root.ts'
import { longestSessionSeconds, sealedSession, sessionTokenIn } from './sealed-session.ts'
import { staffCookies } from './staff-cookie.ts'
import { createCallerFactory } from './trpc.ts'
import { visitorCookie } from './visitor-cookie.ts'

const createCaller = createCallerFactory(appRouter)

/**
 * The procedures, called for the browser whose request this is.
 * @param signal aborts when the browser is gone: what waits for its turn is forgotten then
 */
export async function visitorApi(signal?: AbortSignal) {
  return createCaller(await browserContext(), signal && { signal })
}

/**
 * The same for actions that try something: a password, a code, a fact. The browser is given the cookie that names it, so
 * that what others miss does not slow it. Not for pages: they set no cookie.
 */
export async function tryingApi() {
  const { config } = await portalDeps()
  const token = await browserToken()
  const { name, options } = browserCookie(config.PORTAL_URL)
  const jar = await cookies()
  jar.set(name, token, options)
  return createCaller(await browserContext(token))
}

/** The same for a browser whose cookie the answer will set. */
export const visitorApiOf = async (token: string) => createCaller(await browserContext(token))

/** What names this browser, new where it brought nothing of the kind. */
export async function browserToken(): Promise<string> {
  const { config, clock } = await portalDeps()
  const brought = await broughtToken()
  return brought !== null && browserOf(config, brought) !== null ? brought : newBrowserToken(config, clock())
}

async function broughtToken(): Promise<string | null> {
  const { config } = await portalDeps()
  return (await cookies()).get(browserCookie(config.PORTAL_URL).name)?.value ?? null
}

/** Who the browser is whose request is being answered: a visitor, holder of an account, staff, several or nobody. */
export async function browserContext(browser: string | null = null): Promise<Context> {
  const [deps, jar, head] = await Promise.all([portalDeps(), cookies(), headers()])
  const { PORTAL_URL, NEXTAUTH_SECRET } = deps.config
  const visitorToken = jar.get(visitorCookie(PORTAL_URL).name)?.value ?? null
  const tokenIn = (cookie: string) => sessionTokenIn(jar.get(cookie)?.value, NEXTAUTH_SECRET)
  const address = head.get('x-client-address') ?? 'unknown'
  const [staffToken, accountToken] = await Promise.all([
    tokenIn(staffCookies(PORTAL_URL).sessionToken.name),
    tokenIn(accountCookies(PORTAL_URL).sessionToken.name),
  ])
  const staff = { token: staffToken, device: head.get('user-agent') ?? '' }
  return createContext(deps, visitorToken, address, staff, accountToken, browser ?? (await broughtToken()))
}

/** Gives the browser its visitor session; it ends with the session's own time on the server. */
export async function setVisitorCookie(token: string): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = visitorCookie(config.PORTAL_URL)
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge: config.VISITOR_MINUTES * 60 })
}

/** Signs the browser in with an account: after a sign-up, which has shown who it is in another way than a password. */
export async function setAccountCookie(token: string): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = accountCookies(config.PORTAL_URL).sessionToken
  const jar = await cookies()
  jar.set(name, await sealedSession(token, config.NEXTAUTH_SECRET), {
    ...options,
    maxAge: longestSessionSeconds,
  })
}

/** What names the sign-up, or the new password, that this browser has begun; null for none. */
export async function entryToken(): Promise<string | null> {
  const { config } = await portalDeps()
  const jar = await cookies()
  return jar.get(entryCookie(config.PORTAL_URL).name)?.value ?? null
}

/** Remembers what this browser has begun, or with null forgets it. */
export async function setEntryCookie(token: string | null): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = entryCookie(config.PORTAL_URL)
  const jar = await cookies()
  jar.set(name, token ?? '', token === null ? { ...options, maxAge: 0 } : options)
}
