import type { BankId } from '../bank/banks.ts'
import { onlyRow, type Queryable } from '../database/open.ts'
import type { CounterState } from './item.states.ts'
import {
  type Activated,
  activateAnswer,
  type NotPayable,
  type OutcomeAnswer,
  outcomeAnswer,
} from './portal-answers.ts'

/** Where a teller sits, and who. */
export type Place = { readonly bank: BankId; readonly branch: string; readonly teller: string }

/** How far the portal was told of what the teller did. */
export type Telling = {
  readonly jti: string
  /** The teller's machine stopped before it was sent. */
  readonly held: boolean
  readonly attempts: number
  readonly lastError: string | undefined
  /** The portal's answer, once it has come. */
  readonly answer: OutcomeAnswer | undefined
}

/** One number in a teller's hands, from before the portal is asked to hold it. Amount in whole đồng. */
export type CounterItem = Place & {
  readonly id: bigint
  readonly key: string
  readonly number: string
  readonly minutes: number
  readonly state: CounterState
  readonly answer: Activated | NotPayable | undefined
  readonly amount: bigint | undefined
  readonly heldUntil: Date | undefined
  readonly bankReference: string | undefined
  readonly telling: Telling | undefined
  readonly changedAt: Date
}

export type NewItem = Place & Pick<CounterItem, 'key' | 'number' | 'minutes'>

type Row = {
  id: bigint
  bank: BankId
  branch: string
  teller: string
  key: string
  number: string
  minutes: number
  state: CounterState
  answer: unknown
  amount: bigint | null
  held_until: Date | null
  bank_reference: string | null
  changed_at: Date
  jti: string | null
  held: boolean | null
  attempts: number | null
  last_error: string | null
  told: unknown
}

const ITEMS = `
  SELECT i.*, m.jti, m.held, m.attempts, m.last_error, m.answer AS told FROM counter_item i
  LEFT JOIN outgoing_message m ON m.kind = 'OUTCOME' AND m.subject = i.id::text`

/** Writes the item into the journal, where its key is not there yet. Answers the item of that key. */
export async function insertItem(db: Queryable, item: NewItem, now: Date): Promise<CounterItem> {
  await db.query(
    `INSERT INTO counter_item (bank, branch, teller, key, number, minutes, state, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVATING', $7, $7) ON CONFLICT (bank, key) DO NOTHING`,
    [item.bank, item.branch, item.teller, item.key, item.number, item.minutes, now],
  )
  const found = await db.query<Row>(`${ITEMS} WHERE i.bank = $1 AND i.key = $2`, [item.bank, item.key])
  return toItem(onlyRow(found))
}

/** The item as it stands. */
export async function readItem(db: Queryable, id: bigint): Promise<CounterItem | undefined> {
  const found = await db.query<Row>(`${ITEMS} WHERE i.id = $1`, [id])
  return found.rows[0] && toItem(found.rows[0])
}

/** The item, held until the transaction ends. */
export async function lockItem(db: Queryable, id: bigint): Promise<CounterItem> {
  await db.query('SELECT 1 FROM counter_item WHERE id = $1 FOR UPDATE', [id])
  return toItem(onlyRow(await db.query<Row>(`${ITEMS} WHERE i.id = $1`, [id])))
}

/** Keeps the portal's answer to an activation that was still open; null where its key is used up. */
export async function storeAnswer(
  db: Queryable,
  id: bigint,
  state: CounterState,
  answer: Activated | NotPayable | null,
  now: Date,
): Promise<void> {
  const held = answer?.result === 'ACTIVATED' ? answer : undefined
  const kept = answer === null ? null : JSON.stringify(answer)
  await db.query(
    `UPDATE counter_item SET state = $2, answer = $3, number = coalesce($4, number), amount = $5, held_until = $6,
       changed_at = $7 WHERE id = $1 AND state = 'ACTIVATING'`,
    [id, state, kept, held?.number ?? null, held?.amount ?? null, held?.until ?? null, now],
  )
}

/** Ends an item that the caller holds. */
export async function storeEnd(
  db: Queryable,
  id: bigint,
  end: { state: CounterState; amount: bigint | undefined; bankReference: string | undefined },
  now: Date,
): Promise<void> {
  await db.query(
    `UPDATE counter_item SET state = $2, amount = coalesce($3, amount), bank_reference = $4, changed_at = $5
     WHERE id = $1`,
    [id, end.state, end.amount ?? null, end.bankReference ?? null, now],
  )
}

/** What a branch has not finished, or not yet told the portal, the oldest first. */
export async function readUnfinished(db: Queryable, { bank, branch }: Place): Promise<CounterItem[]> {
  const found = await db.query<Row>(
    `${ITEMS} WHERE i.bank = $1 AND i.branch = $2
       AND (i.state IN ('ACTIVATING', 'ACTIVATED') OR (m.jti IS NOT NULL AND m.delivered_at IS NULL))
     ORDER BY i.id LIMIT 50`,
    [bank, branch],
  )
  return found.rows.map(toItem)
}

/** What a branch took last, the newest first, for slips to be printed again. */
export async function readTaken(db: Queryable, { bank, branch }: Place): Promise<CounterItem[]> {
  const found = await db.query<Row>(
    `${ITEMS} WHERE i.bank = $1 AND i.branch = $2 AND i.state = 'TAKEN' ORDER BY i.changed_at DESC, i.id DESC LIMIT 10`,
    [bank, branch],
  )
  return found.rows.map(toItem)
}

function toItem(row: Row): CounterItem {
  return {
    id: row.id,
    bank: row.bank,
    branch: row.branch,
    teller: row.teller,
    key: row.key,
    number: row.number,
    minutes: row.minutes,
    state: row.state,
    answer: row.answer === null ? undefined : activateAnswer.parse(row.answer),
    amount: row.amount ?? undefined,
    heldUntil: row.held_until ?? undefined,
    bankReference: row.bank_reference ?? undefined,
    telling: toTelling(row),
    changedAt: row.changed_at,
  }
}

function toTelling(row: Row): Telling | undefined {
  if (row.jti === null) return undefined
  return {
    jti: row.jti,
    held: row.held ?? false,
    attempts: row.attempts ?? 0,
    lastError: row.last_error ?? undefined,
    answer: outcomeAnswer.safeParse(row.told).data,
  }
}
