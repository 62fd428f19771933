import { cookies, headers } from 'next/headers'
import { type Context, createContext } from './context.ts'
import { portalDeps } from './portal-deps.ts'
import { appRouter } from './root.ts'
import { staffCookies, staffTokenIn } from './staff-cookie.ts'
import { createCallerFactory } from './trpc.ts'
import { visitorCookie } from './visitor-cookie.ts'

const createCaller = createCallerFactory(appRouter)

/** The procedures, called for the browser whose request this is. */
export async function visitorApi() {
  return createCaller(await browserContext())
}

/** Who the browser is whose request is being answered: a visitor, staff, both or nobody. */
export async function browserContext(): Promise<Context> {
  const [deps, jar, head] = await Promise.all([portalDeps(), cookies(), headers()])
  const { PORTAL_URL, NEXTAUTH_SECRET } = deps.config
  const visitorToken = jar.get(visitorCookie(PORTAL_URL).name)?.value ?? null
  const sealed = jar.get(staffCookies(PORTAL_URL).sessionToken.name)?.value
  const address = head.get('x-client-address') ?? 'unknown'
  const staff = {
    token: await staffTokenIn(sealed, NEXTAUTH_SECRET),
    device: head.get('user-agent') ?? '',
  }
  return createContext(deps, visitorToken, address, staff)
}

/** Gives the browser its visitor session; it ends with the session's own time on the server. */
export async function setVisitorCookie(token: string): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = visitorCookie(config.PORTAL_URL)
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge: config.VISITOR_MINUTES * 60 })
}
