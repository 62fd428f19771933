/** Answers whether something of this probability (0 to 1) happens now. */
export type Dice = (probability: number) => boolean

const UINT32 = 2 ** 32

/** Dice that fall the same way for the same seed (mulberry32). Probability 0 and 1 use up no throw. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0
  return (probability) => {
    if (probability <= 0) return false
    if (probability >= 1) return true
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32 < probability
  }
}
