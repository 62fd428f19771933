import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as health } from '#app/api/health/route.ts'
import { GET as confirmationPdf } from '#app/pay/[id]/confirmation.pdf/route.ts'
import { GET as events } from '#app/pay/[id]/events/route.ts'
import { GET as qrPicture } from '#app/pay/[id]/instruction/qr.png/route.ts'
import { GET as instructionPdf } from '#app/pay/[id]/instruction.pdf/route.ts'
import { GET as receiptPdf } from '#app/pay/[id]/receipts/[agencyId]/route.ts'
import { GET as paymentState } from '#app/pay/[id]/state/route.ts'
import { POST as setPreference } from '#app/preferences/route.ts'
import { accessWorld, type Person, people } from './world.ts'

/** The browser whose request is being answered. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
  }),
  headers: async () => new Headers({ 'x-client-address': '192.0.2.7' }),
}))

const world = await accessWorld()
afterAll(world.services.close)
beforeAll(() => {
  Object.assign(globalThis, { portalDeps: Promise.resolve(world.deps) })
})

/** Route handlers take nothing from the request but its path and the cookie; each is called for everyone. */
const handlers = {
  state: { handler: paymentState, stage: 'PAID', own: '' },
  events: { handler: events, stage: 'PAID', own: 'retry: 2000' },
  'confirmation.pdf': { handler: confirmationPdf, stage: 'PAID', own: '%PDF-' },
  'instruction.pdf': { handler: instructionPdf, stage: 'PRINTED', own: '%PDF-' },
  'instruction/qr.png': { handler: qrPicture, stage: 'PRINTED', own: '\u0089PNG' },
  'receipts/[agencyId]': { handler: receiptPdf, stage: 'PAID', own: '%PDF-' },
} as const
const cells = Object.entries(handlers).flatMap(([name, row]) =>
  people.map((person) => ({ name, person, ...row })),
)

/** What an answer begins with, byte by byte; an answer that goes on is not waited for. */
async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  await reader?.cancel()
  return Buffer.from(value ?? []).toString('latin1')
}

describe('/pay/<id>/…', () => {
  test.each(cells)('$name for $person', async ({ person, handler, stage, own }) => {
    const scene = await world.scene(stage)
    await become(person, scene.ownerToken)
    const answer = await handler(new Request('http://portal/'), {
      params: Promise.resolve({ id: scene.publicId, agencyId: scene.dossier.agencyId }),
    })
    const text = await beginningOf(answer)
    if (person === 'owner') expect([answer.status, text.startsWith(own)]).toEqual([200, true])
    else expect([answer.status, text.includes(scene.publicId)]).toEqual([404, false])
  })

  test.each(Object.entries({ confirmationPdf, receiptPdf }))(
    '%s waits for nothing once its reader is gone',
    async (_, handler) => {
      const { ownerToken, publicId, dossier } = await world.scene('PAID')
      await become('owner', ownerToken)
      const params = Promise.resolve({ id: publicId, agencyId: dossier.agencyId })
      const answer = await handler(new Request('http://portal/', { signal: AbortSignal.abort() }), { params })
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
    },
  )

  test.each(['\0', "'", 'H47\ud800', 'x'.repeat(41)])('a receipt of no agency: %j', async (agencyId) => {
    const scene = await world.scene('PAID')
    await become('owner', scene.ownerToken)
    const params = Promise.resolve({ id: scene.publicId, agencyId })
    expect((await receiptPdf(new Request('http://portal/'), { params })).status).toBe(404)
  })

  async function become(person: Person, ownerToken: string): Promise<void> {
    const token = person === 'owner' ? ownerToken : await world.tokenOf(person)
    browser.cookies = new Map(token === null ? [] : [['visitor', token]])
  }
})

describe('/preferences', () => {
  const press = (fields: Record<string, string>, referer?: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const headers = { host: 'portal.example', ...(referer && { referer }) }
    return setPreference(
      new Request('http://portal.example/preferences', { method: 'POST', body: form, headers }),
    )
  }

  test.each([
    ['the page before', 'http://portal.example/help?x=1', '/help?x=1'],
    ['home from another host', 'http://elsewhere.example/help', '/'],
    ['home from a path that would name a host', 'http://portal.example//elsewhere.example/', '/'],
    ['home without a page before', undefined, '/'],
  ])('leads to %s', async (_, referer, location) => {
    const answer = await press({ lang: 'en' }, referer)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
    expect(answer.headers.getSetCookie()).toHaveLength(1)
  })

  test('keeps only what it offers', async () => {
    const answer = await press({ lang: 'xx', theme: 'pink; Domain=evil', visitor: 'made-up' })
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

test('/api/health tells everyone the same: which part is down, and nothing of why', async () => {
  const answer = await health()
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { ok: false, parts: { portal: 'up', database: 'up', services: 'down' } },
  ])
})
