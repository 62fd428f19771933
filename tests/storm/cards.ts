import { setTimeout as wait } from 'node:timers/promises'
import { submitOtp } from '#server/domains/payments/index.ts'
import type { Random } from '#tests/chaos/random.ts'
import {
  awaitingOtp,
  type OwnAttempt,
  type OwnPayment,
  openPayment,
  type PaymentWorld,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'

/** Somebody at the page of the code, and what they will type. */
export type CardPayer = OwnAttempt & { readonly otp: string }

/** The owner and three strangers who all want to pay the same charges by card; one of them types a wrong code. */
export async function cardPayers(
  world: PaymentWorld,
  owner: OwnPayment,
  charges: readonly string[],
): Promise<CardPayer[]> {
  const strangers = await Promise.all([1, 2, 3].map(() => openPayment(world, charges)))
  const attempts = await Promise.all([owner, ...strangers].map((own) => awaitingOtp(world, own)))
  return attempts.map((own, n) => ({ ...own, otp: n === 3 ? wrongOtp : rightOtp }))
}

/** Each sends a code at some moment of the next `withinMs`; answers with what each was told. */
export const sendCodes = (
  world: PaymentWorld,
  payers: readonly CardPayer[],
  random: Random,
  withinMs: number,
): Promise<string[]> =>
  Promise.all(
    payers.map(async (own) => {
      await wait(random.between(0, withinMs))
      const said = await submitOtp(world.deps, own)
      return said.ok ? said.value.state : said.error.code
    }),
  )
