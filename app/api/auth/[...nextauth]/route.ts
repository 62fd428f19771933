import type { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { portalDeps } from '#server/api/portal-deps.ts'
import { staffCookies } from '#server/api/staff-cookie.ts'
import { reportProblem } from '../../../_trpc/report-problem.ts'
import { api } from '../../../_trpc/visitor.ts'
import { placeAfter } from './place-after.ts'

declare module 'next-auth' {
  /** What the provider hands to the cookie: the token of the session's row, and nothing about the person. */
  interface User {
    id: string
    session: string
  }
}

type Route = { params: Promise<{ nextauth: string[] }> }

const longestSeconds = 12 * 60 * 60

/** Begins a sign-in: gives the form its token against forgery, and leads to it. */
export async function GET(request: NextRequest, route: Route): Promise<Response> {
  const [action] = (await route.params).nextauth
  return action === 'signin' ? answer(request, route) : new Response(null, { status: 404 })
}

/** Takes the form. Everything else that next-auth could answer is not offered. */
export async function POST(request: NextRequest, route: Route): Promise<Response> {
  const [action, provider] = (await route.params).nextauth
  const isForm = action === 'callback' && provider === 'credentials'
  return isForm ? answer(request, route) : new Response(null, { status: 404 })
}

async function answer(request: NextRequest, route: Route): Promise<Response> {
  const { config } = await portalDeps()
  // Where it is reached next-auth reads from the environment only.
  process.env.NEXTAUTH_URL = config.PORTAL_URL
  const made: Response = await NextAuth(request, route, options(config.PORTAL_URL, config.NEXTAUTH_SECRET))
  const headers = new Headers(made.headers)
  headers.set('Location', placeAfter(made.headers.get('Location'), config.PORTAL_URL))
  return new Response(null, { status: 303, headers })
}

function options(portalUrl: string, secret: string): NextAuthOptions {
  return {
    secret,
    session: { strategy: 'jwt', maxAge: longestSeconds },
    cookies: staffCookies(portalUrl),
    pages: { signIn: '/staff/sign-in', error: '/staff/sign-in' },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        authorize: (typed) => authorize(typed),
      }),
    ],
    callbacks: { jwt: ({ token, user }) => (user ? { session: user.session } : token) },
    logger: { error: (code) => void reportProblem(`next-auth: ${code}`), warn: () => {}, debug: () => {} },
  }
}

/** @throws Error whose message is the code of the refusal, as next-auth wants it */
async function authorize(typed: Partial<Record<'email' | 'password' | 'code', string>> | undefined) {
  const { email = '', password = '', code = '' } = typed ?? {}
  const said = await signIn({ email, password, code })
  if (!said.ok) throw new Error(said.error.code)
  return { id: said.value.staffId, session: said.value.token }
}

async function signIn(typed: { email: string; password: string; code: string }) {
  try {
    return await (await api()).staffEntry.signIn(typed)
  } catch (error) {
    await reportProblem(error)
    throw new Error('PROBLEM')
  }
}
