import { afterAll, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newReference } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { declined, success, told } from '#tests/factories/bank-words.ts'
import {
  atCounter,
  attemptOfKey,
  newKey,
  type OwnInstruction,
  printed,
} from '#tests/factories/instruction.ts'
import { credited, notTaken, taken } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  type OwnAttempt,
  type OwnPayment,
  openPayment,
  paymentWorld,
  seen,
} from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import type { BankWord } from './commands/record-bank-status.ts'
import { cancelInstruction, expireAttempt, expirePayment, readVerdict, submitOtp } from './index.ts'
import { lateOutcomes, type MoneyVerdict } from './late-outcomes.ts'

/** Every row of the table is reached as it is in life: through what banks say, and read back from what was written. */
const world = await paymentWorld()
const { deps, sql, clock } = world
afterAll(world.close)

const tell = (word: BankWord) => deps.recordBankStatus(word)
/** The word of money, and the payment that it is for where one is known. */
type Scene = { readonly word: BankWord; readonly own: OwnPayment | null }

async function declinedCard(charges?: readonly string[]): Promise<OwnAttempt> {
  const attempt = await awaitingOtp(world, await openPayment(world, charges))
  await tell(told(declined(attempt.reference)))
  return attempt
}
async function payByCard(charges: readonly string[]): Promise<void> {
  const attempt = await awaitingOtp(world, await openPayment(world, charges))
  await submitOtp(deps, { ...attempt, otp: rightOtp })
}
async function letGoAtCounter(charges?: readonly string[]) {
  const own = await printed(world, await openPayment(world, charges))
  const wish = await atCounter(world, own)
  await tell(notTaken(wish))
  return { own, wish }
}
const unused = () => newInstructionNumber('49')
const setFee = (charge: string | undefined, amount: number) =>
  sql('UPDATE charge SET amount = $2 WHERE id = $1', [charge, amount])
const withdraw = (charge: string | undefined) =>
  sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charge])
const card = (own: OwnAttempt, amount = own.amount): Scene => ({
  word: told(success(own.reference, amount)),
  own,
})
const counter = (own: OwnInstruction, key: string, amount = own.amount): Scene => ({
  word: taken({ key, number: own.number }, amount),
  own,
})
const transfer = (own: OwnInstruction, amount = own.amount): Scene => ({
  word: credited([own.number], amount),
  own,
})

