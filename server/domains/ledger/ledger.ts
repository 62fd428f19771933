/** One side of a posting, in đồng: debit positive, credit negative. */
export type PostingLine = { readonly account: string; readonly amount: bigint }

/** `cause` is unique: the same cause is posted once, however often it is told. */
export type Posting = {
  readonly cause: string
  readonly kind: 'CAPTURE_APPLIED' | 'CAPTURE_SUSPENSE'
  readonly lines: readonly PostingLine[]
}

export const bankAccount = (connector: string): string => `bank:${connector}`
export const agencyAccount = (agencyId: string): string => `agency:${agencyId}`
export const suspenseAccount = (connector: string): string => `suspense:${connector}`

/** Money that the bank took and that settles charges: the bank owes us, we owe the agencies. */
export function applyCapture(
  connector: string,
  bankReference: string,
  shares: readonly { readonly agencyId: string; readonly amount: bigint }[],
): Posting {
  const total = shares.reduce((sum, { amount }) => sum + amount, 0n)
  const perAgency = Map.groupBy(shares, ({ agencyId }) => agencyId)
  return {
    cause: `capture:${connector}:${bankReference}`,
    kind: 'CAPTURE_APPLIED',
    lines: [
      { account: bankAccount(connector), amount: total },
      ...[...perAgency].map(([agencyId, lines]) => ({
        account: agencyAccount(agencyId),
        amount: -lines.reduce((sum, { amount }) => sum + amount, 0n),
      })),
    ],
  }
}

/** Money that the bank took and that fits nothing: the bank owes us, we owe it to whoever it turns out to be. */
export function suspendCapture(connector: string, bankReference: string, amount: bigint): Posting {
  return {
    cause: `capture:${connector}:${bankReference}`,
    kind: 'CAPTURE_SUSPENSE',
    lines: [
      { account: bankAccount(connector), amount },
      { account: suspenseAccount(connector), amount: -amount },
    ],
  }
}
