import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import {
  type AccountChange,
  type AccountState,
  type BankAccount,
  changeAccount,
  openBankAccount,
  readAccounts,
} from '../bank/account-store.ts'
import { bankIds } from '../bank/banks.ts'
import { randomAccounts } from '../bank/random-accounts.ts'
import { accountFor, accountOutcomes } from '../bank/seed-accounts.ts'
import { inTransaction } from '../database/open.ts'
import type { PortalLine } from '../messages/portal-line.ts'

const name = z.string().trim().min(1).max(200)

const newAccounts = z.strictObject({
  bank: z.enum(bankIds).default('collecting-bank'),
  count: z.number().int().min(1).max(1_000).default(1),
  holder: z
    .union([
      z.strictObject({ name, taxCode: z.string().regex(/^\d{10}(-\d{3})?$|^\d{12}$/) }),
      z.strictObject({ name, identityNumber: z.string().regex(/^\d{9}(\d{3})?$/) }),
    ])
    .optional(),
  number: z
    .string()
    .regex(/^\d{10,14}$/)
    .optional(),
  outcome: z.enum(accountOutcomes).default('SUCCESS'),
  balance: dongSchema.optional(),
  dailyLimit: dongSchema.refine((value) => value > 0n).optional(),
})

const states: Readonly<Record<'lock' | 'unlock' | 'close', AccountState>> = {
  lock: 'LOCKED',
  unlock: 'OPEN',
  close: 'CLOSED',
}
const newBalance = z.strictObject({ balance: dongSchema })

/** For tests and for whoever plays the bank: its accounts, unsigned JSON. */
export function accountLevers({ pool, now }: PortalLine): Hono {
  const app = new Hono()
  const change = async (c: Context, wanted: AccountChange) => {
    const number = c.req.param('number') ?? ''
    const changed = await inTransaction(pool, (db) => changeAccount(db, number, wanted, now()))
    return changed === undefined ? unknown(c) : c.json(view(changed))
  }

  app.get('/accounts', async (c) => c.json({ accounts: (await readAccounts(pool)).map(view) }))

  app.post('/accounts', async (c) => {
    const body = newAccounts.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const opened = await open(pool, body.data, now())
    return opened.length === 0
      ? c.json({ code: 'NUMBER_TAKEN', message: 'There is an account with this number' }, 409)
      : c.json({ accounts: opened }, 201)
  })

  app.post('/accounts/:number/:change{lock|unlock|close}', (c) =>
    change(c, { state: states[z.enum(['lock', 'unlock', 'close']).parse(c.req.param('change'))] }),
  )

  app.post('/accounts/:number/balance', async (c) => {
    const body = newBalance.safeParse(await c.req.json().catch(() => undefined))
    return body.success ? change(c, body.data) : refuse(c, body.error)
  })
  return app
}

/** Opens what was asked for, and answers those whose number was free. */
function open(pool: PortalLine['pool'], wanted: z.output<typeof newAccounts>, now: Date): Promise<object[]> {
  const { number, balance, dailyLimit } = wanted
  const accounts = randomAccounts({ ...wanted, holder: wanted.holder }).map((account) => ({
    ...accountFor(account),
    ...(number !== undefined && { number }),
    ...(balance !== undefined && { balance }),
    ...(dailyLimit !== undefined && { dailyLimit }),
  }))
  return inTransaction(pool, async (db) => {
    const opened: object[] = []
    for (const account of accounts) if (await openBankAccount(db, account, now)) opened.push(view(account))
    return opened
  })
}

function view(account: Omit<BankAccount, 'id'>): object {
  const { bank, number, holder, holderId, state, behaviour, balance, dailyLimit } = account
  const money = { balance: balance.toString(), dailyLimit: dailyLimit.toString() }
  return { bank, number, holder, holderId, state, behaviour, ...money }
}

const refuse = (c: Context, error: z.ZodError) =>
  c.json({ code: 'BODY_INVALID', message: 'See issues', issues: error.issues }, 400)

const unknown = (c: Context) =>
  c.json({ code: 'ACCOUNT_UNKNOWN', message: 'No account has this number' }, 404)
