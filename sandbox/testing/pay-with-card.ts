import { newReference } from '#lib/ids.ts'
import { issuerOf } from '../bank/issuers.ts'
import { type DemoCard, demoCards } from '../bank/seed-cards.ts'
import type { TestSandbox } from './test-sandbox.ts'

/** The body of a verify call for this card, its data typed as printed. Amount in whole đồng. */
export function verifyBodyFor(card: DemoCard, amount = '150000'): object {
  return {
    amount,
    currency: 'VND',
    description: 'Le phi ho so H47.20-240115-0001',
    issuerBin: issuerOf(card.number).bin,
    card: { number: card.number, holderName: card.holderName, date: card.date },
  }
}

/** Pays 150.000 đồng with the first success card and answers both references. */
export async function payWithCard(
  sandbox: TestSandbox,
): Promise<{ reference: string; bankReference: string }> {
  const [card] = demoCards
  if (card === undefined) throw new Error('There are no demo cards')
  const reference = newReference()
  await sandbox.payment(reference, 'verify', verifyBodyFor(card))
  const otp = await sandbox.code(card.phone)
  const paid = await sandbox.payment(reference, 'debit', { otp, amount: '150000' })
  const { bankReference } = paid.body
  if (typeof bankReference !== 'string') throw new Error(`Not paid: ${JSON.stringify(paid.body)}`)
  return { reference, bankReference }
}
