import { cookies, headers } from 'next/headers'
import { createContext } from './context.ts'
import { portalDeps } from './portal-deps.ts'
import { appRouter } from './root.ts'
import { createCallerFactory } from './trpc.ts'
import { visitorCookie } from './visitor-cookie.ts'

const createCaller = createCallerFactory(appRouter)

/** The procedures, called for the browser whose request this is. */
export async function visitorApi() {
  const [deps, jar, head] = await Promise.all([portalDeps(), cookies(), headers()])
  const token = jar.get(visitorCookie(deps.config.PORTAL_URL).name)?.value ?? null
  return createCaller(await createContext(deps, token, head.get('x-client-address') ?? 'unknown'))
}

/** Gives the browser its visitor session; it ends with the session's own time on the server. */
export async function setVisitorCookie(token: string): Promise<void> {
  const { config } = await portalDeps()
  const { name, options } = visitorCookie(config.PORTAL_URL)
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge: config.VISITOR_MINUTES * 60 })
}
