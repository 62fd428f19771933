import { unreachable } from '#lib/result.ts'
import { next } from '#lib/state-machine.ts'
import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import { type AttemptEvent, attemptMachine, isLive } from './attempt.states.ts'
import { type AttemptFacts, type Change, type Facts, nothing } from './bank-change.ts'
import { bookMoney } from './book-money.ts'
import { declineReason } from './decline-reason.ts'
import { backToOtp, finish, stillUnknown } from './settle-attempt.ts'

/** How we came to hear it. A pushed RESULT or a QUERY may overtake the ANSWER to the call itself. */
export type Heard = {
  readonly source: 'RESULT' | 'ANSWER' | 'QUERY'
  readonly connector: string
  readonly status: BankStatus
  /** For ANSWER and QUERY: the attempt's version when the question was asked. */
  readonly askedAtVersion: number | null
}

/**
 * What a bank's word about one reference changes. Pure: the same facts and word give the same change.
 * Ends (taken, not taken) are believed whenever they come; states on the way only if nothing has happened
 * since the question was asked, so that an old answer cannot turn a newer state back. PRODUCT S1.6.
 */
export function decideBankStatus(facts: Facts, heard: Heard, now: Date): Change {
  const { status } = heard
  if (status.status === 'SUCCEEDED') return bookCard(facts, heard.connector, status, now)
  const { attempt } = facts
  if (attempt === null || !isLive(attempt.state)) return nothing
  switch (status.status) {
    case 'DECLINED':
      return finish(attempt, 'BANK_DECLINED', declineReason(status.reason), now)
    case 'CANCELLED':
      return finish(attempt, 'BANK_CANCELLED', attempt.reason ?? 'CANCELLED_BY_BANK', now)
    case 'AWAITING_OTP':
      return isCurrent(attempt, 'BANK_AWAITS_OTP', heard)
        ? backToOtp(attempt, status, heard.source, now)
        : nothing
    case 'PROCESSING':
      return isCurrent(attempt, 'BANK_PENDING', heard)
        ? stillUnknown(attempt, new Date(status.expectedBy), now)
        : nothing
    default:
      return unreachable(status)
  }
}

type Taken = Extract<BankStatus, { status: 'SUCCEEDED' }>

function bookCard(facts: Facts, connector: string, taken: Taken, now: Date): Change {
  const { reference, amount, bankReference } = taken
  const method = facts.attempt?.method ?? 'CARD'
  return bookMoney(
    facts,
    {
      connector,
      method,
      amount,
      bankReference,
      at: new Date(taken.at),
      content: null,
      newAttempt: { reference, method, amount, bankReference, counterKey: null },
    },
    now,
  )
}

/** The attempt is in a state that takes the event, and nothing has happened since the question was asked. */
function isCurrent(attempt: AttemptFacts, event: AttemptEvent, heard: Heard): boolean {
  return next(attemptMachine, attempt.state, event).ok && heard.askedAtVersion === attempt.version
}
