/** A beneficiary's part of an account debit, in whole đồng. */
export type Share = { readonly agencyId: string; readonly amount: bigint }

/** Whether each beneficiary is named once and the parts sum to `amount` đồng. */
export function splitFits(split: readonly Share[], amount: bigint): boolean {
  const sum = split.reduce((total, share) => total + share.amount, 0n)
  return sum === amount && new Set(split.map(({ agencyId }) => agencyId)).size === split.length
}

/** The same parts in the order in which they are kept: two spellings of one split become one. */
export const inOrder = (split: readonly Share[]): Share[] =>
  split.toSorted((one, other) => (one.agencyId < other.agencyId ? -1 : Number(one.agencyId > other.agencyId)))

/**
 * Who gives back the next `amount` đồng of a debit of which `before` đồng went back already: each beneficiary after
 * the other, nobody more than it had received.
 */
export function nextToGiveBack(split: readonly Share[], before: bigint, amount: bigint): Share[] {
  let start = 0n
  return split.flatMap((share) => {
    const from = start > before ? start : before
    start += share.amount
    const until = start < before + amount ? start : before + amount
    return until > from ? [{ agencyId: share.agencyId, amount: until - from }] : []
  })
}
