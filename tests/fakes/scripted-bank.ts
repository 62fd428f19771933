import { isoDate } from '#lib/dates.ts'
import type {
  AccountDebitOrder,
  BankAnswer,
  BankConnector,
  BankStatus,
  CardCheck,
} from '#server/domains/bank-connectors/index.ts'

/** The code that this bank sends to everyone. */
export const rightOtp = '246810'
export const wrongOtp = '135791'

export type CallKind =
  | 'verifyCard'
  | 'sendOtp'
  | 'debit'
  | 'cancel'
  | 'query'
  | 'debitAccount'
  | 'cancelDebit'
  | 'queryDebit'
/** BEFORE: nothing was done and nothing is answered. AFTER: done, not answered. Others: what is answered instead. */
type Fault = 'BEFORE' | 'AFTER' | 'PROCESSING' | { readonly refused: string } | { readonly declined: string }
type Payment = {
  amount: bigint
  status: BankStatus['status']
  triesLeft: number
  bankReference: string | null
}

const triesPerCode = 3
const silent = { kind: 'SILENT', why: 'TimeoutError' } as const

/**
 * A bank at the port: it keeps each payment's state as `docs/bank-api.md` says, remembers the calls, and goes
 * wrong where it is told to.
 */
export function scriptedBank(clock: () => Date) {
  const payments = new Map<string, Payment>()
  const orders: AccountDebitOrder[] = []
  const calls: { kind: CallKind; reference: string }[] = []
  const faults: { kind: CallKind; fault: Fault }[] = []
  let meanwhile: { kind: CallKind; work: () => Promise<unknown> } | null = null
  let messages = 0
  let taken = 0

  const answered = <T>(value: T): BankAnswer<T> => ({
    kind: 'ANSWERED',
    value,
    message: { id: `answer-${String(++messages).padStart(6, '0')}`, body: bodyOf(value) },
  })

  async function call<T>(
    kind: CallKind,
    reference: string,
    work: () => BankAnswer<T>,
  ): Promise<BankAnswer<T>> {
    calls.push({ kind, reference })
    if (meanwhile?.kind === kind) {
      const { work: first } = meanwhile
      meanwhile = null
      await first()
    }
    const at = faults.findIndex((one) => one.kind === kind)
    const fault = at < 0 ? null : faults.splice(at, 1)[0]?.fault
    if (fault === 'BEFORE') return silent
    if (typeof fault === 'object' && fault !== null && 'refused' in fault) {
      return { kind: 'REFUSED', code: fault.refused, retryAfterSeconds: 17 }
    }
    const payment = payments.get(reference)
    if (fault === 'PROCESSING' && payment) payment.status = 'PROCESSING'
    const answer = work()
    if (typeof fault === 'object' && fault !== null) {
      return answered({ status: 'REFUSED', reason: fault.declined } as T)
    }
    return fault === 'AFTER' ? silent : answer
  }

  function statusOf(reference: string, otpError?: 'WRONG' | 'EXPIRED'): BankAnswer<BankStatus> {
    const payment = payments.get(reference)
    if (!payment) return { kind: 'REFUSED', code: 'REFERENCE_UNKNOWN', retryAfterSeconds: null }
    return answered(asStatus(reference, payment, clock(), otpError))
  }

  function take(payment: Payment): void {
    taken += 1
    payment.status = 'SUCCEEDED'
    payment.bankReference = `FT${String(taken).padStart(8, '0')}`
  }

  function debit(reference: string, otp: string): BankAnswer<BankStatus> {
    const payment = payments.get(reference)
    if (payment?.status !== 'AWAITING_OTP') return statusOf(reference)
    if (otp === rightOtp) take(payment)
    else payment.triesLeft -= 1
    if (payment.triesLeft === 0) payment.status = 'DECLINED'
    return statusOf(reference, payment.triesLeft < triesPerCode ? 'WRONG' : undefined)
  }

  function cancel(reference: string): BankAnswer<BankStatus> {
    const payment = payments.get(reference)
    if (!payment)
      payments.set(reference, { amount: 0n, status: 'CANCELLED', triesLeft: 0, bankReference: null })
    else if (payment.status === 'AWAITING_OTP') payment.status = 'CANCELLED'
    return statusOf(reference)
  }

  /** By reference once: a repeated order gets the present state. */
  function debitAccount({ reference, amount }: AccountDebitOrder): BankAnswer<BankStatus> {
    if (payments.has(reference)) return statusOf(reference)
    const payment: Payment = { amount, status: 'PROCESSING', triesLeft: triesPerCode, bankReference: null }
    payments.set(reference, payment)
    take(payment)
    return statusOf(reference)
  }

  const bank: BankConnector = {
    name: 'collecting-bank',
    verifyCard: ({ reference, amount }) =>
      call<CardCheck>('verifyCard', reference, () => {
        payments.set(reference, {
          amount,
          status: 'AWAITING_OTP',
          triesLeft: triesPerCode,
          bankReference: null,
        })
        return answered({ status: 'OTP_SENT', otp: otpOf(triesPerCode, clock()) })
      }),
    sendOtp: (reference) =>
      call<CardCheck>('sendOtp', reference, () => {
        const payment = payments.get(reference)
        if (payment) payment.triesLeft = triesPerCode
        return answered({ status: 'OTP_SENT', otp: otpOf(triesPerCode, clock()) })
      }),
    debit: (reference, _, otp) => call('debit', reference, () => debit(reference, otp)),
    cancel: (reference) => call('cancel', reference, () => cancel(reference)),
    query: (reference) => call('query', reference, () => statusOf(reference)),
    debitAccount: (order) => {
      orders.push(order)
      return call('debitAccount', order.reference, () => debitAccount(order))
    },
    cancelDebit: (reference) => call('cancelDebit', reference, () => cancel(reference)),
    queryDebit: (reference) => call('queryDebit', reference, () => statusOf(reference)),
    putMandate: () => Promise.reject(new Error('This bank keeps no mandates')),
    refund: () => Promise.reject(new Error('This bank gives nothing back')),
    ping: async () => answered({ status: 'UP' }),
  }

  return {
    bank,
    calls,
    /** Every order to debit an account, as it came. */
    orders,
    countOf: (kind: CallKind) => calls.filter((one) => one.kind === kind).length,
    /** The next call of this kind goes wrong like that. */
    next: (kind: CallKind, fault: Fault) => void faults.push({ kind, fault }),
    /** While the bank works on the next call of this kind, this happens. */
    during: (kind: CallKind, work: () => Promise<unknown>) => {
      meanwhile = { kind, work }
    },
    /** What the bank itself knows. */
    payment: (reference: string) => payments.get(reference),
    /** Ends a payment that is PROCESSING. */
    settle: (reference: string, as: 'SUCCEEDED' | 'DECLINED') => {
      const payment = payments.get(reference)
      if (!payment) throw new Error('The bank does not know this payment')
      if (as === 'SUCCEEDED') take(payment)
      else payment.status = 'DECLINED'
    },
  }
}

const bodyOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))

const minutes = (count: number, from: Date) => isoDate(new Date(from.getTime() + count * 60_000))

const otpOf = (triesLeft: number, now: Date) => ({
  maskedPhone: '09x xxx x678',
  digits: 6,
  validUntil: minutes(2, now),
  triesLeft,
})

function asStatus(
  reference: string,
  payment: Payment,
  now: Date,
  otpError: 'WRONG' | 'EXPIRED' | undefined,
): BankStatus {
  const { status, amount, bankReference, triesLeft } = payment
  const common = { reference, at: isoDate(now) }
  switch (status) {
    case 'SUCCEEDED':
      return { ...common, status, amount, bankReference: bankReference ?? '' }
    case 'DECLINED':
      return { ...common, status, reason: triesLeft === 0 ? 'OTP_TRIES_EXCEEDED' : 'ISSUER_TIMEOUT' }
    case 'PROCESSING':
      return { ...common, status, expectedBy: minutes(1, now) }
    case 'AWAITING_OTP':
      return { ...common, status, otp: otpOf(triesLeft, now), ...(otpError && { otpError }) }
    case 'CANCELLED':
      return { ...common, status }
  }
}
