import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import {
  generateKeyPairJwk,
  importSigningKeys,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import { agencyApi } from '#tests/agency-api/openapi.ts'
import type { PaymentState } from '../queries/payment-states.ts'
import { tellAgency } from './agency-notices.ts'

const portal = await generateKeyPairJwk('portal-1')
const agency = await generateKeyPairJwk('agency-1')
const stranger = await generateKeyPairJwk('agency-1')
const [ourKey] = await importSigningKeys([portal.privateJwk])
const clock = () => new Date('2026-11-21T03:00:00Z')

const paid: PaymentState = {
  dossierId: '0198c0de-0000-7000-8000-000000000001',
  dossierCode: 'H47.20-261120-0001',
  agencyId: 'H47.20',
  paymentState: 1,
  paidAt: '2026-11-21T02:59:00.000Z',
  amount: '75000',
  paymentReference: '0123456789ABC',
  fees: [{ id: 'F1', state: 'PAID' }],
}

type Answer = (request: Received, response: ServerResponse) => void | Promise<void>
type Received = { readonly body: string; readonly messageId: string; readonly path: string }

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

/** An agency's system that verifies what it gets and answers as told. */
async function agencySystem(answer: Answer) {
  const received: Received[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const body = await text(request)
    const verified = await verifyMessage({
      signature: String(request.headers['message-signature']),
      body,
      aud: requestAudience(request.method ?? '', request.headers.host ?? '', request.url ?? ''),
      keys: [portal.publicJwk],
      now: clock(),
    })
    const message = { body, messageId: verified.ok ? verified.value.jti : '', path: request.url ?? '' }
    received.push(message)
    await answer(message, response)
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  if (!ourKey) throw new Error('no key')
  const peer = {
    name: 'agency',
    baseUrl: `http://127.0.0.1:${port}`,
    ourKey,
    theirKeys: [agency.publicJwk],
    timeoutMs: 300,
  }
  return { received, tell: (state = paid, cause = 'payment-1') => tellAgency(peer, clock, cause, state) }
}

const signedBy =
  (key: typeof agency, status: number, content: unknown): Answer =>
  async ({ messageId }, response) => {
    const body = JSON.stringify(content)
    const aud = `reply:${messageId}`
    const signature = await signMessage({
      privateKey: key.privateJwk,
      kid: 'agency-1',
      jti: 'answer-1',
      aud,
      body,
      now: clock(),
    })
    response.writeHead(status, { 'message-signature': signature }).end(body)
  }
const accepts = signedBy(agency, 200, { result: 'ACCEPTED' })

test('the state of a dossier is told in one signed message, without our own ids', async () => {
  const { received, tell } = await agencySystem(accepts)
  expect(await tell()).toEqual({ ok: true, value: null })
  const [message] = received
  const { dossierId: _, agencyId: __, ...told } = paid
  expect(agencyApi().paymentStateMessage(JSON.parse(message?.body ?? ''))).toEqual([])
  expect(JSON.parse(message?.body ?? '')).toEqual({ messageId: message?.messageId, ...told })
  expect(message).toMatchObject({
    path: '/agency/v1/payment-states',
    messageId: expect.stringMatching(/^[\w-]{43}$/),
  })
})

test('told again it is the same message; another state or another cause is another message', async () => {
  const { received, tell } = await agencySystem(accepts)
  await tell()
  await tell()
  await tell({ ...paid, paymentState: 0 })
  await tell(paid, 'payment-2')
  const ids = received.map(({ messageId }) => messageId)
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(3)
})

test.each<[string, Answer, string]>([
  ['a signed refusal', signedBy(agency, 409, { code: 'MESSAGE_ID_REUSED' }), 'REFUSED'],
  ['a signed answer that says something else', signedBy(agency, 200, { result: 'MAYBE' }), 'REFUSED'],
  ['an answer of a stranger', signedBy(stranger, 200, { result: 'ACCEPTED' }), 'SILENT'],
  ['an unsigned answer', (_, response) => void response.end('{"result":"ACCEPTED"}'), 'SILENT'],
  ['a cut line', (_, response) => void response.destroy(), 'SILENT'],
  ['a redirect', (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end(), 'SILENT'],
  ['no answer at all', () => undefined, 'SILENT'],
])('%s is not taken for consent', async (_, answer, code) => {
  const { tell } = await agencySystem(answer)
  expect(await tell()).toMatchObject({ ok: false, error: { code } })
})
