import { isLive } from './attempt.states.ts'
import type { Facts, SuspenseReason } from './bank-change.ts'
import type { PaymentException } from './payment.states.ts'

/**
 * SETTLED: it pays what it came for. SETTLED_LATE: it does, after its lease or its payment had ended. WAITS: another
 * attempt holds a charge; decided when that one ends. RETURNS: it goes back by itself. QUEUED: people decide.
 */
export const moneyVerdicts = ['SETTLED', 'SETTLED_LATE', 'WAITS', 'RETURNS', 'QUEUED'] as const
export type MoneyVerdict = (typeof moneyVerdicts)[number]

/** All that decides what becomes of money; each word is one column of the table below. */
export type Situation = {
  /** The bank's number is known from other money. */
  readonly numberReused: boolean
  /** Whether a payment is known that the money is for; TWO: it names more than one. */
  readonly names: 'NONE' | 'ONE' | 'TWO'
  /** Its value date is in the future. */
  readonly futureDated: boolean
  /** This attempt has succeeded before, or the payment is paid. */
  readonly paid: boolean
  /** The lease under which it was taken is still open. */
  readonly lease: 'OPEN' | 'NONE'
  /** The money against what was asked for: by the attempt, or by what is owed now where no attempt asked. */
  readonly amount: 'LESS' | 'SAME' | 'MORE'
  /** Whether the charges can still be settled. */
  readonly charges: 'OPEN' | 'SOME_GONE' | 'ALL_GONE'
  /** The money against what is owed now. */
  readonly owed: 'LESS' | 'SAME' | 'MORE'
  /** Another attempt holds a charge. */
  readonly heldByOther: boolean
  /** The attempt, the payment or the instruction had ended. */
  readonly late: boolean
}

export type LateOutcome = {
  readonly when: Partial<Situation>
  readonly verdict: MoneyVerdict
  readonly reason: SuspenseReason | null
  readonly exception: PaymentException | null
  /** For the table in docs/money.md. */
  readonly means: string
}

/**
 * What becomes of money that a bank has taken; the first row that fits holds. PRODUCT S1.6. The table in docs/money.md is
 * this one: tests hold them together.
 */
export const lateOutcomes: readonly LateOutcome[] = [
  {
    when: { numberReused: true },
    verdict: 'QUEUED',
    reason: 'REFERENCE_REUSED',
    exception: 'MISMATCH',
    means: 'the bank’s number is known from other money',
  },
  {
    when: { names: 'NONE' },
    verdict: 'QUEUED',
    reason: 'UNKNOWN_REFERENCE',
    exception: null,
    means: 'nothing of ours is named',
  },
  {
    when: { names: 'TWO' },
    verdict: 'QUEUED',
    reason: 'TWO_NUMBERS',
    exception: null,
    means: 'a transfer names more than one payment',
  },
  {
    when: { futureDated: true },
    verdict: 'QUEUED',
    reason: 'FUTURE_DATED',
    exception: 'MISMATCH',
    means: 'a transfer bears a time that has not come',
  },
  {
    when: { paid: true },
    verdict: 'RETURNS',
    reason: 'DUPLICATE',
    exception: 'DUPLICATE',
    means: 'the attempt has succeeded before, or the payment is paid',
  },
  {
    when: { lease: 'OPEN', amount: 'SAME' },
    verdict: 'SETTLED',
    reason: null,
    exception: null,
    means: 'its lease is open and it is what the lease promised, whatever the fee is now',
  },
  {
    when: { charges: 'ALL_GONE' },
    verdict: 'RETURNS',
    reason: 'DUPLICATE',
    exception: 'DUPLICATE',
    means: 'everything it was for is settled, withdrawn or paid at the agency',
  },
  {
    when: { amount: 'LESS' },
    verdict: 'QUEUED',
    reason: 'SHORT',
    exception: 'SHORT',
    means: 'less than was asked for',
  },
  {
    when: { amount: 'MORE' },
    verdict: 'QUEUED',
    reason: 'OVER',
    exception: 'OVER',
    means: 'more than was asked for',
  },
  {
    when: { charges: 'SOME_GONE' },
    verdict: 'RETURNS',
    reason: 'DUPLICATE',
    exception: 'DUPLICATE',
    means: 'its lease ended, and part of it is settled or withdrawn since',
  },
  {
    when: { owed: 'LESS' },
    verdict: 'QUEUED',
    reason: 'SHORT',
    exception: 'SHORT',
    means: 'its lease ended, and a fee grew since',
  },
  {
    when: { owed: 'MORE' },
    verdict: 'QUEUED',
    reason: 'OVER',
    exception: 'OVER',
    means: 'its lease ended, and a fee shrank since',
  },
  {
    when: { heldByOther: true },
    verdict: 'WAITS',
    reason: 'HELD_BY_OTHER',
    exception: 'LATE',
    means: 'its lease ended, or it had none, and another attempt holds a charge',
  },
  {
    when: { late: true },
    verdict: 'SETTLED_LATE',
    reason: null,
    exception: 'LATE',
    means: 'its lease, payment or instruction ended, and nothing stands in its way',
  },
  {
    when: {},
    verdict: 'SETTLED',
    reason: null,
    exception: null,
    means: 'it came without a lease, is what is owed, and nothing stands in its way',
  },
]

