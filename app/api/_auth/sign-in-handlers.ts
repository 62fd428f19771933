import { NextRequest, NextResponse } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { browserCookie } from '#server/api/browser-cookie.ts'
import { browserToken } from '#server/api/caller.ts'
import { portalDeps } from '#server/api/portal-deps.ts'
import { longestSessionSeconds, signInCookies } from '#server/api/sealed-session.ts'
import { sealedTyped, typedCookie } from '#server/api/typed-cookie.ts'
import { reportProblem } from '../../_trpc/report-problem.ts'
import { textOf } from '../../_ui/read-form.ts'
import { asError } from './say-after.ts'

declare module 'next-auth' {
  /** What the provider hands to the cookie: the token of the session's row, and nothing about the person. */
  interface User {
    id: string
    session: string
  }
}

/** A field of the form as sent; "" where it is missing. */
type Typed = (field: string) => string
type Said =
  | { readonly ok: true; readonly value: { readonly id: string; readonly session: string } }
  | { readonly ok: false; readonly error: Parameters<typeof asError>[0] }

/** One of the portal's two sign-ins. */
type SignIn = {
  /** Whose it is; its cookies are named after them. */
  readonly name: 'staff' | 'account'
  /** The page with the form. */
  readonly page: string
  /** The first says who somebody is and is kept when they are refused; the others are secret and typed again. */
  readonly fields: readonly [string, ...string[]]
  /** Opens a session for what was typed, in the browser that this token names. */
  readonly signIn: (typed: Typed, browser: string) => Promise<Said>
  /** Where the browser goes after next-auth, and `asked`, as the form says where to: a path of this host. */
  readonly placeAfter: (location: URL, asked: string | null) => string
}

type Route = { params: Promise<{ nextauth: string[] }> }
type Handler = (request: NextRequest, route: Route) => Promise<Response>

/**
 * The route handlers of a sign-in. GET begins one: it gives the form its token against forgery, and leads to it. POST
 * takes the form. Everything else that next-auth could answer is not offered.
 */
export function signInHandlers(way: SignIn): { readonly GET: Handler; readonly POST: Handler } {
  return {
    GET: async (request, route) => {
      const [action] = (await route.params).nextauth
      if (action !== 'signin') return nothing()
      return answer({ way, request, route, browser: null }, request.nextUrl.searchParams.get('callbackUrl'))
    },
    POST: async (request, route) => {
      const [action, provider] = (await route.params).nextauth
      if (action !== 'callback' || provider !== 'credentials') return nothing()
      const form = await formIn(request)
      const browser = await browserToken()
      const asked = { way, request: readable(way, request, form), route, browser }
      const response = await answer(asked, textOf(form, 'callbackUrl'))
      const isRefused = response.headers.get('Location')?.startsWith(`${way.page}?`) ?? true
      response.headers.append('Set-Cookie', await putAside(way, isRefused ? textOf(form, way.fields[0]) : ''))
      response.headers.append('Set-Cookie', await named(browser))
      return response
    },
  }
}

const nothing = () => new Response(null, { status: 404 })

/**
 * The form as next-auth can read it: the fields that it knows, as an encoded form whatever was sent, and without an address to
 * go to that is none, on which it fails. Where the browser goes is ours to say.
 */
function readable({ fields }: SignIn, request: NextRequest, form: FormData): NextRequest {
  const body = new URLSearchParams()
  for (const name of ['csrfToken', ...fields]) body.set(name, textOf(form, name))
  const to = textOf(form, 'callbackUrl')
  if (to.startsWith('/') || URL.canParse(to)) body.set('callbackUrl', to)
  const headers = new Headers(request.headers)
  headers.delete('Content-Length')
  headers.set('Content-Type', 'application/x-www-form-urlencoded')
  return new NextRequest(request.url, { method: 'POST', headers, body: body.toString() })
}

/** The form itself: next-auth forgets it when it refuses. */
function formIn(request: NextRequest): Promise<FormData> {
  return request
    .clone()
    .formData()
    .catch(() => new FormData())
}

/**
 * The header that keeps the text for the form that comes back, where no address and no script sees it; "" forgets what was
 * kept. Next's own jar is not asked: it would write next-auth's cookies anew, and keep those that were to be removed.
 */
async function putAside(way: SignIn, text: string): Promise<string> {
  const { config } = await portalDeps()
  const { name, options } = typedCookie(way.name, config.PORTAL_URL)
  const { cookies, headers } = new NextResponse()
  if (text === '') cookies.set(name, '', { ...options, maxAge: 0 })
  else cookies.set(name, await sealedTyped(text, config.NEXTAUTH_SECRET), options)
  return headers.getSetCookie().join()
}

/** The header that gives the browser the cookie which names it. */
async function named(browser: string): Promise<string> {
  const { config } = await portalDeps()
  const { name, options } = browserCookie(config.PORTAL_URL)
  const { cookies, headers } = new NextResponse()
  cookies.set(name, browser, options)
  return headers.getSetCookie().join()
}

/** `browser` is null where nothing is tried. */
type Asked = {
  readonly way: SignIn
  readonly request: NextRequest
  readonly route: Route
  readonly browser: string | null
}

async function answer({ way, request, route, browser }: Asked, asked: string | null): Promise<Response> {
  const { config } = await portalDeps()
  // Where it is reached next-auth reads from the environment only.
  process.env.NEXTAUTH_URL = config.PORTAL_URL
  const made: Response = await NextAuth(request, route, options(way, browser, config))
  const headers = new Headers(made.headers)
  const location = new URL(made.headers.get('Location') ?? '/api/auth/error?error=PROBLEM', config.PORTAL_URL)
  headers.set('Location', way.placeAfter(location, asked))
  return new Response(null, { status: 303, headers })
}

function options(
  { name, page, fields, signIn }: SignIn,
  browser: string | null,
  { PORTAL_URL: portalUrl, NEXTAUTH_SECRET: secret }: { PORTAL_URL: string; NEXTAUTH_SECRET: string },
): NextAuthOptions {
  return {
    secret,
    session: { strategy: 'jwt', maxAge: longestSessionSeconds },
    cookies: signInCookies(name, portalUrl),
    pages: { signIn: page, error: page },
    providers: [
      Credentials({
        credentials: Object.fromEntries(fields.map((field) => [field, {}])),
        authorize: (typed) =>
          authorize(
            (text) => signIn(text, browser ?? ''),
            fields,
            (field) => typed?.[field] ?? '',
          ),
      }),
    ],
    callbacks: { jwt: ({ token, user }) => (user ? { session: user.session } : token) },
    logger: { error: (code) => void reportProblem(`next-auth: ${code}`), warn: () => {}, debug: () => {} },
  }
}

type Signing = (typed: Typed) => Promise<Said>

/** @throws Error whose message is the code of the refusal, as next-auth wants it */
async function authorize(signIn: Signing, fields: readonly string[], typed: Typed) {
  // Nothing was tried: it is not said to be wrong, and counts towards no limit.
  if (fields.some((field) => typed(field).trim() === '')) throw new Error('EMPTY')
  const said = await orProblem(() => signIn(typed))
  if (!said.ok) throw new Error(asError(said.error))
  return said.value
}

async function orProblem(signIn: () => Promise<Said>): Promise<Said> {
  try {
    return await signIn()
  } catch (error) {
    await reportProblem(error)
    return { ok: false, error: { code: 'PROBLEM' } }
  }
}
