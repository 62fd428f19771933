import { Hono } from 'hono'
import type pg from 'pg'
import { phonePage, phonesPage } from './pages.ts'
import { readPhones, readSms } from './sms.ts'

const RELOAD_SECONDS = '3'

/** The pages of the phones. */
export function phoneRoutes(pool: pg.Pool, now: () => Date): Hono {
  const app = new Hono()
  app.get('/', async (c) => c.html(phonesPage(await readPhones(pool))))
  app.get('/:number{[0-9]+}', async (c) => {
    const live = c.req.query('live') !== '0'
    // A header where others put a meta element: it works without scripts too, and a link stops it.
    if (live) c.header('refresh', RELOAD_SECONDS)
    const number = c.req.param('number')
    return c.html(phonePage(number, await readSms(pool, number), live, now()))
  })
  return app
}
