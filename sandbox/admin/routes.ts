import { Hono } from 'hono'
import { z } from 'zod'
import { addCards } from '../bank/card-store.ts'
import { issuerOf } from '../bank/issuers.ts'
import { randomSuccessCards } from '../bank/random-cards.ts'
import { readBook } from '../bank/read-book.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { randomDossier } from '../one-stop-shop/random-dossier.ts'
import { type Shop, sendDossier } from '../one-stop-shop/send-dossier.ts'
import { readDossier } from '../one-stop-shop/store.ts'
import { readSms } from '../phone/sms.ts'
import { switchboardSchema } from '../switchboard/settings.ts'

export type Admin = {
  readonly line: PortalLine
  readonly shop: Shop
}

const newCards = z.strictObject({
  count: z.number().int().min(1).max(1_000),
  staysUnknown: z.boolean().default(false),
})

/** The sandbox's own levers, unsigned JSON: for tests and for whoever plays the bank. */
export function adminRoutes({ line, shop }: Admin): Hono {
  const { pool, switchboard, now } = line
  const app = new Hono()

  app.get('/switchboard', (c) => c.json(switchboard.settings()))
  app.put('/switchboard', async (c) => {
    const wanted = switchboardSchema.safeParse(await c.req.json().catch(() => undefined))
    if (!wanted.success) return c.json({ code: 'BODY_INVALID', issues: wanted.error.issues }, 400)
    await switchboard.set(wanted.data)
    return c.json(switchboard.settings())
  })

  app.get('/book', async (c) => c.json(await readBook(pool)))

  app.get('/phones/:number/messages', async (c) => {
    const messages = await readSms(pool, c.req.param('number'))
    return c.json({ messages })
  })

  app.post('/cards', async (c) => {
    const wanted = newCards.safeParse(await c.req.json().catch(() => undefined))
    if (!wanted.success) return c.json({ code: 'BODY_INVALID', issues: wanted.error.issues }, 400)
    const at = now()
    const { count, staysUnknown } = wanted.data
    const made = randomSuccessCards(count, at)
    const behaviour = 'STAYS_UNKNOWN'
    const cards = await addCards(pool, staysUnknown ? made.map((card) => ({ ...card, behaviour })) : made, at)
    return c.json({ cards: cards.map((card) => ({ ...card, ...issuerOf(card.number) })) }, 201)
  })

  app.post('/dossiers', async (c) => {
    const { code, document } = randomDossier(now())
    await sendDossier(shop, code, document)
    return c.json(await readDossier(pool, code), 201)
  })

  return app
}
