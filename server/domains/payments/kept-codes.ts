import { err, ok, type Result } from '#lib/result.ts'
import {
  type CardAsker,
  type CardCode,
  type CountedBefore,
  cardHash,
  countCardCode,
  countNextCode,
  type KeptCode,
  provenLater,
  type TryDeps,
  takeBackLater,
} from '#server/domains/identity/index.ts'
import type { Database, Reader, Transaction } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'
import type { TooManyCodes } from './card-contract.ts'

type Row = {
  readonly counted: readonly CountedBefore[]
  readonly proof: KeptCode['proof']
  readonly at: Date
}

/** Of the attempts that have succeeded: their own rows, and those of the same card in the same browser. */
const settle = {
  name: 'payments.settle-card-tries',
  text: `WITH done AS (
           SELECT t.attempt_id, t.card_hash, t.proof ->> 'browserHash' AS browser
             FROM card_try t JOIN attempt a ON a.id = t.attempt_id
            WHERE a.state = 'SUCCEEDED' AND (t.attempt_id = $1 OR t.card_hash = decode($2, 'hex'))
         )
         DELETE FROM card_try t USING done d
          WHERE t.attempt_id = d.attempt_id OR (t.card_hash = d.card_hash AND t.proof ->> 'browserHash' = d.browser)
         RETURNING t.counted, t.proof, t.counted_at AS at`,
}
const read = {
  name: 'payments.read-card-try',
  text: `SELECT counted FROM card_try WHERE attempt_id = $1`,
}
const add = {
  name: 'payments.add-to-card-try',
  text: `UPDATE card_try SET counted = counted || jsonb_build_array($2::jsonb) WHERE attempt_id = $1 RETURNING attempt_id`,
}
const removal = {
  name: 'payments.remove-old-card-tries',
  text: `DELETE FROM card_try WHERE attempt_id IN (
           SELECT attempt_id FROM card_try WHERE counted_at < $1 ORDER BY counted_at
            LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING attempt_id`,
}

/**
 * Counts the code that a bank sends to a card's owner when it accepts the card. What payments with this card that have succeeded
 * meanwhile counted for is taken back first.
 */
export async function beginCardCode(
  deps: TryDeps,
  asked: CardAsker,
): Promise<Result<CardCode, TooManyCodes>> {
  await takeBackSucceeded(deps, { cardHash: cardHash(deps, asked.number) }, asked.now)
  const counted = await countCardCode(deps, asked)
  return counted.ok ? counted : err({ ...counted.error, code: 'TOO_MANY_CODES' })
}

/** Keeps what an attempt's code counts for, in the transaction that records that the bank has sent it. */
export async function keepCode(
  tx: Transaction,
  attemptId: string,
  { cardHash: hash, counted, proof }: KeptCode,
  now: Date,
): Promise<void> {
  await tx.cardTry.create({
    data: {
      attemptId,
      cardHash: Buffer.from(hash, 'hex'),
      counted: [counted.map((one) => ({ ...one }))],
      ...(proof && { proof: { ...proof, own: proof.own.map((one) => ({ ...one })) } }),
      countedAt: now,
    },
  })
}

/** Takes back what the codes of payments counted for that have succeeded, of one attempt or of one card, and once. */
export async function takeBackSucceeded(
  deps: { readonly database: Reader },
  of: { readonly attemptId: string } | { readonly cardHash: string },
  now: Date,
): Promise<void> {
  const which = 'attemptId' in of ? [of.attemptId, null] : [null, of.cardHash]
  const rows = await deps.database.query<Row>(settle, which)
  for (const row of rows.toSorted((a, b) => b.at.getTime() - a.at.getTime()))
    await provenLater(deps, row, now)
}

export type NextCode = { readonly sent: () => Promise<void>; readonly notSent: () => Promise<void> }

/** Counts another code of an attempt. An attempt of the release before has nothing to count for. */
export async function beginNextCode(
  deps: { readonly database: Reader },
  attemptId: string,
  now: Date,
): Promise<Result<NextCode, TooManyCodes>> {
  const [row] = await deps.database.query<Pick<Row, 'counted'>>(read, [attemptId])
  const again = await countNextCode(deps, row?.counted[0] ?? [], now)
  if (!again.ok) return err({ ...again.error, code: 'TOO_MANY_CODES' })
  const counted = again.value
  const notSent = () => takeBackLater(deps, counted)
  return ok({
    notSent,
    // Where the attempt has succeeded meanwhile there is no row any more.
    sent: async () => {
      const added = await deps.database.query(add, [attemptId, JSON.stringify(counted)])
      if (added.length === 0) await notSent()
    },
  })
}

/** Removes what codes counted for before this moment; by then the counters have forgotten it. Answers how many there were. */
export const removeOldCardTries = (database: Database, before: Date): Promise<number> =>
  removeInBatches(database, removal, before)
