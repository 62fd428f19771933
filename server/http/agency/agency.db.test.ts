import { expect, test } from 'vitest'
import {
  generateKeyPairJwk,
  importSigningKeys,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import { createLogger } from '#server/platform/logger.ts'
import { agencyApi } from '#tests/agency-api/openapi.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshDossier, freshFee, freshMessage } from '#tests/factories/dossier.ts'
import { holdCharge, takeMoney } from '#tests/factories/held-charge.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { agencyApp } from './app.ts'

const { scratch, database } = await openTestDatabase(8)

const [first, second, stranger, portal] = await Promise.all(
  ['agency-1', 'agency-2', 'agency-1', 'portal-1'].map(generateKeyPairJwk),
)
if (!first || !second || !stranger || !portal) throw new Error('no keys')
const [ourKey] = await importSigningKeys([portal.privateJwk])
if (!ourKey) throw new Error('no key')
const now = new Date('2026-11-21T03:00:00Z')
const config = {
  ...testSettings,
  SERVICES_URL: 'https://services.example',
  TRUSTED_PROXIES: 0,
  AGENCY_PUBLIC_KEYS: { keys: [first.publicJwk, second.publicJwk] },
}
const log = createLogger('test', 'error')
const app = agencyApp({ config, database, clock: () => now, log, ourKey })
const seeds = { database, config: testSettings }

type Call = {
  readonly method?: 'PUT' | 'GET'
  readonly path: string
  readonly body?: string
  readonly jti?: string
  readonly key?: typeof first
  readonly signedAt?: Date
  readonly aud?: string
  readonly signature?: string | null
  readonly signedBody?: string
}

let calls = 0
const document = agencyApi()

/** Sends one call, tells whether its answer is signed for it, and holds every answer against the document. */
async function call({
  method = 'PUT',
  path,
  body = '',
  jti = `message-${++calls}`,
  key = first,
  ...odd
}: Call) {
  const signature =
    odd.signature === undefined
      ? await signMessage({
          privateKey: key?.privateJwk ?? {},
          kid: key?.privateJwk.kid ?? '',
          jti,
          aud: odd.aud ?? requestAudience(method, 'services.example', path),
          body: odd.signedBody ?? body,
          now: odd.signedAt ?? now,
        })
      : odd.signature
  const headers = signature === null ? {} : { 'message-signature': signature }
  const response = await app.request(path, { method, headers, ...(method === 'GET' ? {} : { body }) })
  const text = await response.text()
  const answer = await verifyMessage({
    signature: response.headers.get('message-signature'),
    body: text,
    aud: `reply:${jti}`,
    keys: portal ? [portal.publicJwk] : [],
    now,
  })
  const content = JSON.parse(text)
  expect(document.answer(method, response.status, content)).toEqual([])
  return { status: response.status, body: content, signed: answer.ok }
}

const pathOf = (code: string) => `/agency/v1/dossiers/${code}`
const dossiersStored = async () =>
  (await scratch.pool.query('SELECT count(*)::int AS n FROM dossier')).rows[0].n

test('an agency creates, changes and asks for a dossier; every answer is signed', async () => {
  const { agencyId } = await freshDossier(seeds)
  const message = freshMessage(agencyId)
  expect(document.dossier(message)).toEqual([])
  const path = pathOf(`${agencyId}-261121-0001`)
  const put = (changes: object) => call({ path, body: JSON.stringify({ ...message, ...changes }) })
  expect(await put({})).toEqual({ status: 201, body: { result: 'STORED' }, signed: true })
  expect(await put({})).toEqual({ status: 200, body: { result: 'STORED' }, signed: true })
  expect(await put({ fees: [freshFee('F1', 90), freshFee('F2', 10)] })).toMatchObject({ status: 200 })
  expect(await call({ method: 'GET', path, key: second })).toEqual({
    status: 200,
    signed: true,
    body: {
      dossierCode: `${agencyId}-261121-0001`,
      paymentState: 0,
      paidAt: null,
      amount: '0',
      paymentReference: null,
      fees: [
        { id: 'F1', state: 'OPEN' },
        { id: 'F2', state: 'OPEN' },
      ],
    },
  })
})

test('a fee that a payer is paying, or has paid, changes all the same; the difference is a line of its own', async () => {
  const dossier = await freshDossier(seeds)
  const { rows } = await scratch.pool.query('SELECT id, amount FROM charge WHERE source_id = $1', [
    dossier.id,
  ])
  const hold = await holdCharge(scratch.pool, rows[0], null)
  const path = pathOf(dossier.code)
  const put = (amount: number) =>
    call({ path, body: JSON.stringify({ ...dossier.message, fees: [freshFee('F1', amount)] }) })
  const stored = { status: 200, signed: true, body: { result: 'STORED' } }
  expect(await put(140_000)).toEqual(stored)
  await takeMoney(scratch.pool, hold)
  expect(await put(170_000)).toEqual(stored)
  expect(await call({ method: 'GET', path })).toMatchObject({
    status: 200,
    body: {
      paymentState: 0,
      amount: '150000',
      fees: [
        { id: 'F1', state: 'PAID' },
        { id: 'F1+1', supplementOf: 'F1', state: 'OPEN' },
      ],
    },
  })
})

test('one message fifty times at once: one dossier, fifty equal signed answers', async () => {
  const { agencyId } = await freshDossier(seeds)
  const path = pathOf(`${agencyId}-261121-0050`)
  const before = await dossiersStored()
  const same = { path, body: JSON.stringify(freshMessage(agencyId)), jti: 'fifty-times' }
  const answers = await Promise.all(Array.from({ length: 50 }, () => call(same)))
  for (const answer of answers)
    expect(answer).toEqual({ status: 201, body: { result: 'STORED' }, signed: true })
  expect(await dossiersStored()).toBe(before + 1)
  const reused = await call({ ...same, body: JSON.stringify(freshMessage(agencyId)) })
  expect(reused).toMatchObject({ status: 409, body: { code: 'MESSAGE_ID_REUSED' }, signed: true })
})

test.each<[string, Partial<Call>, number, string]>([
  ['unsigned', { signature: null }, 401, 'SIGNATURE_MISSING'],
  ['signed with garbage', { signature: 'eyJ..x' }, 401, 'SIGNATURE_INVALID'],
  ['signed by a stranger under a known key id', { key: stranger }, 401, 'SIGNATURE_INVALID'],
  [
    'signed for another dossier',
    { aud: `PUT services.example${pathOf('H47.20-261121-0002')}` },
    401,
    'SIGNATURE_INVALID',
  ],
  [
    'signed for another method',
    { aud: `GET services.example${pathOf('H47.20-261121-0001')}` },
    401,
    'SIGNATURE_INVALID',
  ],
  [
    'signed for another host',
    { aud: `PUT other.example${pathOf('H47.20-261121-0001')}` },
    401,
    'SIGNATURE_INVALID',
  ],
  ['signed for no host', { aud: `PUT ${pathOf('H47.20-261121-0001')}` }, 401, 'SIGNATURE_INVALID'],
  ['signed over another body', { signedBody: '{}' }, 401, 'SIGNATURE_INVALID'],
  ['signed six minutes ago', { signedAt: new Date(now.getTime() - 360_000) }, 401, 'SIGNATURE_STALE'],
  ['signed in six minutes', { signedAt: new Date(now.getTime() + 360_000) }, 401, 'SIGNATURE_STALE'],
  ['larger than 64 KiB', { body: 'x'.repeat(64 * 1024 + 1) }, 413, 'BODY_TOO_LARGE'],
])('a message that is %s is refused unread and unsigned', async (_, odd, status, code) => {
  const before = await dossiersStored()
  const body = JSON.stringify(freshMessage('H47.20'))
  const answer = await call({ path: pathOf('H47.20-261121-0001'), body, ...odd })
  expect(answer).toMatchObject({ status, body: { code }, signed: false })
  expect(await dossiersStored()).toBe(before)
})

test.each<[string, string, string, number, string]>([
  ['no JSON', pathOf('H47.20-261121-0001'), '{"agency":', 400, 'BODY_INVALID'],
  ['another JSON', pathOf('H47.20-261121-0001'), '[]', 400, 'BODY_INVALID'],
  ['no dossier code', pathOf('abc'), JSON.stringify(freshMessage('H47.20')), 400, 'DOSSIER_CODE_INVALID'],
  [
    'an unknown agency',
    pathOf('H99.99-261121-0001'),
    JSON.stringify(freshMessage('H99.99')),
    422,
    'AGENCY_UNKNOWN',
  ],
])('a signed message with %s is refused, signed', async (_, path, body, status, code) => {
  expect(await call({ path, body })).toMatchObject({ status, body: { code }, signed: true })
})

test('faults name fields, never values', async () => {
  const message = freshMessage('H47.20')
  const applicant = { ...message.applicant, identityNumber: '99999', name: 'Bí mật\u0007' }
  const answer = await call({
    path: pathOf('H47.20-261121-0001'),
    body: JSON.stringify({ ...message, applicant }),
  })
  expect(answer.body.faults).toEqual(['applicant.name: CONTROL_CHARACTERS', 'applicant.identityNumber: FORM'])
  expect(JSON.stringify(answer.body)).not.toMatch(/99999|Bí mật/)
})

test('a dossier that the portal does not have is 404 for a signed question', async () => {
  const answer = await call({ method: 'GET', path: pathOf('H47.20-261121-9999') })
  expect(answer).toMatchObject({ status: 404, body: { code: 'DOSSIER_UNKNOWN' }, signed: true })
})
