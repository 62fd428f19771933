import { addMs } from '#lib/dates.ts'

/** How tries of one kind are slowed. */
export type WaitRule = {
  /** Seconds that no further try is looked at after the first, second, … miss; after further ones the last of them. */
  readonly waits: readonly [number, ...number[]]
  /** One miss is forgotten every so many seconds. */
  readonly forget: number
  /** More misses than these are not added up. By default there are as many as there are waits. */
  readonly most?: number
}

/** What is kept of one kind and key. */
export type Counter = {
  /** As of `countedAt`; since then some were forgotten. */
  readonly misses: number
  readonly countedAt: Date
  /** Before this moment no further try is looked at. */
  readonly openAt: Date
}

export type Decision =
  | { readonly looked: true; readonly next: Counter }
  | { readonly looked: false; readonly openAt: Date }

/** Hides what floating point adds when parts of a miss were forgotten. */
const tiny = 1e-6

export const mostMisses = ({ waits, most }: WaitRule): number => most ?? waits.length

/** How many misses still count at this moment, parts of one included. */
export function missesLeft(counter: Counter, { forget }: WaitRule, now: Date): number {
  const passed = Math.max(0, now.getTime() - counter.countedAt.getTime()) / 1000
  return Math.max(0, counter.misses - passed / forget)
}

/** Seconds that no further try is looked at after so many misses. */
export function waitAfter({ waits }: WaitRule, misses: number): number {
  const nth = Math.min(Math.ceil(misses - tiny), waits.length)
  return waits[nth - 1] ?? 0
}

/**
 * Whether a try is looked at now, and what is kept once it was: a try counts as a miss until it turns out to be right.
 * The function `begin_tries` of the database says the same, for many counters at once.
 */
export function decideTry(counter: Counter | null, rule: WaitRule, now: Date): Decision {
  const kept = counter ?? { misses: 0, countedAt: now, openAt: new Date(0) }
  if (kept.openAt > now) return { looked: false, openAt: kept.openAt }
  const before = missesLeft(kept, rule, now)
  const misses = Math.max(before, Math.min(mostMisses(rule), before + 1))
  const wait = waitAfter(rule, misses)
  // Where there is nothing to wait for, a clock that is a second ahead keeps nobody out either.
  const openAt = wait > 0 ? addMs(now, wait * 1000) : kept.openAt
  return { looked: true, next: { misses, countedAt: now, openAt } }
}

/** Waits of 0 after each miss but the last of `free`, which `growing` begins at. */
export function after(free: number, growing: readonly [number, ...number[]]): readonly [number, ...number[]] {
  const [first, ...others] = growing
  return free <= 1 ? growing : [0, ...Array<number>(free - 2).fill(0), first, ...others]
}

/** Each wait twice the one before, the last being the longest: 1, 2, 4, …, 60. */
export function doubling(first: number, longest: number): readonly [number, ...number[]] {
  const waits: [number, ...number[]] = [Math.min(first, longest)]
  for (let next = first * 2; (waits.at(-1) ?? longest) < longest; next *= 2)
    waits.push(Math.min(next, longest))
  return waits
}
