import type pg from 'pg'
import { inTransaction, type Queryable } from '../database/open.ts'
import { openSenders } from '../other-bank/senders.ts'
import { openBankAccount, renameHolder } from './account-store.ts'
import { openCustomerAccount, openHouseAccounts } from './book.ts'
import { accountFor, demoAccounts } from './seed-accounts.ts'
import { type DemoCard, demoCards, natureOf } from './seed-cards.ts'

/** Opens the bank's own accounts and the demo's cards and accounts; what exists stays as it is, but for whose an account is. */
export async function seedBank(pool: pg.Pool, now: Date): Promise<void> {
  await inTransaction(pool, async (db) => {
    await openHouseAccounts(db)
    await openSenders(db, now)
    for (const card of demoCards) await addCard(db, card, now)
    for (const account of demoAccounts.map(accountFor))
      if (!(await openBankAccount(db, account, now))) await renameHolder(db, account)
  })
}

/** Adds cards, each with an account of its own. Answers those that were new. */
export async function addCards(pool: pg.Pool, cards: readonly DemoCard[], now: Date): Promise<DemoCard[]> {
  return inTransaction(pool, async (db) => {
    const added: DemoCard[] = []
    for (const card of cards) if (await addCard(db, card, now)) added.push(card)
    return added
  })
}

async function addCard(db: Queryable, card: DemoCard, now: Date): Promise<boolean> {
  const nature = natureOf[card.outcome]
  const account = { number: accountNumber(card.number), holder: card.holderName, balance: nature.balance }
  const accountId = await openCustomerAccount(db, account, now)
  if (accountId === undefined) return false
  await db.query(
    `INSERT INTO card (number, holder_name, date, phone, account_id, payment_limit, standing, behaviour)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      card.number,
      card.holderName,
      card.date,
      card.phone,
      accountId,
      nature.paymentLimit,
      nature.standing,
      card.behaviour ?? nature.behaviour,
    ],
  )
  return true
}

/** A card number without its scheme prefix names its account. */
const accountNumber = (cardNumber: string): string => `TK${cardNumber.slice(4)}`
