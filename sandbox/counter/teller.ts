import type pg from 'pg'
import { businessDay, isoDate } from '#lib/dates.ts'
import { newReference } from '#lib/ids.ts'
import { next } from '#lib/state-machine.ts'
import { type BankId, banks } from '../bank/banks.ts'
import { takeCash } from '../bank/book.ts'
import { formatBankReference } from '../bank/card-payment.ts'
import { nextBankNumber } from '../bank/card-payment-store.ts'
import { inTransaction } from '../database/open.ts'
import { askPortal } from '../messages/ask-portal.ts'
import { deliverNow } from '../messages/deliver.ts'
import { type Queued, queueToSendNow } from '../messages/outbox.ts'
import type { PortalLine } from '../messages/portal-line.ts'
import type { SendOutcome } from '../messages/send.ts'
import { counterItem } from './item.states.ts'
import {
  type CounterItem,
  insertItem,
  lockItem,
  type NewItem,
  readItem,
  storeAnswer,
  storeEnd,
} from './item-store.ts'
import {
  activateAnswer,
  isKeyUsedUp,
  type NoAnswer,
  type NotPayable,
  type Payable,
  readPortalAnswer,
  verifyAnswer,
} from './portal-answers.ts'

/** How long a teller asks the portal to hold a number, in minutes. */
export const HOLD_MINUTES = 15

/** A key that this bank never used: its mark, the day, and 50 random bits. */
export function newCounterKey(bank: BankId, now: Date): string {
  return `${banks[bank].mark}-${businessDay(now).replaceAll('-', '')}-${newReference().slice(0, 10)}`
}

/** What the portal says of a number as typed or scanned. Changes nothing. */
export async function check(
  line: PortalLine,
  bank: BankId,
  number: string,
): Promise<Payable | NotPayable | NoAnswer> {
  return readPortalAnswer(verifyAnswer, await askPortal(line, bank, 'counterVerify', { number }))
}

/** Writes the key into the journal, then asks the portal to hold the number. The same key again goes on with its item. */
export async function activate(line: PortalLine, wanted: NewItem): Promise<CounterItem> {
  const item = await insertItem(line.pool, wanted, line.now())
  return item.state === 'ACTIVATING' ? askToHold(line, item) : item
}

/** Asks the portal to hold an item, again where its answer was not heard: always with the same key. */
export async function askToHold(line: PortalLine, item: CounterItem): Promise<CounterItem> {
  return (await hold(line, item, item)).item
}

/** What was asked for an item, and what became of it. `wanted` is the item itself, except in tests. */
export async function hold(
  line: PortalLine,
  item: CounterItem,
  wanted: Pick<NewItem, 'number' | 'key' | 'branch' | 'minutes'>,
): Promise<{ item: CounterItem; outcome: SendOutcome }> {
  const { number, key, branch, minutes } = wanted
  const outcome = await askPortal(line, item.bank, 'counterActivate', { number, key, branch, minutes })
  const read = readPortalAnswer(activateAnswer, outcome)
  // A key that was used for something else says nothing about this item.
  const usedUp = item === wanted && isKeyUsedUp(outcome)
  if (read.result === 'NO_ANSWER' && !usedUp) return { item, outcome }
  const answer = read.result === 'NO_ANSWER' ? null : read
  const state = next(counterItem, 'ACTIVATING', answer?.result === 'ACTIVATED' ? 'HELD' : 'REFUSED')
  if (state.ok) await storeAnswer(line.pool, item.id, state.value, answer, line.now())
  return { item: await mustRead(line.pool, item.id), outcome }
}

/** What a test says in place of the item's own amount, reference and time. */
export type Told = { readonly amount?: bigint; readonly bankReference?: string; readonly at?: string }

export type Finished = {
  readonly item: CounterItem
  /** The switchboard stopped the teller's machine: the book is written, the portal not told. */
  readonly crashed: boolean
}

/**
 * The teller took the money, or did not: branch book, journal and message in one transaction, then told. An item
 * that has ended stays as it is, so that a second press changes nothing.
 */
export async function finish(
  line: PortalLine,
  id: bigint,
  event: 'TOOK' | 'TOOK_NOTHING',
  told: Told = {},
): Promise<Finished> {
  const crashed =
    event === 'TOOK' && line.switchboard.happens(line.switchboard.settings().counterOutcome.crash)
  const queued = await inTransaction(line.pool, (db) => write(line, db, id, event, told, crashed))
  if (queued?.sendNow) await deliverNow(line, queued.jti)
  return { item: await mustRead(line.pool, id), crashed: crashed && queued !== undefined }
}

/** Tells the portal now what it has not answered yet, also what a stopped machine left. */
export async function tellAgain(line: PortalLine, item: CounterItem): Promise<void> {
  if (item.telling !== undefined) await deliverNow(line, item.telling.jti)
}

/** Answers the message that tells the portal; none where the item had ended. */
async function write(
  line: PortalLine,
  db: pg.PoolClient,
  id: bigint,
  event: 'TOOK' | 'TOOK_NOTHING',
  told: Told,
  held: boolean,
): Promise<Queued | undefined> {
  const now = line.now()
  const item = await lockItem(db, id)
  const state = next(counterItem, item.state, event)
  if (!state.ok) return undefined
  const taken = event === 'TOOK' ? await take(db, item, told, now) : undefined
  await storeEnd(
    db,
    id,
    { state: state.value, amount: taken?.amount, bankReference: taken?.bankReference },
    now,
  )
  const body = {
    key: item.key,
    number: item.number,
    outcome: state.value,
    ...(taken && { amount: taken.amount.toString(), bankReference: taken.bankReference }),
    at: told.at ?? isoDate(now),
  }
  const message = {
    bank: item.bank,
    kind: 'OUTCOME',
    subject: id.toString(),
    body,
    lateFrom: item.heldUntil,
    held,
  } as const
  return queueToSendNow(db, message, line.switchboard, now)
}

/** Cash into the branch's book, once per key. */
async function take(
  db: pg.PoolClient,
  item: CounterItem,
  told: Told,
  now: Date,
): Promise<{ amount: bigint; bankReference: string }> {
  const amount = told.amount ?? item.amount
  if (amount === undefined) throw new Error('Money cannot be taken before its amount is known')
  const { bank, branch, key } = item
  await takeCash(db, { bank, branch, reference: `${bank}/${key}`, amount }, now)
  const running = await nextBankNumber(db)
  return { amount, bankReference: told.bankReference ?? formatBankReference(running, now, banks[bank].mark) }
}

async function mustRead(pool: pg.Pool, id: bigint): Promise<CounterItem> {
  const item = await readItem(pool, id)
  if (item === undefined) throw new Error('An item of the journal has vanished')
  return item
}
