import type { TaskName } from './worker-pools.ts'

/**
 * How long each job tries, decided one by one. UNTIL_HEARD: somebody outside must hear it, so it is arranged again until they have
 * answered. OWN: the state of what it is about says when it ends. TRIES: all that it needs is here, so what fails is a fault of ours: after
 * the queue's tries, some four days, it is left for a person, and health raises JOBS_GIVEN_UP. NEXT_RUN: it comes again by the clock.
 */
export type JobLimit = {
  readonly limit: 'UNTIL_HEARD' | 'OWN' | 'TRIES' | 'NEXT_RUN'
  /** Printed in docs/operations.md. */
  readonly rule: string
}

export const jobLimits: Readonly<Record<TaskName, JobLimit>> = {
  'ask-bank': { limit: 'UNTIL_HEARD', rule: 'every 30 seconds, until the bank has said how it ended' },
  'cancel-at-bank': { limit: 'UNTIL_HEARD', rule: 'growing pauses, at most an hour, until the bank answers' },
  'clear-exception': { limit: 'TRIES', rule: '25 tries' },
  'expire-attempt': { limit: 'TRIES', rule: '25 tries' },
  'expire-form': { limit: 'TRIES', rule: '25 tries' },
  'expire-payment': { limit: 'TRIES', rule: '25 tries' },
  'list-dossiers': { limit: 'NEXT_RUN', rule: 'every hour' },
  'remove-expired-visitors': { limit: 'NEXT_RUN', rule: 'every hour' },
  'remove-old': { limit: 'NEXT_RUN', rule: 'every night' },
  'resolve-late-money': {
    limit: 'OWN',
    rule: 'every 30 seconds, until the attempt that holds the charges has ended',
  },
  'send-code': { limit: 'OWN', rule: 'within the two minutes of the code: [messages](messages.md)' },
  'send-message': {
    limit: 'OWN',
    rule: 'until what it says is of no use any more: [messages](messages.md)',
  },
  'send-refund': {
    limit: 'UNTIL_HEARD',
    rule: 'every 30 seconds, until the bank says that it is back or refused',
  },
  'settle-fee-difference': {
    limit: 'UNTIL_HEARD',
    rule: 'growing pauses, at most an hour, until the agency has taken note',
  },
  'tell-agencies': {
    limit: 'UNTIL_HEARD',
    rule: 'growing pauses, at most an hour, until every agency has taken note; an alarm after a day',
  },
  'tell-bank-mandate': {
    limit: 'UNTIL_HEARD',
    rule: 'growing pauses, at most five minutes, until the bank has answered about this version',
  },
  'tell-of-codes': { limit: 'TRIES', rule: '25 tries' },
}
