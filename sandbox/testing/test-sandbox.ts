import { createServer, type IncomingMessage, type Server } from 'node:http'
import {
  generateKeyPairJwk,
  type LiveKey,
  requestAudience,
  signMessage,
  verifyMessage,
} from '#lib/signed-message.ts'
import { sandboxDatabase } from '#tests/database/index.ts'
import { type Jwks, readConfig } from '../config.ts'
import { importCorrespondence } from '../messages/keys.ts'
import { startSandbox } from '../sandbox.ts'
import type { SwitchboardInput } from '../switchboard/settings.ts'
import { scriptedAnswer, type Told } from './scripted-portal.ts'

export type Answered = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly signed: boolean
}

type KeyPair = Awaited<ReturnType<typeof generateKeyPairJwk>>

const publicKeys = (pairs: readonly KeyPair[]): string =>
  JSON.stringify({ keys: pairs.map(({ publicJwk }) => publicJwk) })
const privateKeys = (pairs: readonly KeyPair[]): string =>
  JSON.stringify({ keys: pairs.map(({ privateJwk }) => privateJwk) })
const newKeys = async (side: string): Promise<KeyPair[]> => [
  await generateKeyPairJwk(`${side}-1`),
  await generateKeyPairJwk(`${side}-2`),
]

/**
 * A whole sandbox on a database of its own, with the test on the portal's side of both directions: `call`
 * signs as the portal, `told` is what the sandbox's signed messages said.
 */
export async function startTestSandbox(env: Record<string, string> = {}) {
  const [bank, hoiAn, agency, portal] = await Promise.all([
    newKeys('bank'),
    newKeys('hoi-an'),
    newKeys('agency'),
    newKeys('portal'),
  ])
  const portalSide = await importCorrespondence(jwks(privateKeys(portal)), jwks(publicKeys(bank)))
  const agencySide = await importCorrespondence(jwks(privateKeys(portal)), jwks(publicKeys(agency)))
  const hoiAnSide = await importCorrespondence(jwks(privateKeys(portal)), jwks(publicKeys(hoiAn)))
  const sides = { bank: portalSide, agency: agencySide, 'hoi-an': hoiAnSide }
  const services = await startServices(
    Object.values(sides).map(({ trusted }) => trusted),
    portalSide.signer,
  )
  const database = await sandboxDatabase()
  const config = readConfig({
    SANDBOX_PORT: '0',
    SANDBOX_MAIL_PORT: '0',
    SANDBOX_DATABASE_URL: database.url,
    SERVICES_URL: services.url,
    BANK_PRIVATE_KEYS: privateKeys(bank),
    HOI_AN_BANK_PRIVATE_KEYS: privateKeys(hoiAn),
    AGENCY_PRIVATE_KEYS: privateKeys(agency),
    PORTAL_PUBLIC_KEYS: publicKeys(portal),
    OTP_INTERVAL_MS: '0',
    ...env,
  })
  const complaints: string[] = []
  let sandbox = await startSandbox(config, (line) => complaints.push(line))
  const url = (path: string) => new URL(path, `http://127.0.0.1:${sandbox.port}`)

  /** A signed call of the portal; throws when the connection is cut. */
  const call = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    options: { jti?: string; side?: keyof typeof sides } = {},
  ): Promise<Answered> => {
    const { signer, trusted } = sides[options.side ?? 'bank']
    const jti = options.jti ?? crypto.randomUUID()
    const text = body === undefined ? '' : JSON.stringify(body)
    const aud = requestAudience(method, url('/').host, path)
    const signature = await signMessage({
      privateKey: signer,
      kid: signer.kid,
      jti,
      aud,
      body: text,
      now: new Date(),
    })
    const response = await fetch(url(path), {
      method,
      headers: { 'message-signature': signature },
      ...(text !== '' && { body: text }),
    })
    const bytes = await response.text()
    const reply = await verifyMessage({
      signature: response.headers.get('message-signature'),
      body: bytes,
      aud: `reply:${jti}`,
      keys: trusted,
      now: new Date(),
    })
    return { status: response.status, body: JSON.parse(bytes), signed: reply.ok }
  }

  return {
    database,
    complaints,
    /** The portal's side of the collecting bank's correspondence. */
    portal: portalSide,
    told: services.told,
    /** The next answers of the portal to the sandbox's messages; `undefined` cuts the connection. */
    answerWith: services.answerWith,
    url,
    /** Where its mail server listens. */
    mailPort: () => sandbox.mailPort,
    call,
    payment: (reference: string, operation: string, body: object, options?: { jti?: string }) =>
      call('POST', `/bank/v1/card-payments/${reference}/${operation}`, body, options),
    query: (reference: string) => call('GET', `/bank/v1/card-payments/${reference}`),
    switchboard: async (settings: SwitchboardInput) => {
      const body = JSON.stringify(settings)
      const response = await fetch(url('/admin/switchboard'), { method: 'PUT', body })
      if (!response.ok) throw new Error(await response.text())
    },
    admin: async <T>(path: string): Promise<T> => (await fetch(url(path))).json() as Promise<T>,
    /** A lever that does something; throws with what it said where it refused. */
    lever: async (path: string, body: object): Promise<Record<string, unknown>> => {
      const response = await fetch(url(path), { method: 'POST', body: JSON.stringify(body) })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as Record<string, unknown>
    },
    /** Sends a form as a browser does, and answers the page that it leads to. */
    submit: (path: string, form: Record<string, string>, cookie = ''): Promise<Response> =>
      fetch(url(path), {
        method: 'POST',
        headers: { origin: url('/').origin, cookie },
        body: new URLSearchParams(form),
      }),
    /** The newest code that a phone received. */
    code: async (phone: string): Promise<string> => {
      const response = await fetch(url(`/admin/phones/${phone}/messages`))
      const { messages } = (await response.json()) as { messages: { text: string }[] }
      const code = messages[0]?.text.match(/(?:la|is) (\d{6,8}),/)?.[1]
      if (code === undefined) throw new Error(`No code on ${phone}`)
      return code
    },
    restart: async () => {
      await sandbox.stop()
      sandbox = await startSandbox(config, (line) => complaints.push(line))
    },
    stop: async () => {
      await sandbox.stop()
      await services.stop()
      await database.close()
    },
  }
}

