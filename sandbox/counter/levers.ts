import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { type BankId, bankIds, banks } from '../bank/banks.ts'
import { askPortal } from '../messages/ask-portal.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import type { SendOutcome } from '../messages/send.ts'
import { type CounterItem, insertItem, type NewItem } from './item-store.ts'
import { finish, HOLD_MINUTES, hold, newCounterKey } from './teller.ts'

const bank = z.enum(bankIds).default('collecting-bank')
const number = z.string().min(1).max(512)
const key = z.string().regex(/^[A-Za-z0-9._-]{8,64}$/)
const seat = {
  bank,
  number,
  key: key.optional(),
  branch: z.string().min(1).max(80).optional(),
  teller: z.string().min(1).max(80).default('GDV thử'),
  minutes: z.number().int().min(1).max(30).default(HOLD_MINUTES),
}

const verifyLever = z.strictObject({ bank, number })
const activateLever = z.strictObject(seat)
const outcomeLever = z.strictObject({
  ...seat,
  outcome: z.enum(['TAKEN', 'NOT_TAKEN']),
  amount: dongSchema.refine((value) => value > 0n).optional(),
  bankReference: z
    .string()
    .regex(/^[0-9A-Z]{8,32}$/)
    .optional(),
  at: z.iso.datetime().optional(),
})

/** For tests: acts as a teller, and answers what the portal answered; `status` is 0 where nobody did. */
export function tellerLevers(line: PortalLine): Hono {
  const app = new Hono()

  app.post('/counter/verify', async (c) => {
    const body = verifyLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const asked = { number: body.data.number }
    return c.json(answerOf(await askPortal(line, body.data.bank, 'counterVerify', asked)))
  })

  app.post('/counter/activate', async (c) => {
    const body = activateLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const wanted = itemOf(line, body.data)
    // The same key with another number, branch or duration is sent as it is: the portal has to refuse it.
    const { outcome } = await hold(line, await insertItem(line.pool, wanted, line.now()), wanted)
    return c.json({ ...answerOf(outcome), key: wanted.key })
  })

  app.post('/counter/outcome', async (c) => {
    const body = outcomeLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const { outcome, amount, bankReference, at } = body.data
    const item = await insertItem(line.pool, itemOf(line, body.data), line.now())
    const told = {
      ...(amount !== undefined && { amount }),
      ...(bankReference !== undefined && { bankReference }),
      ...(at !== undefined && { at }),
    }
    if (outcome === 'TAKEN' && item.state === 'ACTIVATING' && amount === undefined) {
      return c.json({ code: 'AMOUNT_MISSING', message: 'Nothing was activated: say how much was taken' }, 400)
    }
    const finished = await finish(line, item.id, outcome === 'TAKEN' ? 'TOOK' : 'TOOK_NOTHING', told)
    return c.json(outcomeView(finished.item))
  })
  return app
}

const refuse = (c: Context, error: z.ZodError) =>
  c.json({ code: 'BODY_INVALID', message: 'See issues', issues: error.issues }, 400)

function answerOf(outcome: SendOutcome): object {
  return outcome.kind === 'ANSWERED'
    ? { status: outcome.status, body: outcome.body }
    : { status: 0, why: outcome.why }
}

type Seat = {
  readonly bank: BankId
  readonly number: string
  readonly key?: string | undefined
  readonly branch?: string | undefined
  readonly teller: string
  readonly minutes: number
}

function itemOf(line: PortalLine, seat: Seat): NewItem {
  return {
    bank: seat.bank,
    branch: seat.branch ?? banks[seat.bank].branches[0],
    teller: seat.teller,
    number: seat.number,
    key: seat.key ?? newCounterKey(seat.bank, line.now()),
    minutes: seat.minutes,
  }
}

/** What a teller's screen would show: the item, and what the portal said if it did. */
function outcomeView({ key, state, amount, bankReference, telling }: CounterItem): object {
  const answer = telling?.answer
  return {
    key,
    state,
    amount: amount?.toString() ?? null,
    bankReference: bankReference ?? null,
    ...(answer === undefined
      ? { status: 0, why: telling?.lastError ?? 'not sent yet' }
      : { status: 200, body: answer }),
  }
}
