import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { bankIds } from '../bank/banks.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { askForForm, type Decision, decide, readDecision, readForm } from './registration.ts'

const bank = z.enum(bankIds).default('collecting-bank')
const number = z.string().min(1).max(64)

const readLever = z.strictObject({ bank, number })
const decisionLever = z.strictObject({
  bank,
  number,
  version: z.number().int().min(0).optional(),
  decision: z.enum(['APPROVED', 'REJECTED']),
  reason: z.string().max(1_000).optional(),
  by: z.string().min(1).max(200).default('KSV-0117'),
  at: z.iso.datetime().optional(),
})

/** For tests: acts as a bank's officer, and answers what the portal answered; `status` is 0 where nobody did. */
export function registrationLevers(line: PortalLine): Hono {
  const app = new Hono()

  app.post('/registrations/read', async (c) => {
    const body = readLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const outcome = await askForForm(line, body.data.bank, body.data.number)
    return outcome.kind === 'ANSWERED'
      ? c.json({ status: outcome.status, body: outcome.body })
      : c.json({ status: 0, why: outcome.why })
  })

  app.post('/registrations/decision', async (c) => {
    const body = decisionLever.safeParse(await c.req.json().catch(() => undefined))
    if (!body.success) return refuse(c, body.error)
    const version = body.data.version ?? (await presentVersion(line, body.data))
    if (version === undefined) return c.json({ told: false, why: 'The portal did not show the form' })
    return c.json(await told(line, { ...body.data, version }))
  })
  return app
}

/** The version that the portal shows, for whoever decides about the form as it is. */
async function presentVersion(
  line: PortalLine,
  asked: z.output<typeof readLever>,
): Promise<number | undefined> {
  const read = readForm(await askForForm(line, asked.bank, asked.number))
  return read.result === 'FORM' ? read.form.version : undefined
}

async function told(line: PortalLine, decision: Decision & z.output<typeof readLever>): Promise<object> {
  const sent = await readDecision(line.pool, await decide(line, decision.bank, decision))
  return sent?.answer
    ? { told: true, answer: sent.answer }
    : { told: false, why: sent?.lastError ?? 'not sent yet' }
}

const refuse = (c: Context, error: z.ZodError) =>
  c.json({ code: 'BODY_INVALID', message: 'See issues', issues: error.issues }, 400)
