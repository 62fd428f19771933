import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { cutConnection } from '../messages/cut-connection.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { readQrPayment } from '../other-bank/qr-payment.ts'
import { checkPage } from './check-page.ts'
import { readDayTotals } from './day-totals.ts'
import { homePage } from './home-page.ts'
import { isBeingTold, itemPage } from './item-page.ts'
import { type CounterItem, readItem, readTaken, readUnfinished } from './item-store.ts'
import { placeOf, rememberPlace } from './place.ts'
import { slipPage } from './slip-page.ts'
import { activate, askToHold, check, finish, HOLD_MINUTES, newCounterKey, tellAgain } from './teller.ts'

const RELOAD_SECONDS = '3'

type Env = { Bindings: HttpBindings }

const newItem = z.object({
  number: z.string().regex(/^\d{16}$/),
  key: z.string().regex(/^[A-Za-z0-9._-]{8,64}$/),
})

/** The teller's pages. Everything is a form; nothing needs a script. */
export function counterRoutes(line: PortalLine): Hono<Env> {
  const app = new Hono<Env>()
  const { pool, now } = line

  app.get('/', async (c) => {
    const place = placeOf(c)
    const [unfinished, taken, totals] = await Promise.all([
      readUnfinished(pool, place),
      readTaken(pool, place),
      readDayTotals(pool, place, now()),
    ])
    return c.html(homePage({ place, unfinished, taken, totals, now: now() }))
  })

  app.post('/place', async (c) => {
    rememberPlace(c, await c.req.parseBody())
    return c.redirect('/counter', 303)
  })

  app.get('/check', async (c) => {
    const typed = (c.req.query('number') ?? '').slice(0, 512).trim()
    if (typed === '') return c.redirect('/counter', 303)
    const { bank } = placeOf(c)
    const answer = await check(line, bank, numberOfScan(typed))
    return c.html(checkPage(answer, typed, newCounterKey(bank, now())))
  })

  app.post('/items', async (c) => {
    const wanted = newItem.safeParse(await c.req.parseBody())
    if (!wanted.success) return c.redirect('/counter', 303)
    const item = await activate(line, { ...placeOf(c), ...wanted.data, minutes: HOLD_MINUTES })
    return toItem(c, item)
  })

  app.get('/items/:id{[0-9]{1,18}}', async (c) => {
    const item = await wantedItem(line, c)
    if (item === undefined) return c.notFound()
    if (isBeingTold(item)) c.header('refresh', RELOAD_SECONDS)
    return c.html(itemPage(item, now()))
  })

  app.get('/items/:id{[0-9]{1,18}}/slip', async (c) => {
    const item = await wantedItem(line, c)
    return item?.state === 'TAKEN' ? c.html(slipPage(item, now())) : c.notFound()
  })

  app.post('/items/:id{[0-9]{1,18}}/:action{ask|taken|not-taken|tell}', async (c) => {
    const item = await wantedItem(line, c)
    if (item === undefined) return c.notFound()
    const crashed = await act(line, item, c.req.param('action'))
    return crashed ? cutConnection(c) : toItem(c, item)
  })
  return app
}

/** Does what was pressed. True where the switchboard stopped the machine after it. */
async function act(line: PortalLine, item: CounterItem, action: string): Promise<boolean> {
  switch (action) {
    case 'ask':
      await askToHold(line, item)
      return false
    case 'taken':
      return item.amount === undefined ? false : (await finish(line, item.id, 'TOOK')).crashed
    case 'not-taken':
      return (await finish(line, item.id, 'TOOK_NOTHING')).crashed
    default:
      await tellAgain(line, item)
      return false
  }
}

const wantedItem = ({ pool }: PortalLine, c: Context): Promise<CounterItem | undefined> =>
  readItem(pool, BigInt(c.req.param('id') ?? '0'))

const toItem = (c: Context, item: CounterItem): Response => c.redirect(`/counter/items/${item.id}`, 303)

/** A VietQR code scanned in place of the barcode carries the number in its content. */
function numberOfScan(typed: string): string {
  const qr = readQrPayment(typed)
  return qr.ok && qr.value.content !== '' ? qr.value.content : typed
}
