import type { Queryable } from '../database/open.ts'
import type { BankId } from './banks.ts'
import { drawFrom, type Leg, openAccount, post } from './book.ts'
import { inOrder, type Share } from './split.ts'

/** The account of a beneficiary at a bank, as the bank's book names it. */
const beneficiaryAccount = (bank: BankId, agencyId: string): string => `DVC ${bank} ${agencyId}`

/** What each beneficiary of a debit received or gives back, by account. */
export const legsOf = (bank: BankId, shares: readonly Share[]): Leg[] =>
  shares.map(({ agencyId, amount }) => ({ number: beneficiaryAccount(bank, agencyId), amount }))

type Debit = {
  readonly bank: BankId
  readonly reference: string
  readonly customer: bigint
  readonly amount: bigint
  readonly split: readonly Share[]
}

/** One debit of the customer and one credit for each beneficiary. False, and nothing moved, when there is too little. */
export async function takeAndShare(db: Queryable, debit: Debit, now: Date): Promise<boolean> {
  const { bank, reference, customer, amount, split } = debit
  if (!(await drawFrom(db, customer, amount))) return false
  await openBeneficiaries(db, bank, split)
  const posting = { kind: 'ACCOUNT_DEBIT', reference: `${bank}/${reference}`, other: customer } as const
  await post(db, { ...posting, legs: legsOf(bank, split) }, now)
  return true
}

/** Each is opened when it is first paid; always in the same order, so that nobody waits for each other. */
async function openBeneficiaries(db: Queryable, bank: BankId, split: readonly Share[]): Promise<void> {
  for (const { agencyId } of inOrder(split)) {
    const number = beneficiaryAccount(bank, agencyId)
    await openAccount(db, { number, kind: 'BENEFICIARY', holder: agencyId, bank })
  }
}

/** What each beneficiary still has of a debit whose row the caller holds, after the refunds of it. */
export async function leftWith(
  db: Queryable,
  bank: BankId,
  split: readonly Share[],
  money: string,
): Promise<Share[]> {
  const found = await db.query<{ number: string; given: bigint }>(
    `SELECT a.number, -sum(e.amount)::bigint AS given
     FROM refund r JOIN posting d ON d.kind = 'REFUND' AND d.reference = r.reference
     JOIN bank_entry e ON e.posting_id = d.id JOIN account a ON a.id = e.account_id AND a.kind = 'BENEFICIARY'
     WHERE r.money = $1 AND r.status = 'REFUNDED' GROUP BY a.number`,
    [money],
  )
  const given = new Map(found.rows.map((row) => [row.number, row.given]))
  return split.map(({ agencyId, amount }) => ({
    agencyId,
    amount: amount - (given.get(beneficiaryAccount(bank, agencyId)) ?? 0n),
  }))
}
