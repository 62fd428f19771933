import { addMs } from './dates.ts'

const dayMs = 24 * 3_600_000

/** Since when what happened counts for a bound of a day. */
export const dayBefore = (now: Date): Date => addMs(now, -dayMs)

/** How long until fewer than `most` of these moments are younger than a day, in milliseconds; 0 where fewer are. */
export function waitUntilFewer(moments: readonly Date[], most: number, now: Date): number {
  const ages = moments
    .map((at) => now.getTime() - at.getTime())
    .filter((age) => age < dayMs)
    .toSorted((a, b) => a - b)
  const oldest = ages[most - 1]
  return oldest === undefined ? 0 : dayMs - oldest
}
