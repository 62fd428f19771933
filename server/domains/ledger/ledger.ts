/** One side of a posting, in đồng: debit positive, credit negative. */
export type PostingLine = { readonly account: string; readonly amount: bigint }

/** `cause` is unique: the same cause is posted once, however often it is told. */
export type Posting = {
  readonly cause: string
  readonly kind:
    | 'CAPTURE_APPLIED'
    | 'CAPTURE_SUSPENSE'
    | 'SUSPENSE_ASSIGNED'
    | 'REFUND_SUSPENSE'
    | 'REFUND_AGENCY'
  readonly lines: readonly PostingLine[]
}

export const bankAccount = (connector: string): string => `bank:${connector}`
export const agencyAccount = (agencyId: string): string => `agency:${agencyId}`
export const suspenseAccount = (connector: string): string => `suspense:${connector}`

/**
 * Money by the number that the bank has given it. Some banks begin their numbers anew: `apart` tells money whose number is
 * known from other money apart from that; null for the usual case.
 */
export type MoneyName = {
  readonly connector: string
  readonly bankReference: string
  readonly apart: string | null
}

const causeOf = (kind: 'capture' | 'assign', { connector, bankReference, apart }: MoneyName): string =>
  `${kind}${apart === null ? '' : `#${apart}`}:${connector}:${bankReference}`

type Share = { readonly agencyId: string; readonly amount: bigint }

/** Money that the bank took and that settles charges: the bank owes us, we owe the agencies. */
export function applyCapture(money: MoneyName, shares: readonly Share[]): Posting {
  return {
    cause: causeOf('capture', money),
    kind: 'CAPTURE_APPLIED',
    lines: toAgencies(bankAccount(money.connector), shares),
  }
}

/** Money out of suspense that settles charges after all. */
export function assignSuspense(money: MoneyName, shares: readonly Share[]): Posting {
  return {
    cause: causeOf('assign', money),
    kind: 'SUSPENSE_ASSIGNED',
    lines: toAgencies(suspenseAccount(money.connector), shares),
  }
}

/** The whole from one account, to each agency its part. */
function toAgencies(from: string, shares: readonly Share[]): PostingLine[] {
  const perAgency = Map.groupBy(shares, ({ agencyId }) => agencyId)
  const sum = (parts: readonly Share[]) => parts.reduce((total, { amount }) => total + amount, 0n)
  return [
    { account: from, amount: sum(shares) },
    ...[...perAgency].map(([agencyId, parts]) => ({
      account: agencyAccount(agencyId),
      amount: -sum(parts),
    })),
  ]
}

/** The bank has given money back: out of suspense, or (`agencyId`) of what an agency had. */
export function refundMoney(
  connector: string,
  refundReference: string,
  amount: bigint,
  agencyId: string | null,
): Posting {
  return {
    cause: `refund:${connector}:${refundReference}`,
    kind: agencyId === null ? 'REFUND_SUSPENSE' : 'REFUND_AGENCY',
    lines: [
      { account: agencyId === null ? suspenseAccount(connector) : agencyAccount(agencyId), amount },
      { account: bankAccount(connector), amount: -amount },
    ],
  }
}

/** Money that the bank took and that fits nothing: the bank owes us, we owe it to whoever it turns out to be. */
export function suspendCapture(money: MoneyName, amount: bigint): Posting {
  return {
    cause: causeOf('capture', money),
    kind: 'CAPTURE_SUSPENSE',
    lines: [
      { account: bankAccount(money.connector), amount },
      { account: suspenseAccount(money.connector), amount: -amount },
    ],
  }
}
