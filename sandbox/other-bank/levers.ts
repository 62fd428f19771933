import { Hono } from 'hono'
import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { banks } from '../bank/banks.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { manglings } from './mangle.ts'
import { readSenders } from './senders.ts'
import { readTransfer, transfer } from './transfer.ts'

const transferLever = z.strictObject({
  amount: dongSchema.refine((value) => value > 0n),
  content: z.string().max(300),
  at: z.iso.datetime().optional(),
  mangling: z.enum([...manglings, 'RANDOM']).default('AS_TYPED'),
  cutAfter: z.number().int().min(0).max(300).optional(),
  sender: z.string().optional(),
})

/** For tests: a transfer from the other bank. Answers its reference and, where the portal has answered, the verdict. */
export function transferLevers(line: PortalLine): Hono {
  const app = new Hono()
  app.post('/transfers', async (c) => {
    const body = transferLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return c.json({ code: 'BODY_INVALID', issues: body.error.issues }, 400)
    const { amount, content, at, mangling, cutAfter, sender } = body.data
    const made = await transfer(line, {
      account: banks['collecting-bank'].collectingAccount,
      sender: sender ?? (await richest(line)),
      amount,
      content,
      cutAfter,
      mangling: mangling === 'RANDOM' ? undefined : mangling,
      at: at === undefined ? undefined : new Date(at),
    })
    if (!made.ok) return c.json({ code: made.error }, 409)
    const stored = await readTransfer(line.pool, made.value)
    return c.json(
      { bankReference: made.value, content: stored?.content, told: stored?.told, verdict: stored?.verdict },
      201,
    )
  })
  return app
}

async function richest(line: PortalLine): Promise<string> {
  const [first] = (await readSenders(line.pool)).toSorted((one, other) => Number(other.balance - one.balance))
  return first?.number ?? ''
}