/** The row that decides. */
export function classifyMoney(situation: Situation): LateOutcome {
  const row = lateOutcomes.find(({ when }) => fits(situation, when))
  if (row === undefined) throw new Error('The last row fits everything')
  return row
}

function fits(situation: Situation, when: Partial<Situation>): boolean {
  return Object.entries(when).every(([column, value]) => situation[column as keyof Situation] === value)
}

/**
 * The situation of this amount, in đồng.
 * @param valueDate when the bank says that it came; a transfer may not come from the future
 */
export function situationOf(
  facts: Facts,
  amount: bigint,
  valueDate: { readonly future: boolean },
): Situation {
  const { attempt, payment, instruction, charges } = facts
  const owed = owedNow(facts)
  return {
    numberReused: facts.booked === 'OTHER',
    names: facts.ambiguous ? 'TWO' : payment === null ? 'NONE' : 'ONE',
    futureDated: valueDate.future,
    paid: attempt?.state === 'SUCCEEDED' || payment?.state === 'PAID',
    lease: charges.length > 0 && charges.every(({ leased }) => leased) ? 'OPEN' : 'NONE',
    amount: compare(amount, attempt?.amount ?? owed),
    charges: chargesLeft(facts),
    owed: compare(amount, owed),
    heldByOther: charges.some(({ state, heldByOther }) => state === 'OPEN' && heldByOther),
    late:
      (attempt !== null && !isLive(attempt.state)) ||
      payment?.state === 'EXPIRED' ||
      instruction?.state === 'EXPIRED' ||
      instruction?.state === 'CANCELLED',
  }
}

/** What the charges owe now, in đồng; what is settled or withdrawn owes nothing. */
export function owedNow({ charges }: Facts): bigint {
  return charges.reduce((sum, { state, owed }) => (state === 'OPEN' ? sum + owed : sum), 0n)
}

/** Money that names a payment by its number is for what is left of it; an attempt's is for all that it held. */
function chargesLeft({ attempt, charges }: Facts): Situation['charges'] {
  const open = charges.filter(({ state }) => state === 'OPEN').length
  if (open === 0) return 'ALL_GONE'
  return attempt !== null && open < charges.length ? 'SOME_GONE' : 'OPEN'
}

function compare(amount: bigint, other: bigint): 'LESS' | 'SAME' | 'MORE' {
  if (amount === other) return 'SAME'
  return amount < other ? 'LESS' : 'MORE'
}
