import { isoDate } from '#lib/dates.ts'
import type { BankAnswer, BankConnector, RefundStatus } from '#server/domains/bank-connectors/index.ts'

type RefundOrder = Parameters<BankConnector['refund']>[0]

/**
 * BEFORE: nothing was done and nothing is answered. AFTER: the money went back, not answered. ACCEPTED: the bank will do it
 * later, and has done it when it is asked again. NUMBERLESS: back, but without the bank's number of it. OTHER_AMOUNT: it
 * speaks of 1 đồng less. BUSY: it refuses the call and says when to come back.
 */
type Fault =
  | 'BEFORE'
  | 'AFTER'
  | 'ACCEPTED'
  | 'NUMBERLESS'
  | 'OTHER_AMOUNT'
  | 'BUSY'
  | { readonly refused: string }
  | { readonly code: string }

/** A bank that gives money back once per reference, as `docs/bank-api.md` says, and goes wrong where it is told to. */
export function refundingBank(bank: BankConnector, clock: () => Date) {
  const moved = new Map<string, RefundOrder & { readonly number: string }>()
  const calls: RefundOrder[] = []
  const faults: Fault[] = []
  const silent = { kind: 'SILENT', why: 'TimeoutError' } as const

  const answered = (order: RefundOrder, more: Partial<RefundStatus>): BankAnswer<RefundStatus> => {
    const { refundReference, amount } = order
    const value = { refundReference, amount, at: isoDate(clock()), status: 'REFUNDED', ...more } as const
    return { kind: 'ANSWERED', value, message: { id: `refund-${calls.length}`, body: '{}' } }
  }

  function move(order: RefundOrder) {
    const before = moved.get(order.refundReference)
    if (before !== undefined) return before
    const done = { ...order, number: `BACK${moved.size + 1}` }
    moved.set(order.refundReference, done)
    return done
  }

  async function refund(order: RefundOrder): Promise<BankAnswer<RefundStatus>> {
    calls.push(order)
    const fault = faults.shift()
    if (fault === 'BEFORE') return silent
    if (fault === 'BUSY') return { kind: 'REFUSED', code: 'TOO_MANY', retryAfterSeconds: 5 }
    if (typeof fault === 'object') {
      return 'code' in fault
        ? { kind: 'REFUSED', code: fault.code, retryAfterSeconds: null }
        : answered(order, { status: 'REFUSED', reason: fault.refused })
    }
    const { number } = move(order)
    if (fault === 'AFTER') return silent
    if (fault === 'ACCEPTED') return answered(order, { status: 'ACCEPTED' })
    if (fault === 'NUMBERLESS') return answered(order, {})
    const amount = fault === 'OTHER_AMOUNT' ? order.amount - 1n : order.amount
    return answered(order, { bankReference: number, amount })
  }

  return {
    bank: { ...bank, refund } satisfies BankConnector,
    calls,
    moved,
    /** The next call goes wrong like that. */
    next: (...fault: Fault[]) => void faults.push(...fault),
  }
}
