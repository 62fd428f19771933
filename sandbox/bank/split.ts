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
 * Who gives back `amount` đồng of what is `left` with each beneficiary: the one whose fee it is first, then the others in their
 * order, nobody more than is left with it.
 */
export function nextToGiveBack(left: readonly Share[], amount: bigint, first: string | undefined): Share[] {
  const isFirst = ({ agencyId }: Share) => agencyId === first
  let missing = amount
  return [...left.filter(isFirst), ...left.filter((share) => !isFirst(share))].flatMap((share) => {
    const isEnough = share.amount >= missing
    const part = isEnough ? missing : share.amount
    missing -= part
    return part > 0n ? [{ agencyId: share.agencyId, amount: part }] : []
  })
}
