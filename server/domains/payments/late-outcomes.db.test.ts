import { afterAll, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { lateOutcomeScenes } from '#tests/factories/late-outcome-scenes.ts'
import { paymentWorld, seen } from '#tests/factories/payment.ts'
import type { BankWord } from './commands/record-bank-status.ts'
import { readVerdict } from './index.ts'
import { lateOutcomes, type MoneyVerdict } from './late-outcomes.ts'

/** Every row of the table is reached as it is in life: through what banks say, and read back from what was written. */
const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)
const scenes = lateOutcomeScenes(world)

const tell = (word: BankWord) => deps.recordBankStatus(word)

test('every row has its scenes', () => {
  expect(Object.keys(scenes)).toEqual(lateOutcomes.map(({ means }) => means))
})

/** What each verdict leaves in the database, and how the payer reads it. */
const itemState = { WAITS: 'WAITING', RETURNS: 'RETURNING', QUEUED: 'OPEN' } as const
const readAs = { WAITS: 'WAITING', RETURNS: 'RETURNING', QUEUED: 'BEING_LOOKED_AT' } as const
const isSettled = (verdict: MoneyVerdict) => verdict === 'SETTLED' || verdict === 'SETTLED_LATE'

describe.each(lateOutcomes)('$means: $verdict', ({ means, verdict, reason, exception }) => {
  test.each(Object.entries(scenes[means] ?? {}))('%s', async (_, play) => {
    const { word, own } = await play()
    const before = own && (await seen(world, own))
    expect(await tell(word)).toBe('ACCEPTED')
    expect(await readVerdict(deps.database, word.connector, word.messageId)).toBe(verdict)
    const money = await moneyOf(word)
    expect(money).toMatchObject(
      isSettled(verdict)
        ? { disposition: 'APPLIED', reason: null, item: null, journal: 'CAPTURE_APPLIED', refund: null }
        : {
            disposition: 'SUSPENSE',
            reason,
            item: itemState[verdict as keyof typeof itemState],
            journal: 'CAPTURE_SUSPENSE',
            receipts: 0,
            refund: verdict === 'RETURNS' ? `APPROVED DUPLICATE ${money?.amount}` : null,
          },
    )
    if (own !== null && before !== null) {
      const view = await seen(world, own)
      if (isSettled(verdict)) {
        expect(view).toMatchObject({ state: 'PAID', exception, paidAmount: money?.amount, moneyBack: [] })
        expect(view.receipts.map(({ amount }) => amount)).toEqual([money?.amount])
      } else {
        expect(view).toMatchObject({
          state: before.state === 'PAID' ? 'PAID' : 'HELD',
          exception,
          receipts: before.receipts,
          moneyBack: [{ amount: money?.amount, reason, state: readAs[verdict as keyof typeof readAs] }],
        })
        expect(view.moneyBack[0]?.promisedBy === null).toBe(verdict !== 'RETURNS')
      }
    }
    // Told again under another message id, it is the same fact.
    const again = { ...word, messageId: `${word.messageId}-again` }
    expect(await tell(again)).toBe('ACCEPTED')
    expect(await readVerdict(deps.database, word.connector, again.messageId)).toBe('NOTED')
    expect(await moneyOf(word)).toEqual(money)
    await expectSoundBooks(world)
  })
})

/** What was written of a word's money. */
async function moneyOf(word: BankWord) {
  const { bankReference, amount } = takenBy(word)
  const [row] = await sql<Record<string, string | null>>(
    `SELECT k.amount::TEXT, k.disposition, k.reason, i.state AS item, j.kind AS journal,
       (SELECT count(*)::INT FROM receipt r WHERE r.capture_id = k.id) AS receipts,
       (SELECT concat_ws(' ', r.state, r.reason, r.amount) FROM refund r WHERE r.capture_id = k.id) AS refund
     FROM capture k LEFT JOIN suspense_item i ON i.capture_id = k.id
     JOIN journal j ON j.cause = 'capture' || capture_cause(k)
     WHERE k.connector = $1 AND k.bank_reference = $2 AND k.amount::TEXT = $3
       AND k.reference = (SELECT b.reference FROM bank_inbox b WHERE b.connector = $1 AND b.message_id = $4)`,
    [word.connector, bankReference, String(amount), word.messageId],
  )
  return row
}

function takenBy(word: BankWord): { readonly bankReference: string; readonly amount: bigint } {
  if (word.source === 'CREDIT') return word.notice
  if (word.source === 'OUTCOME' && word.outcome.outcome === 'TAKEN') return word.outcome
  if (word.source !== 'OUTCOME' && word.status.status === 'SUCCEEDED') return word.status
  throw new Error('No money was taken')
}
