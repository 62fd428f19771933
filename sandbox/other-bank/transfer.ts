import { isoDate } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { banks } from '../bank/banks.ts'
import { takeMoney } from '../bank/book.ts'
import { formatBankReference } from '../bank/card-payment.ts'
import { nextBankNumber } from '../bank/card-payment-store.ts'
import { inTransaction, type Queryable } from '../database/open.ts'
import { deliverNow } from '../messages/deliver.ts'
import { type Queued, queueToSendNow } from '../messages/outbox.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import { anyMangling, type Mangling, mangle } from './mangle.ts'
import { readSenders, type SenderAccount } from './senders.ts'

const { id: collectingBank, mark, collectingAccount } = banks['collecting-bank']

export type NewTransfer = {
  readonly sender: string
  readonly account: string
  /** Whole đồng. */
  readonly amount: bigint
  readonly content: string
  /** Any of them, as the dice fall, where it is absent. */
  readonly mangling?: Mangling | undefined
  readonly cutAfter?: number | undefined
  /** The value date; now where it is absent. */
  readonly at?: Date | undefined
}

export type TransferFault = 'SENDER_UNKNOWN' | 'ACCOUNT_UNKNOWN' | 'BALANCE_TOO_LOW'

/**
 * Takes the money from the sender into the portal's account, with the content as it comes out of the banks, and
 * tells the portal. Answers the reference at the collecting bank.
 */
export async function transfer(
  line: PortalLine,
  wanted: NewTransfer,
): Promise<Result<string, TransferFault>> {
  const sender = (await readSenders(line.pool)).find(({ number }) => number === wanted.sender)
  if (sender === undefined) return err('SENDER_UNKNOWN')
  if (wanted.account !== collectingAccount) return err('ACCOUNT_UNKNOWN')
  const written = await inTransaction(line.pool, (db) => write(line, db, wanted, sender))
  if (written === undefined) return err('BALANCE_TOO_LOW')
  if (written.queued.sendNow) await deliverNow(line, written.queued.jti)
  return ok(written.bankReference)
}

async function write(
  line: PortalLine,
  db: Queryable,
  wanted: NewTransfer,
  sender: SenderAccount,
): Promise<{ bankReference: string; queued: Queued } | undefined> {
  const now = line.now()
  const { account, amount, at = now } = wanted
  const bankReference = formatBankReference(await nextBankNumber(db), now, mark)
  const debit = { reference: bankReference, customer: sender.id, amount, kind: 'TRANSFER' } as const
  if (!(await takeMoney(db, debit, now))) return undefined
  const mangling = wanted.mangling ?? anyMangling(line.switchboard.happens)
  const content = mangle(wanted.content, mangling, sender, bankReference, wanted.cutAfter)
  await db.query(
    `INSERT INTO transfer (bank_reference, sender, account, amount, typed, content, mangling, value_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [bankReference, sender.id, account, amount, wanted.content, content, mangling, at, now],
  )
  const body = { bankReference, account, amount: amount.toString(), content, at: isoDate(at) }
  const notice = { bank: collectingBank, kind: 'CREDIT_NOTICE', subject: bankReference, body } as const
  return { bankReference, queued: await queueToSendNow(db, notice, line.switchboard, now) }
}

export type MadeTransfer = {
  readonly bankReference: string
  readonly holder: string
  readonly sender: string
  readonly account: string
  readonly amount: bigint
  readonly typed: string
  readonly content: string
  readonly at: Date
  readonly valueAt: Date
  /** The portal's verdict, once it has answered the notice. */
  readonly verdict: string | null
  readonly told: boolean
  readonly attempts: number
  readonly lastError: string | null
  readonly refunded: bigint
}

const TRANSFERS = `
  SELECT t.bank_reference AS "bankReference", a.holder, a.number AS sender, t.account, t.amount, t.typed, t.content,
         t.created_at AS at, t.value_at AS "valueAt", m.answer->>'verdict' AS verdict,
         m.delivered_at IS NOT NULL AS told, m.attempts, m.last_error AS "lastError",
         coalesce((SELECT sum(r.amount) FROM refund r
                   WHERE r.money = 'TRANSFER ' || t.bank_reference AND r.status = 'REFUNDED'), 0)::bigint AS refunded
  FROM transfer t
  JOIN account a ON a.id = t.sender
  JOIN outgoing_message m ON m.kind = 'CREDIT_NOTICE' AND m.subject = t.bank_reference`

/** One transfer, and how far the portal knows of it. */
export async function readTransfer(db: Queryable, bankReference: string): Promise<MadeTransfer | undefined> {
  const found = await db.query<MadeTransfer>(`${TRANSFERS} WHERE t.bank_reference = $1`, [bankReference])
  return found.rows[0]
}

/** The transfers made last, the newest first. */
export async function readTransfers(db: Queryable): Promise<MadeTransfer[]> {
  const found = await db.query<MadeTransfer>(`${TRANSFERS} ORDER BY t.created_at DESC LIMIT 20`)
  return found.rows
}
