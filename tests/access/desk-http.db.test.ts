import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { POST as signOutOfAccount } from '#app/account/sign-out/route.ts'
import { POST } from '#app/api/trpc/[trpc]/route.ts'
import { POST as signOut } from '#app/staff/sign-out/route.ts'
import { answerDesk } from '#server/api/desk-http.ts'
import { deskRouter } from '#server/api/root.ts'
import { freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { accessWorld } from './world.ts'

/** The browser whose request is being answered. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void browser.cookies.set(name, value),
  }),
  headers: async () => new Headers({ 'x-client-address': '192.0.2.7' }),
}))

const world = await accessWorld()
const secret = world.deps.config.NEXTAUTH_SECRET
afterAll(world.services.close)
beforeAll(() => {
  Object.assign(globalThis, { portalDeps: Promise.resolve(world.deps) })
})

const ownPage = { 'sec-fetch-site': 'same-origin' }
const json = { ...ownPage, 'content-type': 'application/json' }

type Asked = { readonly headers?: HeadersInit; readonly body?: string; readonly length?: number }

function ask(
  path: string,
  { headers: given = json, body = '{}', length = body.length }: Asked = {},
): Promise<Response> {
  const headers = new Headers(given)
  headers.set('content-length', `${length}`)
  return POST(new Request(`http://portal.example/api/trpc/${path}`, { method: 'POST', headers, body }))
}

const signOutFrom = (headers: HeadersInit) =>
  new Request('http://portal.example/staff/sign-out', { method: 'POST', headers })

/** As next-auth seals it. */
async function comeAs(session: string, sealedWith = secret): Promise<void> {
  browser.cookies = new Map([['staff', await encode({ token: { session }, secret: sealedWith })]])
}

async function operatorSession(): Promise<string> {
  return sessionOf(world.deps, await freshStaff(world.deps, 'OPERATOR'))
}

describe('who is answered', () => {
  test('a browser with a session, on a page of ours', async () => {
    await comeAs(await operatorSession())
    const answer = await ask('staff.me')
    expect([answer.status, (await answer.json()).result.data.role]).toEqual([200, 'OPERATOR'])
  })

  test.each([
    ['no cookie', async () => void browser.cookies.clear()],
    ['a cookie that is no seal', async () => void browser.cookies.set('staff', 'made-up')],
    ['a session under another secret', async () => comeAs(await operatorSession(), '44'.repeat(32))],
    ['a seal around a session that never was', () => comeAs('made-up')],
  ])('with %s: 401, and the code alone', async (_, come) => {
    await come()
    const answer = await ask('staff.me')
    expect([answer.status, (await answer.json()).error]).toEqual([
      401,
      { message: 'UNAUTHORIZED', code: -32001, data: { code: 'UNAUTHORIZED', httpStatus: 401 } },
    ])
  })

  test('after signing out the very cookie opens nothing', async () => {
    await comeAs(await operatorSession())
    const kept = new Map(browser.cookies)
    const answer = await signOut(signOutFrom(ownPage))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/sign-in?say=signedOut'])
    expect(browser.cookies.get('staff')).toBe('')
    browser.cookies = kept
    expect((await ask('staff.me')).status).toBe(401)
    expect((await signOut(signOutFrom(ownPage))).status).toBe(303)
  })
})

describe('what is refused before any cookie is read', () => {
  test.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://elsewhere.example', host: 'portal.example' }],
    ['nobody knows where', {}],
  ])(
    'signing out, from %s: the session and the cookie stay, of staff and of accounts',
    async (_, headers) => {
      await comeAs(await operatorSession())
      browser.cookies.set('account', 'kept')
      const before = new Map(browser.cookies)
      for (const leave of [signOut, signOutOfAccount])
        expect((await leave(signOutFrom(headers))).status).toBe(403)
      expect(browser.cookies).toEqual(before)
      expect((await ask('staff.me')).status).toBe(200)
    },
  )

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address typed into the browser', { 'sec-fetch-site': 'none' }, 403],
    ['an old browser on another site', { origin: 'https://elsewhere.example', host: 'portal.example' }, 403],
    ['an origin that is none', { origin: 'null', host: 'portal.example' }, 403],
    ['no word of where from', {}, 403],
    ['an old browser on our page', { origin: 'http://portal.example', host: 'portal.example' }, 401],
  ])('%s', async (_, headers, status) => {
    browser.cookies.clear()
    const asJson = { ...headers, 'content-type': 'application/json' }
    for (const path of ['staff.me', 'staff.signOut']) {
      expect((await ask(path, { headers: asJson })).status).toBe(status)
    }
  })

  test.each([
    ['a form', { headers: { ...ownPage, 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['a body without a length', { headers: json, body: '{}', length: Number.NaN }, 411],
    ['a body that is too long', { headers: json, body: '{}', length: 64 * 1024 + 1 }, 413],
  ])('%s', async (_, init, status) => {
    expect((await ask('staff.signOut', init)).status).toBe(status)
  })
})

test('what is searched for stands in a body, never in an address that is logged on the way', async () => {
  await comeAs(await operatorSession())
  const address =
    'http://portal.example/api/trpc/suspense.list?input=%7B%22search%22%3A%22Le%20Thi%20An%22%7D'
  const answer = await answerDesk(new Request(address, { headers: ownPage }))
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([405, 'no-store'])
})

describe('what is told', () => {
  test('payers’ procedures and the sign-in are not there', async () => {
    await comeAs(await operatorSession())
    for (const path of ['directory.tenant', 'payments.mine', 'staffEntry.invitation']) {
      expect((await ask(path)).status, path).toBe(404)
    }
    expect(
      Object.keys(deskRouter._def.procedures).some((name) => /^(payments|dossiers|staffEntry)\./.test(name)),
    ).toBe(false)
  })

  test('of a wrong input nothing but that it was wrong', async () => {
    await comeAs(await operatorSession())
    const answer = await ask('staff.endSession', { headers: json, body: '{"sessionId":"<script>"}' })
    expect([answer.status, await answer.text()]).toEqual([
      400,
      '{"error":{"code":-32600,"message":"BAD_REQUEST","data":{"code":"BAD_REQUEST","httpStatus":400}}}',
    ])
  })

  test('of a fault of ours nothing but that there was one', async () => {
    await comeAs(await operatorSession())
    const query = vi.spyOn(world.deps.database.pool, 'query').mockImplementation(() => {
      throw new Error('relation "staff_session" is broken at 10.0.0.7')
    })
    const answer = await ask('staff.me')
    query.mockRestore()
    const text = await answer.text()
    expect([answer.status, text.includes('INTERNAL_SERVER_ERROR'), /staff_session|10\.0/.test(text)]).toEqual(
      [500, true, false],
    )
  })

  test('more than ten calls at once to nobody', async () => {
    await comeAs(await operatorSession())
    const batch = (count: number) => ask(`${Array(count).fill('staff.me').join(',')}?batch=1`)
    expect((await batch(10)).status).toBe(200)
    expect((await batch(11)).status).toBe(400)
  })
})
