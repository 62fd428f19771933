import { setTimeout as pause } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type pg from 'pg'
import { cutConnection } from '../messages/cut-connection.ts'
import { limitBody } from '../messages/receive.ts'
import type { Switchboard } from '../switchboard/switchboard.ts'
import { refusal, refuse, requestSchema, type SmsAccount, type SmsRequest } from './request.ts'
import { takeOver } from './store.ts'

type Env = { Bindings: HttpBindings }

export type SmsGateway = {
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly account: SmsAccount
  readonly switchboard: Switchboard
}

/** The HTTP API of the SMS provider eSMS, as far as the portal uses it: https://developers.esms.vn */
export function smsGatewayRoutes(gateway: SmsGateway): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/MainService.svc/json/SendMultipleMessage_V4_post_json/', limitBody, (c) => send(c, gateway))
  return app
}

async function send(c: Context<Env>, { pool, now, account, switchboard }: SmsGateway): Promise<Response> {
  const { happens } = switchboard
  const faults = switchboard.settings().sms
  if (happens(faults.silentBefore)) return cutConnection(c)
  if (happens(faults.http500)) return c.text('Internal Server Error', 500)
  const request = requestSchema.safeParse(await c.req.json().catch(() => undefined))
  if (!request.success) return c.json({ error: 'Invalid request' })
  const refused = refuse(request.data, account)
  const answer = refused === null ? await accept(pool, request.data, now()) : refusal(refused)
  if (happens(faults.silentAfter)) return cutConnection(c)
  if (happens(faults.slow)) await pause(faults.slowMs, undefined, { ref: false })
  if (happens(faults.garbage)) return c.html('<html><body>502 Bad Gateway</bo')
  return c.json(answer)
}

const valid = '100'
const onlyTried = '1'

async function accept(pool: pg.Pool, request: SmsRequest, now: Date) {
  if (request.Sandbox === onlyTried) return { CodeResult: valid, CountRegenerate: 0 }
  const smsId = await takeOver(pool, request, now)
  return smsId === null ? refusal('124') : { CodeResult: valid, CountRegenerate: 0, SMSID: smsId }
}
