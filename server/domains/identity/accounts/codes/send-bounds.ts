import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { SendCodeRefusal } from '../../account-contract.ts'

/**
 * Who asked for a code: OWN, somebody signed in, to their own telephone; KNOWN, a browser that has proven this telephone
 * before; NEW_PHONE, somebody signed in, to the telephone that theirs is to become; STRANGER, anybody else. Each has counters of its own, for each purpose and telephone: what strangers ask for takes
 * nothing from the owner.
 */
export const lanes = ['OWN', 'KNOWN', 'NEW_PHONE', 'STRANGER'] as const
export type Lane = (typeof lanes)[number]

/** How soon after the first, second, … code the next may be asked for, in milliseconds; after further ones the last of them. */
const pauses = [30_000, 60_000, 120_000, 300_000] as const
/** So many codes within a day. One that was spent shows that the telephone's owner asked: it counts no more, nor those before. */
export const codesPerDay: Readonly<Record<Lane, number>> = {
  OWN: 30,
  KNOWN: 10,
  NEW_PHONE: 10,
  STRANGER: 10,
}
export const dayMs = 24 * 3_600_000
export const hourMs = 3_600_000

/**
 * Whether another code may be sent, and from when on the one after it.
 * @param sent when the codes of this telephone, lane and purpose were sent that count, newest first
 */
export function decideCode(
  lane: Lane,
  sent: readonly Date[],
  now: Date,
): Result<{ readonly nextAt: Date }, SendCodeRefusal> {
  const counting = sent.filter((at) => addMs(at, dayMs) > now)
  const [newest] = counting
  const nextCodeAt = newest && addMs(newest, pauseAfter(counting.length))
  if (nextCodeAt !== undefined && now < nextCodeAt)
    return err({ code: 'TOO_SOON', nextCodeAt: nextCodeAt.toISOString() })
  const oldest = counting[codesPerDay[lane] - 1]
  if (oldest !== undefined)
    return err({ code: 'TOO_MANY', retryAfterSeconds: secondsTo(addMs(oldest, dayMs), now) })
  return ok({ nextAt: addMs(now, pauseAfter(counting.length + 1)) })
}

const pauseAfter = (codes: number): number => pauses[Math.min(codes, pauses.length) - 1] ?? 0

/** Whole seconds, and one at least. */
export const secondsTo = (at: Date, now: Date): number =>
  Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))
