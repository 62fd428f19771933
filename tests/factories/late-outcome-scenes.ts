import { addMs } from '#lib/dates.ts'
import { newReference } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import type { BankWord } from '#server/domains/payments/commands/record-bank-status.ts'
import { cancelInstruction, expireAttempt, expirePayment, submitOtp } from '#server/domains/payments/index.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { declined, success, told } from './bank-words.ts'
import { atCounter, attemptOfKey, newKey, type OwnInstruction, printed } from './instruction.ts'
import { credited, notTaken, taken } from './money-words.ts'
import {
  awaitingOtp,
  codeLost,
  codeUnanswered,
  type OwnAttempt,
  openPayment,
  type PaymentWorld,
} from './payment.ts'
import { reusedNumberScenes, type Scene } from './reused-number-scenes.ts'

/** How each method of paying comes to each row of the table of late outcomes, by the row's own words. */
export function lateOutcomeScenes(world: PaymentWorld) {
  const { deps, sql, clock } = world
  const tell = (word: BankWord) => deps.recordBankStatus(word)

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

  const scenes: Record<string, Record<string, () => Promise<Scene>>> = {
    'the bank’s number is known from other money': reusedNumberScenes(world),
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
      card: async () => card(await codeUnanswered(world)),
      'card, nobody knows whether its code arrived': async () => card(await codeLost(world)),
      'card, the fee fell meanwhile': async () => {
        const charges = await world.charges(150_000)
        const own = await codeUnanswered(world, await openPayment(world, charges))
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
        await codeUnanswered(world, own)
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
      'card, while a code is awaited': async () => card(await awaitingOtp(world)),
      'counter without an activation': async () => counter(await printed(world), newKey()),
      'transfer, while its own card and a stranger’s await a code': async () => {
        const charges = await world.charges(150_000)
        const own = await printed(world, await openPayment(world, charges))
        await awaitingOtp(world, await openPayment(world, charges))
        await awaitingOtp(world, own)
        return transfer(own)
      },
      transfer: async () => transfer(await printed(world)),
      'transfer for the rest of what is partly paid': async () => {
        const charges = await world.charges(100_000, 50_000)
        const own = await printed(world, await openPayment(world, charges))
        await payByCard(charges.slice(0, 1))
        return transfer(own, 50_000n)
      },
    },
  }
  return scenes
}
