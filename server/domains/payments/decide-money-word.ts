import { businessDay } from '#lib/dates.ts'
import type { CounterOutcome, CreditNotice } from '#server/domains/bank-connectors/index.ts'
import { isLive } from './attempt.states.ts'
import { type Change, type Facts, nothing } from './bank-change.ts'
import { bookMoney } from './book-money.ts'
import { counterReference, transferReference } from './money-references.ts'
import { finish } from './settle-attempt.ts'

/**
 * A teller has taken the money of an activation, or has not. Taken is the truth about money, also for a key that we do not
 * know: then the number says what it is for. Not taken frees the charges. PRODUCT S1.4.
 */
export function decideCounterOutcome(
  facts: Facts,
  connector: string,
  outcome: CounterOutcome,
  now: Date,
): Change {
  if (outcome.outcome === 'NOT_TAKEN') return notTaken(facts, now)
  const { amount, bankReference, key } = outcome
  const reference = counterReference(connector, key)
  return bookMoney(
    facts,
    {
      connector,
      method: 'COUNTER',
      amount,
      bankReference,
      at: new Date(outcome.at),
      content: null,
      newAttempt: { reference, method: 'COUNTER', amount, bankReference, counterKey: key },
    },
    now,
  )
}

function notTaken({ attempt }: Facts, now: Date): Change {
  if (attempt === null || !isLive(attempt.state)) return nothing
  return finish(attempt, 'BANK_DECLINED', 'NOT_TAKEN_AT_COUNTER', now)
}

/** The same notice has the same reference; other money under its number has another. */
export const referenceOfNotice = (connector: string, notice: CreditNotice): string =>
  transferReference(connector, { ...notice, day: dayOf(notice) })

export const dayOf = ({ at }: CreditNotice): string => businessDay(new Date(at))

/** A transfer has come in, which nobody asked about before. `reference/vietnam.md` §2. */
export function decideCreditNotice(facts: Facts, connector: string, notice: CreditNotice, now: Date): Change {
  const { amount, bankReference, content } = notice
  const reference = referenceOfNotice(connector, notice)
  return bookMoney(
    facts,
    {
      connector,
      method: 'TRANSFER',
      amount,
      bankReference,
      at: new Date(notice.at),
      content,
      newAttempt: { reference, method: 'TRANSFER', amount, bankReference, counterKey: null },
    },
    now,
  )
}
