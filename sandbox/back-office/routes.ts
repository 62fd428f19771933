import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readAccount } from '../bank/account-store.ts'
import { type Bank, type BankId, bankIds, banks } from '../bank/banks.ts'
import { refuseMandate } from '../bank/mandate.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { type RegistrationView, registrationPage, startPage } from './pages.ts'
import { askForForm, decide, type ReadForm, readDecisions, readForm } from './registration.ts'

const RELOAD_SECONDS = '3'

const decisionForm = z.object({
  number: z.string().min(1).max(64),
  version: z.coerce.number().int().min(0),
  decision: z.enum(['APPROVED', 'REJECTED']),
  reason: z
    .string()
    .trim()
    .max(200)
    .transform((text) => (text === '' ? undefined : text)),
  by: z.string().trim().min(1).max(80),
})

/** The pages of a bank's own back office. Everything is a form; nothing needs a script. */
export function backOfficeRoutes(line: PortalLine): Hono {
  const app = new Hono()
  app.get('/', (c) => c.redirect(`/back-office/${bankIds[0]}`, 302))

  app.get('/:bank', async (c) => {
    const bank = bankOf(c)
    if (bank === undefined) return c.notFound()
    return c.html(startPage(bank, await readDecisions(line.pool, bank.id, undefined)))
  })

  app.get('/:bank/registration', async (c) => {
    const bank = bankOf(c)
    const typed = (c.req.query('number') ?? '').slice(0, 64).trim()
    if (bank === undefined) return c.notFound()
    if (typed === '') return c.redirect(`/back-office/${bank.id}`, 303)
    const read = readForm(await askForForm(line, bank.id, typed))
    const number = read.result === 'FORM' ? read.form.number : typed
    const decisions = await readDecisions(line.pool, bank.id, number)
    if (decisions.some(({ answer }) => answer === null)) c.header('refresh', RELOAD_SECONDS)
    return c.html(registrationPage({ bank, typed, read, decisions, own: await ownView(line, bank.id, read) }))
  })

  app.post('/:bank/decisions', async (c) => {
    const bank = bankOf(c)
    const decision = decisionForm.safeParse(await c.req.parseBody())
    if (bank === undefined || !decision.success) return c.notFound()
    await decide(line, bank.id, decision.data)
    const number = encodeURIComponent(decision.data.number)
    return c.redirect(`/back-office/${bank.id}/registration?number=${number}`, 303)
  })
  return app
}

function bankOf(c: Context): Bank | undefined {
  const id = z.enum(bankIds).safeParse(c.req.param('bank'))
  return id.success ? banks[id.data] : undefined
}

/** What the bank knows of the account that a form names. */
async function ownView(line: PortalLine, bank: BankId, read: ReadForm): Promise<RegistrationView['own']> {
  if (read.result !== 'FORM') return { account: undefined, refusal: undefined }
  const { account: number, accountHolder, taxCode, identityNumber } = read.form
  const found = await readAccount(line.pool, number)
  const account = found?.bank === bank ? found : undefined
  const holder = { accountHolder, holderTaxCode: taxCode, holderIdentityNumber: identityNumber }
  return { account, refusal: refuseMandate(account, holder) }
}
