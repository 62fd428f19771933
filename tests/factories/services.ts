import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { newToken } from '#lib/ids.ts'
import { generateKeyPairJwk, requestAudience, signMessage, verifyMessage } from '#lib/signed-message.ts'
import { servicesApp } from '#server/http/app.ts'
import type { Clock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import type { Logger } from '#server/platform/logger.ts'
import { createLogger } from '#server/platform/logger.ts'
import { wire } from '#server/wiring.ts'
import { testDatabase } from '#tests/database/index.ts'
import { testSettings } from './settings.ts'

export type KeyPair = Awaited<ReturnType<typeof generateKeyPairJwk>>
export type ServicesOptions = {
  readonly bankUrl?: string
  readonly clock?: Clock
  readonly log?: Logger
  /** Where it listens; any free port where it is left out. */
  readonly port?: number
  readonly keys?: ServicesKeys
  /** Settings beside those of `servicesEnv`; they win. */
  readonly env?: Readonly<Record<string, string>>
}
export type SignedMessage = {
  readonly method?: string
  readonly path?: string
  readonly body: string | Uint8Array
  /** null: unsigned. */
  readonly key: KeyPair | null
  readonly jti?: string
  readonly aud?: string
  readonly signedAt?: Date
}

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9'
/** What a message to the services process names as its host, wherever a test has it listen. */
export const servicesHost = new URL(nowhere).host
const jwks = (half: 'publicJwk' | 'privateJwk', ...pairs: KeyPair[]) =>
  JSON.stringify({ keys: pairs.map((pair) => pair[half]) })

/** Both sides' keys of every correspondence. */
export async function servicesKeys() {
  const [bank, nextBank, hoiAn, agency, portal, stranger] = await Promise.all([
    generateKeyPairJwk('bank-1'),
    generateKeyPairJwk('bank-2'),
    generateKeyPairJwk('hoi-an-1'),
    generateKeyPairJwk('agency-1'),
    generateKeyPairJwk('portal-1'),
    // A stranger takes the bank's key id, as a forger would.
    generateKeyPairJwk('bank-1'),
  ])
  return { bank, nextBank, hoiAn, agency, portal, stranger }
}

export type ServicesKeys = Awaited<ReturnType<typeof servicesKeys>>

/** The environment that a process of ours is started with. */
export function servicesEnv(
  keys: ServicesKeys,
  where: { readonly databaseUrl: string; readonly bankUrl: string },
): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'test',
    // Plain http and keys of a pattern, on this machine.
    DEMO: 'true',
    ...Object.fromEntries(Object.entries(testSettings).map(([name, value]) => [name, String(value)])),
    DATABASE_URL: where.databaseUrl,
    PORTAL_URL: nowhere,
    SERVICES_URL: nowhere,
    BANK_URL: where.bankUrl,
    AGENCY_URL: nowhere,
    BANK_PUBLIC_KEYS: jwks('publicJwk', keys.bank, keys.nextBank),
    OTHER_BANKS: JSON.stringify([
      {
        name: 'hoi-an-bank',
        displayName: { vi: 'Ngân hàng Hội An', en: 'Hoi An Bank' },
        url: where.bankUrl,
        keys: [keys.hoiAn.publicJwk],
      },
    ]),
    AGENCY_PUBLIC_KEYS: jwks('publicJwk', keys.agency),
    PORTAL_PRIVATE_KEYS: jwks('privateJwk', keys.portal),
    SMS_URL: nowhere,
    SMS_API_KEY: 'test-key',
    SMS_SECRET_KEY: 'test-secret',
    SMS_BRANDNAME: 'DVC',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'khong-tra-loi@example.vn',
    BANK_TIMEOUT_SECONDS: '2',
  }
}

/** The services process's own application behind a real socket, on a database of its own. */
export async function servicesWorld(options: ServicesOptions = {}) {
  const { bankUrl = nowhere, clock, log } = options
  const keys = options.keys ?? (await servicesKeys())
  const scratch = await testDatabase()
  const config = readConfig({
    ...servicesEnv(keys, { databaseUrl: scratch.appUrl, bankUrl }),
    ...options.env,
  })
  const deps = await wire(config, log ?? createLogger('test', 'silent'), clock)
  const app = servicesApp(deps, { alive: () => true })
  const { port, stop } = await listen(app, options.port ?? 0)
  return {
    scratch,
    deps,
    app,
    port,
    keys,
    /** Sends a message as the holder of a key; answers with what came back and whether we signed it. */
    send: async (message: SignedMessage) => {
      const { method = 'POST', path = '/bank/v1/results' } = message
      const jti = message.jti ?? newToken()
      const signature = await signatureOf({ ...message, method, path, jti }, deps.clock)
      const answer = await exchange(port, method, path, signature, message.body)
      const verified = await verifyMessage({
        signature: answer.signature,
        body: answer.text,
        aud: `reply:${jti}`,
        keys: [keys.portal.publicJwk],
        now: deps.clock(),
      })
      return {
        status: answer.status,
        body: JSON.parse(answer.text) as Record<string, unknown>,
        signed: verified.ok,
      }
    },
    close: async () => {
      await stop()
      await deps.database.close()
      await scratch.close()
    },
  }
}

export type ServicesWorld = Awaited<ReturnType<typeof servicesWorld>>

function listen(app: Hono, wanted: number): Promise<{ port: number; stop: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: wanted, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve({ port, stop: () => new Promise((closed) => server.close(() => closed())) }),
    )
  })
}

type Named = SignedMessage & { readonly method: string; readonly path: string; readonly jti: string }

async function signatureOf(message: Named, clock: Clock): Promise<string | null> {
  const { key, jti, body, method, path } = message
  if (key === null) return null
  return signMessage({
    privateKey: key.privateJwk,
    kid: key.privateJwk.kid ?? '',
    jti,
    aud: message.aud ?? requestAudience(method, servicesHost, path),
    body,
    now: message.signedAt ?? clock(),
  })
}

async function exchange(
  port: number,
  method: string,
  path: string,
  signature: string | null,
  body: string | Uint8Array,
): Promise<{ status: number; text: string; signature: string | null }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(signature !== null && { 'message-signature': signature }),
    }
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent: false }, resolve)
    request.on('error', reject)
    request.end(method === 'GET' ? undefined : body)
  })
  return {
    status: response.statusCode ?? 0,
    text: await text(response),
    signature: response.headers['message-signature']?.toString() ?? null,
  }
}
