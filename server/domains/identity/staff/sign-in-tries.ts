import type { CountedTry } from '../limits/tries.ts'

/** Where the staff's tries are counted. */
export const door = 'staff-sign-in'

/**
 * Codes are guessed by whoever has the password: only they make codes wait, a known browser its own. Who has not, counts
 * for nobody, in the same statement.
 * @param browser known for this account, by the name that counters have for it; null for any other
 */
export const codesOf = (owner: string | null, browser: string | null): CountedTry => ({
  kind: 'staff-code',
  of: owner === null ? '' : `${owner} ${browser ?? ''}`,
  gate: owner !== null,
})
