import { addMs } from '#lib/dates.ts'
import type { MessageState } from './message.states.ts'
import { isCode } from './new-message.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Pauses after each try, in milliseconds. Each is longer than a call to a gateway may take. */
const pauses = {
  /** Five tries within the two minutes of a code. */
  code: [10 * second, 15 * second, 25 * second, 30 * second, 30 * second],
  /** Eight tries within a day. */
  news: [30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 3 * hour],
} as const

type Facts = {
  readonly state: MessageState
  readonly template: string
  /** How often it was handed over already. */
  readonly tries: number
  readonly lastError: string | null
  readonly expiresAt: Date
  /** Written only so that it takes as long as one that is sent. */
  readonly withheld: boolean
}

export type SendDecision =
  /** Hand it over; the next round looks again at `nextAt`. */
  | { readonly kind: 'SEND'; readonly nextAt: Date }
  | { readonly kind: 'GIVE_UP'; readonly why: string }
  | { readonly kind: 'NOTHING' }

/**
 * What round `round` (from 1) does about a message. A round belongs to one call: a second worker with the same round, or a job
 * that is tried again after its call, finds the try counted and does nothing; the next round is arranged already.
 */
export function decideSend(message: Facts, round: number, now: Date): SendDecision {
  if (message.state !== 'QUEUED' || message.tries !== round - 1) return { kind: 'NOTHING' }
  if (message.withheld) return { kind: 'GIVE_UP', why: 'WITHHELD' }
  if (now >= message.expiresAt) return { kind: 'GIVE_UP', why: 'EXPIRED' }
  const pause = pauses[isCode(message.template) ? 'code' : 'news'][message.tries]
  if (pause === undefined) return { kind: 'GIVE_UP', why: message.lastError ?? 'NO_ANSWER' }
  return { kind: 'SEND', nextAt: earlier(addMs(now, pause), message.expiresAt) }
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
