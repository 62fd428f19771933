import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { base64url, FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose'
import pg from 'pg'

/**
 * The reference of `verify-http`: a bare `node:http` handler that checks the signature, reads with one prepared statement
 * what is owed, and signs its answer. It knows one kind of answer, PAYABLE, and holds the same form as ours.
 */
const { PORT, DATABASE_URL, SERVICES_URL, BANK_PUBLIC_KEYS, PORTAL_PRIVATE_KEYS } = process.env
const { host } = new URL(SERVICES_URL ?? missing())
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const theirKeys = await keysOf(BANK_PUBLIC_KEYS)
const [[ourKid, ourKey] = missing()] = await keysOf(PORTAL_PRIVATE_KEYS)
const decoder = new TextDecoder()

const statement = `
  SELECT i.number, i.state, i.amount, p.state AS payment_state, i.payable_from, i.amount_valid_until, i.payable_until,
    (SELECT json_agg(json_build_object('agency', json_build_object('vi', a.name_vi, 'en', a.name_en),
       'dossierCode', c.source_label, 'label', json_build_object('vi', c.label_vi, 'en', c.label_en), 'amount', c.amount::text,
       'state', c.state, 'debtor', c.debtor,
       'held', EXISTS (SELECT 1 FROM charge_lease l WHERE l.charge_id = c.id AND l.closed_at IS NULL)) ORDER BY c.source_label)
     FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id JOIN agency a ON a.id = c.beneficiary
     WHERE pc.payment_id = i.payment_id) AS lines
  FROM payment_instruction i JOIN payment p ON p.id = i.payment_id WHERE i.number = $1`

type Line = {
  readonly agency: object
  readonly dossierCode: string
  readonly label: object
  readonly amount: string
  readonly state: string
  readonly debtor: string
  readonly held: boolean
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error))
  })
}).listen(Number(PORT))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request)
  const messageId = await verified(request, body)
  if (messageId === null) return void response.writeHead(401).end()
  const { number } = JSON.parse(decoder.decode(body))
  const content = JSON.stringify(await owed(String(number).replace(/\D/g, '')))
  response.writeHead(200, {
    'content-type': 'application/json',
    'message-signature': await signature(content, `reply:${messageId}`),
    'content-length': Buffer.byteLength(content),
  })
  response.end(content)
}

async function verified(request: IncomingMessage, body: Buffer): Promise<string | null> {
  const [header = '', , signed = ''] = String(request.headers['message-signature']).split('.')
  const { kid, iat, jti, aud } = JSON.parse(decoder.decode(base64url.decode(header)))
  const key = theirKeys.get(kid)
  if (key === undefined || aud !== `${request.method} ${host}${request.url}`) return null
  if (Math.abs(Date.now() / 1000 - iat) > 300) return null
  const jws = { protected: header, payload: base64url.encode(body), signature: signed }
  return flattenedVerify(jws, key, { algorithms: ['ES256'] }).then(
    () => jti,
    () => null,
  )
}

async function signature(body: string, aud: string): Promise<string> {
  const iat = Math.floor(Date.now() / 1000)
  const jws = await new FlattenedSign(new TextEncoder().encode(body))
    .setProtectedHeader({ alg: 'ES256', kid: ourKid, iat, jti: crypto.randomUUID(), aud })
    .sign(ourKey)
  return `${jws.protected}..${jws.signature}`
}

async function owed(number: string): Promise<object> {
  const { rows } = await pool.query({ name: 'owed', text: statement, values: [number] })
  const found = rows[0]
  const lines: Line[] = found?.lines ?? []
  const payable = found?.state === 'ACTIVE' && found.payment_state === 'OPEN'
  if (!payable || lines.some(({ state, held }) => state !== 'OPEN' || held)) return { result: 'NOT_PAYABLE' }
  return {
    result: 'PAYABLE',
    number: found.number,
    amount: String(lines.reduce((sum, line) => sum + BigInt(line.amount), 0n)),
    printedAmount: found.amount,
    purpose: {
      vi: `Phí, lệ phí ${lines.length} hồ sơ dịch vụ công`,
      en: `Fees of ${lines.length} public service dossiers`,
    },
    payer: lines[0]?.debtor,
    amountValidUntil: wholeSeconds(found.amount_valid_until),
    payableUntil: wholeSeconds(found.payable_until),
    lines: lines.map(({ agency, dossierCode, label, amount }) => ({ agency, dossierCode, label, amount })),
    changes: [],
  }
}

const wholeSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

async function keysOf(jwks: string | undefined): Promise<Map<string, CryptoKey>> {
  const { keys }: { keys: (JWK & { kid: string })[] } = JSON.parse(jwks ?? missing())
  const imported = await Promise.all(keys.map((jwk) => importJWK(jwk, 'ES256')))
  return new Map(
    keys.map(({ kid }, at) => {
      const key = imported[at]
      return [kid, key instanceof CryptoKey ? key : missing()]
    }),
  )
}

function missing(): never {
  throw new Error('PORT, DATABASE_URL, SERVICES_URL, BANK_PUBLIC_KEYS and PORTAL_PRIVATE_KEYS must be set')
}
