import type pg from 'pg'
import { inTransaction } from '../database/open.ts'
import { settleDebit } from './account-debit.ts'
import { lockDebit } from './account-debit-store.ts'
import type { BankId } from './banks.ts'
import { lockPayment } from './card-payment-store.ts'
import { cardOf, finish, takeFrom } from './operations.ts'
import type { BankRules } from './rules.ts'

/**
 * Brings one card payment or account debit that is PROCESSING and due to its outcome. False when none is due. Whoever else
 * looks at the same time skips it.
 */
export async function settleOneLate(pool: pg.Pool, bank: BankRules, now: Date): Promise<boolean> {
  return (await settleOnePayment(pool, bank, now)) || (await settleOneDebit(pool, bank, now))
}

async function settleOneDebit(pool: pg.Pool, bank: BankRules, now: Date): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    const due = await db.query<{ bank: BankId; reference: string; settle_as: 'TAKE' | 'DECLINE' }>(
      `SELECT bank, reference, settle_as FROM account_debit WHERE status = 'PROCESSING' AND settle_at <= $1
       ORDER BY settle_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    )
    const row = due.rows[0]
    if (row === undefined) return false
    await settleDebit({ db, now }, await lockDebit(db, row.bank, row.reference), row.settle_as, bank)
    return true
  })
}

async function settleOnePayment(pool: pg.Pool, bank: BankRules, now: Date): Promise<boolean> {
  return inTransaction(pool, async (db) => {
    const due = await db.query<{ reference: string; settle_as: 'TAKE' | 'DECLINE' }>(
      `SELECT reference, settle_as FROM card_payment WHERE status = 'PROCESSING' AND settle_at <= $1
       ORDER BY settle_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [now],
    )
    const row = due.rows[0]
    if (row === undefined) return false
    const payment = await lockPayment(db, row.reference)
    if (payment === undefined) throw new Error('A payment that was due has vanished')
    const call = { db, reference: row.reference, now }
    if (row.settle_as === 'TAKE') await takeFrom(call, payment, await cardOf(db, payment), bank)
    else await finish(call, payment, 'MONEY_REFUSED', { reason: 'ISSUER_TIMEOUT' }, bank)
    return true
  })
}
