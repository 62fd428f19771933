/** Numbers that come the same way for the same seed. */
export type Random = {
  /** from 0 up to, but without, 1 */
  readonly fraction: () => number
  /** a whole number from `low` to `high`, both included */
  readonly between: (low: number, high: number) => number
  readonly shuffled: <T>(items: readonly T[]) => T[]
}

/** Mulberry32: small, and good enough to choose moments by. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1))
  const shuffled = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, place: fraction() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item)
  return { fraction, between, shuffled }
}
