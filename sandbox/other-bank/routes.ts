import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { err, type Result } from '#lib/result.ts'
import { COLLECTING_BIN } from '../bank/banks.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { fieldsOf, madePage, type ScanFault, scanPage, transferPage } from './pages.ts'
import { type QrPayment, readQrPayment } from './qr-payment.ts'
import { readQrCodes } from './read-picture.ts'
import { readSenders } from './senders.ts'
import { readTransfer, readTransfers, transfer } from './transfer.ts'
import { emptyTransfer, readTransferForm } from './transfer-form.ts'

const MOST_BYTES = 8 * 1024 * 1024
const RELOAD_SECONDS = '3'

type Env = { Bindings: HttpBindings }

/** The pages of another bank's app. */
export function otherBankRoutes(line: PortalLine): Hono<Env> {
  const app = new Hono<Env>()
  const { pool } = line
  const showScan = async (c: Context, fault?: ScanFault) =>
    c.html(scanPage(await readTransfers(pool), fault), fault === undefined ? 200 : 400)

  app.get('/', (c) => showScan(c))

  app.get('/by-hand', async (c) =>
    c.html(transferPage({ fields: emptyTransfer, senders: await readSenders(pool) })),
  )

  app.post(
    '/scan',
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => showScan(c, 'TOO_LARGE') }),
    async (c) => {
      const read = await readScan(await c.req.parseBody())
      if (!read.ok) return showScan(c, read.error)
      const senders = await readSenders(pool)
      const fault = read.value.bin === COLLECTING_BIN ? undefined : 'ACCOUNT_UNKNOWN'
      return c.html(transferPage({ fields: fieldsOf(read.value), read: read.value, senders, fault }))
    },
  )

  app.post('/transfers', async (c) => {
    const { fields, transfer: wanted } = readTransferForm(await c.req.parseBody())
    const made = wanted === undefined ? err('FORM') : await transfer(line, wanted)
    if (made.ok) return c.redirect(`/other-bank-app/transfers/${made.value}`, 303)
    return c.html(transferPage({ fields, senders: await readSenders(pool), fault: made.error }), 400)
  })

  app.get('/transfers/:reference{[0-9A-Z]+}', async (c) => {
    const made = await readTransfer(pool, c.req.param('reference'))
    if (made === undefined) return c.notFound()
    if (!made.told) c.header('refresh', RELOAD_SECONDS)
    return c.html(madePage(made))
  })
  return app
}

/** The payment that a picture or a pasted text asks for. */
async function readScan(form: Record<string, unknown>): Promise<Result<QrPayment, ScanFault>> {
  const { picture, text } = form
  if (picture instanceof File && picture.size > 0) {
    const codes = await readQrCodes(new Uint8Array(await picture.arrayBuffer()))
    const read = codes.map(readQrPayment)
    return read.find(({ ok }) => ok) ?? read[0] ?? err('NO_CODE')
  }
  return typeof text === 'string' && text.trim() !== '' ? readQrPayment(text.trim()) : err('NOTHING_SENT')
}