/** By the row's own words: how each method of paying comes to it. */
const scenes: Record<string, Record<string, () => Promise<Scene>>> = {
  'nothing of ours is named': {
    'card, reference unknown': async () => ({ word: told(success(newReference(), 70_000n)), own: null }),
    'counter, number never given out': async () => ({
      word: taken({ key: newKey(), number: unused() }, 70_000n),
      own: null,
    }),
    'transfer without a number': async () => ({ word: credited([], 1n), own: null }),
    'transfer with a number never given out': async () => ({ word: credited([unused()], 9n), own: null }),
  },
  'a transfer names more than one payment': {
    transfer: async () => {
      const [one, two] = [await printed(world), await printed(world)]
      return { word: credited([one.number, two.number], one.amount), own: null }
    },
  },
  'a transfer bears a time that has not come': {
    transfer: async () => {
      const own = await printed(world)
      const at = addMs(clock(), 3_600_000).toISOString()
      return { word: credited([own.number], own.amount, { at }), own }
    },
  },
  'the attempt has succeeded before, or the payment is paid': {
    'card, charged twice': async () => {
      const own = await awaitingOtp(world)
      await submitOtp(deps, { ...own, otp: rightOtp })
      return card(own)
    },
    'counter, taken twice under one key': async () => {
      const own = await printed(world)
      const wish = await atCounter(world, own)
      await tell(taken(wish, own.amount))
      return counter(own, wish.key)
    },
    'transfer for what the counter took': async () => {
      const own = await printed(world)
      await tell(taken(await atCounter(world, own), own.amount))
      return transfer(own)
    },
    'transfer of 1 đồng': async () => {
      const own = await printed(world)
      await tell(credited([own.number], own.amount))
      return transfer(own, 1n)
    },
  },
  'its lease is open and it is what the lease promised, whatever the fee is now': {
    card: async () => card(await awaitingOtp(world)),
    'card, the fee fell meanwhile': async () => {
      const charges = await world.charges(150_000)
      const own = await awaitingOtp(world, await openPayment(world, charges))
      await setFee(charges[0], 100_000)
      return card(own)
    },
    counter: async () => {
      const own = await printed(world)
      return counter(own, (await atCounter(world, own)).key)
    },
    'counter, withdrawn meanwhile': async () => {
      const charges = await world.charges(150_000)
      const own = await printed(world, await openPayment(world, charges))
      const { key } = await atCounter(world, own)
      await withdraw(charges[0])
      return counter(own, key)
    },
  },
  'everything it was for is settled, withdrawn or paid at the agency': {
    card: async () => {
      const charges = await world.charges(150_000)
      const own = await declinedCard(charges)
      await payByCard(charges)
      return card(own)
    },
    'counter, withdrawn after the hold': async () => {
      const charges = await world.charges(150_000)
      const { own, wish } = await letGoAtCounter(charges)
      await withdraw(charges[0])
      return counter(own, wish.key)
    },
    transfer: async () => {
      const charges = await world.charges(150_000)
      const own = await printed(world, await openPayment(world, charges))
      await payByCard(charges)
      return transfer(own)
    },
  },
  'less than was asked for': {
    card: async () => {
      const own = await awaitingOtp(world)
      return card(own, own.amount - 1n)
    },
    counter: async () => {
      const own = await printed(world)
      return counter(own, (await atCounter(world, own)).key, 1n)
    },
    'counter without an activation': async () => counter(await printed(world), newKey(), 149_999n),
    transfer: async () => transfer(await printed(world), 149_999n),
  },
  'more than was asked for': {
    card: async () => card(await awaitingOtp(world), 150_001n),
    counter: async () => {
      const own = await printed(world)
      return counter(own, (await atCounter(world, own)).key, 150_001n)
    },
    'transfer for what is partly paid': async () => {
      const charges = await world.charges(100_000, 50_000)
      const own = await printed(world, await openPayment(world, charges))
      await payByCard(charges.slice(0, 1))
      return transfer(own)
    },
  },
  'its lease ended, and part of it is settled or withdrawn since': {
    card: async () => {
      const charges = await world.charges(100_000, 50_000)
      const own = await declinedCard(charges)
      await payByCard(charges.slice(0, 1))
      return card(own)
    },
    counter: async () => {
      const charges = await world.charges(100_000, 50_000)
      const { own, wish } = await letGoAtCounter(charges)
      await withdraw(charges[1])
      return counter(own, wish.key)
    },
  },
  'its lease ended, and a fee grew since': {
    card: async () => {
      const charges = await world.charges(150_000)
      const own = await declinedCard(charges)
      await setFee(charges[0], 200_000)
      return card(own)
    },
    counter: async () => {
      const charges = await world.charges(150_000)
      const { own, wish } = await letGoAtCounter(charges)
      await setFee(charges[0], 200_000)
      return counter(own, wish.key)
    },
  },
  'its lease ended, and a fee shrank since': {
    card: async () => {
      const charges = await world.charges(150_000)
      const own = await declinedCard(charges)
      await setFee(charges[0], 100_000)
      return card(own)
    },
    counter: async () => {
      const charges = await world.charges(150_000)
      const { own, wish } = await letGoAtCounter(charges)
      await setFee(charges[0], 100_000)
      return counter(own, wish.key)
    },
  },
  'its lease ended, or it had none, and another attempt holds a charge': {
    'card, while a teller holds it': async () => {
      const charges = await world.charges(150_000)
      const own = await declinedCard(charges)
      await atCounter(world, await printed(world, await openPayment(world, charges)))
      return card(own)
    },
    'counter, while a card holds it': async () => {
      const { own, wish } = await letGoAtCounter()
      clock.forward(1)
      await awaitingOtp(world, own)
      return counter(own, wish.key)
    },
    'counter of another bank, while a teller holds it': async () => {
      const own = await printed(world)
      const { key, number } = await atCounter(world, own)
      return { word: taken({ key, number, connector: 'collecting-bank' }, own.amount), own }
    },
    'transfer, while a teller holds it': async () => {
      const own = await printed(world)
      await atCounter(world, own)
      return transfer(own)
    },
  },
  'its lease, payment or instruction ended, and nothing stands in its way': {
    card: async () => card(await declinedCard()),
    'counter, not taken and then taken': async () => {
      const { own, wish } = await letGoAtCounter()
      return counter(own, wish.key)
    },
    'counter, after its time': async () => {
      const own = await printed(world)
      const { key, minutes } = await atCounter(world, own)
      clock.forward(minutes * 60_000)
      await expireAttempt(deps, await attemptOfKey(world, key))
      return counter(own, key)
    },
    'transfer on a cancelled number': async () => {
      const own = await printed(world)
      await cancelInstruction(deps, own)
      return transfer(own)
    },
    'transfer on an expired number': async () => {
      const own = await printed(world)
      clock.forward(40 * 24 * 3_600_000)
      const [payment] = await sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [
        own.publicId,
      ])
      await expirePayment(deps, payment?.id ?? '')
      return transfer(own)
    },
  },
  'it came without a lease, is what is owed, and nothing stands in its way': {
    'counter without an activation': async () => counter(await printed(world), newKey()),
    transfer: async () => transfer(await printed(world)),
    'transfer for the rest of what is partly paid': async () => {
      const charges = await world.charges(100_000, 50_000)
      const own = await printed(world, await openPayment(world, charges))
      await payByCard(charges.slice(0, 1))
      return transfer(own, 50_000n)
    },
  },
}

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
