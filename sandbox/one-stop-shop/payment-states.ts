import { Hono } from 'hono'
import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { answerOnce } from '../messages/answer-once.ts'
import { answerSigned, bodyInvalid, limitBody, parseJson } from '../messages/receive.ts'
import type { Shop } from './send-dossier.ts'
import { storePaymentState } from './store.ts'

const paymentStateBody = z.object({
  messageId: z.string().min(1).max(64),
  dossierCode: z.string().min(1).max(64),
  paymentState: z.union([z.literal(0), z.literal(1)]),
  paidAt: z.iso.datetime().nullable(),
  amount: dongSchema.transform(String),
  paymentReference: z.string().max(64).nullable(),
  // the dossier's lines, each with its differences
  fees: z.array(z.object({ id: z.string().max(64), state: z.string().max(32) })).max(1_000),
})

/** The agencies' side: the portal tells that a dossier is paid. Idempotent by message id. */
export function agencyRoutes(shop: Shop): Hono {
  const app = new Hono()
  app.use(limitBody)
  app.post('/payment-states', (c) =>
    answerSigned(c, shop, async (request) => {
      const body = paymentStateBody.safeParse(parseJson(request.body))
      if (!body.success) return bodyInvalid(body.error.issues)
      const now = shop.now()
      return answerOnce(shop.pool, { ...request, path: c.req.path }, now, async (db) => {
        await storePaymentState(db, body.data, now)
        return { status: 200, body: { result: 'ACCEPTED' } }
      })
    }),
  )
  return app
}
