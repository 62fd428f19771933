import { setTimeout as pause } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type pg from 'pg'
import type { z } from 'zod'
import { inTransaction } from '../database/open.ts'
import { answerOnce, type GivenAnswer } from '../messages/answer-once.ts'
import { cutConnection } from '../messages/cut-connection.ts'
import type { Correspondence } from '../messages/keys.ts'
import { answerSigned, bodyInvalid, limitBody, parseJson } from '../messages/receive.ts'
import type { CallKind } from '../switchboard/settings.ts'
import { cancelDebit, debitAccount, queryDebit } from './account-debit.ts'
import { accountDebitBody, mandateBody } from './account-wire.ts'
import type { BankId } from './banks.ts'
import { putMandate } from './mandate.ts'
import { cancel, debit, query, sendNewCode, verify } from './operations.ts'
import { queryRefund, refund } from './refund.ts'
import type { BankRules, Call } from './rules.ts'
import {
  type Answer,
  cancelBody,
  debitBody,
  otpBody,
  REFERENCE_FORM,
  refundBody,
  verifyBody,
} from './wire.ts'

type Env = { Bindings: HttpBindings }

export type BankApi = BankRules & {
  readonly bank: BankId
  readonly pool: pg.Pool
  readonly keys: Correspondence
  readonly ownHost: string
  readonly now: () => Date
  /** Called after each change: a result may be waiting. */
  readonly changed: () => void
}

/** The collecting bank's side of docs/bank-api.md. */
export function collectingBankRoutes(api: BankApi): Hono<Env> {
  const app = bankRoutes(api)
  app.post('/card-payments/:reference/verify', changing(api, 'verify', verifyBody, verify))
  app.post('/card-payments/:reference/otp', changing(api, 'otp', otpBody, sendNewCode))
  app.post('/card-payments/:reference/debit', changing(api, 'debit', debitBody, debit))
  app.post('/card-payments/:reference/cancel', changing(api, 'cancel', cancelBody, cancel))
  app.get('/card-payments/:reference', reading(api, query))
  return app
}

/** What every bank answers: debits of accounts, their mandates, refunds of what it took, and whether it is there. */
export function bankRoutes(api: BankApi): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => (api.switchboard.settings().down ? cutConnection(c) : next()))
  app.use(limitBody)
  app.put('/mandates/:reference', changing(api, 'mandate', mandateBody, putMandate))
  app.post('/account-debits/:reference/debit', changing(api, 'debit', accountDebitBody, debitAccount))
  app.post('/account-debits/:reference/cancel', changing(api, 'cancel', cancelBody, cancelDebit))
  app.get('/account-debits/:reference', reading(api, queryDebit))
  app.post('/refunds/:reference', changing(api, 'refund', refundBody, refund))
  app.get('/refunds/:reference', reading(api, queryRefund))
  app.get('/ping', (c) =>
    answerSigned(c, api, async () => ({ status: 200, body: '{"status":"UP"}', holdMs: 0 })),
  )
  return app
}

/** A call that may change something: body checked, done once per message id, faults of its kind applied. */
function changing<Schema extends z.ZodType>(
  api: BankApi,
  kind: CallKind,
  schema: Schema,
  operation: (call: Call<z.output<Schema>>, bank: BankRules) => Promise<Answer>,
) {
  return (c: Context<Env>) =>
    answerSigned(c, api, async (request) => {
      const reference = c.req.param('reference') ?? ''
      const body = schema.safeParse(parseJson(request.body))
      if (!body.success) return bodyInvalid(body.error.issues)
      if (!REFERENCE_FORM.test(reference))
        return bodyInvalid([{ path: ['reference'], message: 'is malformed' }])
      return withFaults(c, api, kind, async () => {
        const now = api.now()
        const answer = await answerOnce(api.pool, { ...request, path: c.req.path }, now, (db) =>
          operation({ db, bank: api.bank, reference, body: body.data, now }, api),
        )
        api.changed()
        return answer
      })
    })
}

/** A call that only reads: nothing is stored, so that a repeated question gets the present answer. */
function reading(api: BankApi, operation: (call: Call<undefined>) => Promise<Answer>) {
  return (c: Context<Env>) =>
    answerSigned(c, api, async () =>
      withFaults(c, api, 'query', async () => {
        const reference = c.req.param('reference') ?? ''
        const call = { bank: api.bank, reference, body: undefined, now: api.now() }
        const answer = await inTransaction(api.pool, (db) => operation({ ...call, db }))
        return { status: answer.status, body: JSON.stringify(answer.body), holdMs: 0 }
      }),
    )
}

/** Does the work, or what the switchboard does instead of it, before it or after it. */
async function withFaults(
  c: Context<Env>,
  { switchboard }: BankApi,
  kind: CallKind,
  work: () => Promise<GivenAnswer>,
): Promise<GivenAnswer | Response> {
  const faults = switchboard.settings()[kind]
  const { happens } = switchboard
  if (happens(faults.silentBefore)) return cutConnection(c)
  if (happens(faults.http500)) return c.text('Internal Server Error', 500)
  const slow = happens(faults.slow)
  const silent = happens(faults.silentAfter)
  const garbage = happens(faults.garbage)
  const answer = await work()
  if (silent) return cutConnection(c)
  if (slow) await pause(faults.slowMs, undefined, { ref: false })
  if (garbage) return c.html('<html><body>502 Bad Gateway</bo')
  return answer
}
