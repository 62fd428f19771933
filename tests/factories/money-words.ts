import { transferContent } from '#lib/instruction-number.ts'
import type { BankWord } from '#server/domains/payments/commands/record-bank-status.ts'

let messages = 0
let bankReferences = 0
const at = '2026-11-21T02:59:58Z'

export const newBankReference = (): string => `MONEY${++bankReferences}`
const newMessageId = (): string => `money-word-${++messages}`

const bodyOf = (content: object): string =>
  JSON.stringify(content, (_, part) => (typeof part === 'bigint' ? String(part) : part))

type OfTeller = { readonly key: string; readonly number: string; readonly connector?: string }

/** A teller has taken so much, in đồng: by default money that nobody has heard of yet. */
export function taken(
  { key, number, connector = 'hoi-an-bank' }: OfTeller,
  amount: bigint,
  bankReference = newBankReference(),
  messageId = newMessageId(),
): BankWord {
  const outcome = { outcome: 'TAKEN', key, number, amount, bankReference, at } as const
  return { source: 'OUTCOME', connector, outcome, numbers: [number], messageId, body: bodyOf(outcome) }
}

/** A teller has taken nothing. */
export function notTaken({ key, number, connector = 'hoi-an-bank' }: OfTeller): BankWord {
  const outcome = { outcome: 'NOT_TAKEN', key, number, at } as const
  return {
    source: 'OUTCOME',
    connector,
    outcome,
    numbers: [number],
    messageId: newMessageId(),
    body: bodyOf(outcome),
  }
}

/** A transfer came in that names these numbers; amount in đồng. */
export function credited(
  numbers: readonly string[],
  amount: bigint,
  changes: { readonly at?: string; readonly bankReference?: string } = {},
): BankWord {
  const { bankReference = newBankReference() } = changes
  const content = `MBVCB.51.${numbers.map(transferContent).join(' ')}. CT tu 0071 NGUYEN VAN AN`
  const notice = { bankReference, account: '1000000001', amount, content, at: changes.at ?? at }
  return {
    source: 'CREDIT',
    connector: 'collecting-bank',
    notice,
    numbers,
    messageId: newMessageId(),
    body: bodyOf(notice),
  }
}
