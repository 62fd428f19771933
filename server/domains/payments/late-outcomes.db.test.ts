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
    await expectSoundBooks(world)
  })
})

/** What was written of a word's money. */
async function moneyOf(word: BankWord) {
  const [row] = await sql<Record<string, string | null>>(
    `SELECT k.amount::TEXT, k.disposition, k.reason, i.state AS item, j.kind AS journal,
       (SELECT count(*)::INT FROM receipt r WHERE r.capture_id = k.id) AS receipts,
       (SELECT concat_ws(' ', r.state, r.reason, r.amount) FROM refund r WHERE r.capture_id = k.id) AS refund
     FROM capture k LEFT JOIN suspense_item i ON i.capture_id = k.id
     JOIN journal j ON j.cause = 'capture:' || k.connector || ':' || k.bank_reference
     WHERE k.connector = $1 AND k.bank_reference = $2`,
    [word.connector, bankReferenceOf(word)],
  )
  return row
}

function bankReferenceOf(word: BankWord): string {
  if (word.source === 'CREDIT') return word.notice.bankReference
  if (word.source === 'OUTCOME') return word.outcome.outcome === 'TAKEN' ? word.outcome.bankReference : ''
  return word.status.status === 'SUCCEEDED' ? word.status.bankReference : ''
}
