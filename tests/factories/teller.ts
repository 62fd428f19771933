import { expect } from 'vitest'
import { isoDate } from '#lib/dates.ts'
import type { counterWorld } from './counter-world.ts'
import { newKey, type OwnInstruction, printed } from './instruction.ts'
import { newBankReference } from './money-words.ts'

type CounterWorld = Awaited<ReturnType<typeof counterWorld>>
type Held = { readonly number: string; readonly key: string }

/** A teller of the second bank: what they type, hold and tell, and what came of it. */
export function tellerOf({ payer, clock, activate, outcome }: CounterWorld) {
  const branch = 'Hội An – Phố cổ'
  const paper = () => printed(payer)
  const wish = (number: string, changes: object = {}) => ({ number, key: newKey(), branch, ...changes })
  const hold = async (own: OwnInstruction, changes: object = {}) => {
    const body = wish(own.number, changes)
    expect(await activate({ body })).toMatchObject({ status: 200, body: { result: 'ACTIVATED' } })
    return body
  }
  const takes = ({ number, key }: Held, amount: bigint, more: object = {}) => ({
    key,
    number,
    outcome: 'TAKEN',
    amount: String(amount),
    bankReference: newBankReference(),
    at: isoDate(clock()),
    ...more,
  })
  const takesNothing = ({ number, key }: Held) => ({
    key,
    number,
    outcome: 'NOT_TAKEN',
    at: isoDate(clock()),
  })
  const verdictOf = async (...call: Parameters<typeof outcome>) => (await outcome(...call)).body.verdict
  const capturesOf = (bankReference: string) =>
    payer.sql('SELECT disposition, reason FROM capture WHERE bank_reference = $1', [bankReference])
  return { branch, paper, wish, hold, takes, takesNothing, verdictOf, capturesOf }
}

export const sentences = { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) }

/** The answer about a number that cannot be paid. */
export const notPayable = (reason: string, more: object = {}) => ({
  status: 200,
  signed: true,
  body: { result: 'NOT_PAYABLE', reason, teller: sentences, payer: sentences, ...more },
})
