import { Hono } from 'hono'
import type pg from 'pg'
import { mailboxPage, mailPage } from './pages.ts'
import { readMail, readMailbox, readMails } from './store.ts'

const RELOAD_SECONDS = '3'

/** The pages of the mailbox. */
export function mailboxRoutes(pool: pg.Pool): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    const live = c.req.query('live') !== '0'
    if (live) c.header('refresh', RELOAD_SECONDS)
    return c.html(mailboxPage(await readMails(pool), live))
  })
  app.get('/:id{[0-9]{1,15}}', async (c) => {
    const mail = await readMail(pool, c.req.param('id'))
    return mail === undefined ? c.notFound() : c.html(mailPage(mail))
  })
  return app
}

/** For tests: what arrived at an address, newest first. */
export function mailboxLevers(pool: pg.Pool): Hono {
  const app = new Hono()
  app.get('/mailboxes/:address/messages', async (c) =>
    c.json({ messages: await readMailbox(pool, c.req.param('address')) }),
  )
  return app
}