export type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>

const jwks = (text: string): Jwks => JSON.parse(text) as Jwks

/** The portal's services process as far as the sandbox sees it: it verifies, remembers and answers. */
async function startServices(senders: readonly (readonly LiveKey[])[], signer: LiveKey) {
  const told: Told[] = []
  let answers: ({ status: number; body: object } | undefined)[] = []
  const server = createServer(async (request, response) => {
    const body = await readAll(request)
    const path = request.url ?? ''
    const verified = await verifyAny(senders, {
      signature: request.headers['message-signature']?.toString(),
      body,
      aud: requestAudience(request.method ?? '', request.headers.host ?? '', path),
    })
    if (!verified.ok) return void response.writeHead(401).end()
    const { jti, kid } = verified.value
    const message = { jti, kid, path, body: JSON.parse(body) }
    told.push(message)
    const answer = answers.length > 0 ? answers.shift() : { status: 200, body: scriptedAnswer(message) }
    if (answer === undefined) return void request.socket.destroy()
    const text = JSON.stringify(answer.body)
    const signature = await signMessage({
      privateKey: signer,
      kid: signer.kid,
      jti: crypto.randomUUID(),
      aud: `reply:${jti}`,
      body: text,
      now: new Date(),
    })
    response.writeHead(answer.status, { 'message-signature': signature }).end(text)
  })
  const port = await listening(server)
  return {
    told,
    url: `http://127.0.0.1:${port}`,
    answerWith: (next: typeof answers) => {
      answers = next
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Each sender has two keys; a request names which sender it is by its key id. */
async function verifyAny(
  senders: readonly (readonly LiveKey[])[],
  message: { signature: string | undefined; body: string; aud: string },
) {
  const tries = await Promise.all(senders.map((keys) => verifyMessage({ ...message, keys, now: new Date() })))
  return tries.find(({ ok }) => ok) ?? { ok: false as const }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
