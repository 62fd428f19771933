import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { GET } from '#app/staff/registrations/scan/[number]/[scanId]/route.ts'
import { POST } from '#app/staff/registrations/scan/[number]/route.ts'
import { largestScan } from '#server/domains/registrations/desk-contract.ts'
import { somePng } from '#tests/factories/registrations.ts'
import { type FreshStaff, freshBankStaff, freshStaff, sessionOf } from '#tests/factories/staff.ts'
import { type RegistrationScene, registrationOfSomebody } from './registration-scene.ts'
import { accessWorld } from './world.ts'

/** The browser whose request is being answered. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
  }),
  headers: async () => new Headers({ 'x-client-address': '192.0.2.7' }),
}))

const world = await accessWorld()
const { deps } = world
afterAll(world.services.close)
beforeAll(() => {
  Object.assign(globalThis, { portalDeps: Promise.resolve(deps) })
})

const otherBank = { bank: 'hoi-an-bank', branch: 'Hội An' }
const ownPage = { 'sec-fetch-site': 'same-origin' }

async function comeAs(staff: FreshStaff): Promise<void> {
  const token = { session: await sessionOf(deps, staff) }
  browser.cookies = new Map([['staff', await encode({ token, secret: deps.config.NEXTAUTH_SECRET })]])
}

type Sending = {
  readonly headers?: Record<string, string>
  readonly length?: number
  readonly version?: number
}

function send(
  { number, version }: RegistrationScene,
  body: BodyInit & { readonly length?: number },
  sending: Sending = {},
): Promise<Response> {
  const headers = new Headers(sending.headers ?? ownPage)
  headers.set('content-length', `${sending.length ?? body.length}`)
  const address = `http://portal.example/staff/registrations/scan/${number}?version=${sending.version ?? version}`
  const request = new Request(address, { method: 'POST', headers, body, ...{ duplex: 'half' } })
  return POST(request, { params: Promise.resolve({ number }) })
}

const read = (number: string, scanId: string): Promise<Response> =>
  GET(new Request('http://portal.example/'), { params: Promise.resolve({ number, scanId }) })

const scansOf = async ({ number }: RegistrationScene): Promise<number> => {
  const { rows } = await deps.database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM registration_scan s JOIN registration r ON r.id = s.registration_id
      WHERE r.number = $1`,
    [number],
  )
  return rows[0]?.count ?? -1
}

/** Nobody reads it to its end: says how much was taken of it. */
function endless() {
  const taken = { bytes: 0 }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += 1024 * 1024
      controller.enqueue(new Uint8Array(1024 * 1024))
      if (taken.bytes >= 200 * 1024 * 1024) controller.close()
    },
  })
  return { stream, taken }
}

test('a teller’s picture is kept, and comes back as it was with no right to do anything', async () => {
  const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
  await comeAs(await freshBankStaff(deps, 'TELLER'))
  const said = await (await send(form, somePng)).json()
  expect(said).toMatchObject({ ok: true })
  const answer = await read(form.number, said.value.scanId)
  expect(Buffer.from(await answer.arrayBuffer()).equals(somePng)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="${form.number}.png"`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const { rows } = await deps.database.pool.query(
    `SELECT FROM audit_entry WHERE action = 'REGISTRATION_SCAN_VIEWED' AND detail->>'scanId' = $1`,
    [said.value.scanId],
  )
  expect(rows).toHaveLength(1)
})

describe('what is no scan is refused', () => {
  const script = Buffer.from(
    `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n` +
      `2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )
  test.each([
    [
      'a program under another name',
      Buffer.concat([Buffer.from('MZ\u0090'), Buffer.alloc(5_000)]),
      'SCAN_KIND',
    ],
    ['nothing', Buffer.alloc(0), 'SCAN_EMPTY'],
    ['a page of HTML', Buffer.from('<html><script>alert(1)</script>'), 'SCAN_KIND'],
  ])('%s', async (_, bytes, code) => {
    const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
    await comeAs(await freshBankStaff(deps, 'TELLER'))
    const answer = await send(form, bytes)
    expect([answer.status, await answer.json()]).toEqual([200, { ok: false, error: { code } }])
    expect(await scansOf(form)).toBe(0)
  })

  test('a PDF with a script', async () => {
    const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
    await comeAs(await freshBankStaff(deps, 'TELLER'))
    expect(await (await send(form, script)).json()).toMatchObject({ ok: false })
    expect(await scansOf(form)).toBe(0)
  })

  test('200 MB, whatever length it announced: no more than a scan’s length is ever taken', async () => {
    const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
    await comeAs(await freshBankStaff(deps, 'TELLER'))
    const told = endless()
    expect((await send(form, told.stream, { length: 200 * 1024 * 1024 })).status).toBe(413)
    expect(told.taken.bytes).toBeLessThanOrEqual(1024 * 1024)
    const hidden = endless()
    expect((await send(form, hidden.stream, { length: 1_000 })).status).toBe(413)
    expect(hidden.taken.bytes).toBeLessThanOrEqual(largestScan + 3 * 1024 * 1024)
    expect((await send(form, somePng, { length: Number.NaN })).status).toBe(411)
  })
})

describe('who may not is refused before anything of the file is read', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser on another site', { origin: 'https://elsewhere.example', host: 'portal.example' }, 403],
    ['no word of where from', {}, 403],
  ])('a teller on %s', async (_, headers, status) => {
    const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
    await comeAs(await freshBankStaff(deps, 'TELLER'))
    const { stream, taken } = endless()
    expect((await send(form, stream, { headers, length: 1_000 })).status).toBe(status)
    expect(taken.bytes).toBeLessThanOrEqual(1024 * 1024)
  })

  test.each([
    ['a controller', () => freshBankStaff(deps, 'CONTROLLER')],
    ['an operator', () => freshStaff(deps, 'OPERATOR')],
    ['an administrator', () => freshStaff(deps, 'ADMINISTRATOR')],
  ])('%s', async (_, person) => {
    const form = await registrationOfSomebody(deps, 'AWAITING_FORM')
    await comeAs(await person())
    const { stream, taken } = endless()
    expect((await send(form, stream, { length: 1_000 })).status).toBe(403)
    expect(taken.bytes).toBeLessThanOrEqual(1024 * 1024)
    expect(await scansOf(form)).toBe(0)
  })

  test('nobody', async () => {
    browser.cookies.clear()
    const form = await registrationOfSomebody(deps, 'SCANNED')
    expect((await send(form, somePng)).status).toBe(401)
    expect((await read(form.number, form.scanId)).status).toBe(404)
  })
})

test('of another bank’s form nothing is kept and nothing is shown', async () => {
  const form = await registrationOfSomebody(deps, 'SCANNED')
  await comeAs(await freshBankStaff(deps, 'TELLER', otherBank))
  expect(await (await send(form, somePng)).json()).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  expect(await scansOf(form)).toBe(1)
  const answer = await read(form.number, form.scanId)
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([404, 0])
})

test.each([['\0'], ["'"], ['../1'], ['49123456781']])('a number that is none: %j', async (number) => {
  await comeAs(await freshBankStaff(deps, 'TELLER'))
  const form = { number, version: 0, formVersion: 1, scanId: '' }
  expect((await send(form, somePng)).status).toBe(400)
  expect((await read(number, 'x')).status).toBe(404)
})
