import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { type AccountChange, changeAccount, readAccount, readAccounts } from '../bank/account-store.ts'
import { inTransaction } from '../database/open.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { readMandates, readMovements } from './movements.ts'
import { emptyFields, openFor, readFields, readOffers } from './open-account.ts'
import { accountPage, accountsPage } from './pages.ts'

const stateForm = z.object({ state: z.enum(['OPEN', 'LOCKED', 'CLOSED']) })
const balanceForm = z.object({ balance: dongSchema })

/** The pages of the banks' accounts. Their JSON twin is `/admin/accounts`. */
export function accountsRoutes({ pool, now }: PortalLine): Hono {
  const app = new Hono()
  const change = async (c: Context, number: string, form: z.ZodType<AccountChange>) => {
    const wanted = form.safeParse(await c.req.parseBody())
    if (!wanted.success) return c.notFound()
    const changed = await inTransaction(pool, (db) => changeAccount(db, number, wanted.data, now()))
    return changed === undefined ? c.notFound() : c.redirect(`/accounts/${number}`, 303)
  }

  app.get('/', async (c) => {
    const offers = await readOffers(pool)
    return c.html(accountsPage(await readAccounts(pool), { offers, fields: emptyFields(offers) }))
  })

  app.post('/', async (c) => {
    const fields = readFields(await c.req.parseBody())
    const opened = await inTransaction(pool, (db) => openFor(db, fields, now()))
    if (opened.ok) return c.redirect(`/accounts/${opened.value}`, 303)
    const view = { offers: await readOffers(pool), fields, fault: opened.error }
    return c.html(accountsPage(await readAccounts(pool), view), 400)
  })

  app.get('/:number{[0-9]{10,14}}', async (c) => {
    const account = await readAccount(pool, c.req.param('number'))
    if (account === undefined) return c.notFound()
    const [mandates, movements] = await Promise.all([
      readMandates(pool, account.id),
      readMovements(pool, account.id),
    ])
    return c.html(accountPage({ account, mandates, movements }))
  })

  app.post('/:number{[0-9]{10,14}}/state', (c) => change(c, c.req.param('number'), stateForm))
  app.post('/:number{[0-9]{10,14}}/balance', (c) => change(c, c.req.param('number'), balanceForm))
  return app
}
