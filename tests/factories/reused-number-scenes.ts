import { newReference } from '#lib/ids.ts'
import type { BankWord } from '#server/domains/payments/commands/record-bank-status.ts'
import { declined, success, told } from './bank-words.ts'
import { atCounter, newKey, type OwnInstruction, printed } from './instruction.ts'
import { credited, newBankReference, taken } from './money-words.ts'
import { awaitingOtp, type OwnAttempt, type OwnPayment, type PaymentWorld } from './payment.ts'

/** The word of money, and the payment that it is for where one is known. */
export type Scene = { readonly word: BankWord; readonly own: OwnPayment | null }

/** How money comes under a number that the bank has given to other money: another payment, method, amount or day. */
export function reusedNumberScenes(world: PaymentWorld): Record<string, () => Promise<Scene>> {
  const tell = (word: BankWord) => world.deps.recordBankStatus(word)

  /** A number that the bank has given to another payer's money. */
  async function usedNumber(): Promise<string> {
    const [own, number] = [await awaitingOtp(world), newBankReference()]
    await tell(told(success(own.reference, own.amount, number)))
    return number
  }
  const card = (own: OwnAttempt, number: string, amount = own.amount): Scene => ({
    word: told(success(own.reference, amount, number)),
    own,
  })
  const counter = (own: OwnInstruction, key: string, number: string): Scene => ({
    word: taken({ key, number: own.number }, own.amount, number),
    own,
  })
  const transfer = (own: OwnInstruction, bankReference: string, at?: string): Scene => ({
    word: credited([own.number], own.amount, { bankReference, ...(at !== undefined && { at }) }),
    own,
  })

  return {
    'card, of another payment': async () => card(await awaitingOtp(world), await usedNumber()),
    'card, refused before': async () => {
      const own = await awaitingOtp(world)
      await tell(told(declined(own.reference)))
      return card(own, await usedNumber())
    },
    'card, its own number with another amount': async () => {
      const [own, number] = [await awaitingOtp(world), newBankReference()]
      await tell(told(success(own.reference, own.amount, number)))
      return card(own, number, 1n)
    },
    'card, reference unknown': async () => ({
      word: told(success(newReference(), 70_000n, await usedNumber())),
      own: null,
    }),
    'counter, of another key': async () => {
      const [first, number] = [await printed(world), newBankReference()]
      await tell(taken(await atCounter(world, first), first.amount, number))
      const own = await printed(world)
      return counter(own, (await atCounter(world, own)).key, number)
    },
    'counter without an activation, of the same paper': async () => {
      const [own, number] = [await printed(world), newBankReference()]
      await tell(taken(await atCounter(world, own), own.amount, number))
      return counter(own, newKey(), number)
    },
    'counter of the bank that took a card': async () => {
      const own = await printed(world)
      const wish = { key: newKey(), number: own.number, connector: 'collecting-bank' }
      return { word: taken(wish, own.amount, await usedNumber()), own }
    },
    'transfer, of a card': async () => transfer(await printed(world), await usedNumber()),
    'transfer, of another text': async () => {
      const [first, number] = [await printed(world), newBankReference()]
      await tell(credited([first.number], first.amount, { bankReference: number }))
      return transfer(await printed(world), number)
    },
    'transfer, of the next day': async () => {
      const [own, number] = [await printed(world), newBankReference()]
      await tell(credited([own.number], own.amount, { bankReference: number }))
      return transfer(own, number, '2026-11-22T02:59:58Z')
    },
    'transfer without a number': async () => ({
      word: credited([], 5n, { bankReference: await usedNumber() }),
      own: null,
    }),
  }
}
