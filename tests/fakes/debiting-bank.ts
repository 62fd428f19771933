import { addMs, isoDate } from '#lib/dates.ts'
import type {
  AccountDebitOrder,
  BankAnswer,
  BankConnector,
  BankStatus,
  MandateOrder,
  MandateStatus,
} from '#server/domains/bank-connectors/index.ts'

type DebitCallKind = 'debitAccount' | 'cancelDebit' | 'queryDebit' | 'putMandate'
/**
 * BEFORE: nothing was done and nothing is answered. AFTER: done, not answered. PROCESSING: the bank will say later (`settle`).
 * `declined`: the debit is declined for this reason. `refused`: the call itself is refused with this code.
 */
type Fault = 'BEFORE' | 'AFTER' | 'PROCESSING' | { readonly declined: string } | { readonly refused: string }
type Debit = { readonly status: BankStatus; readonly amount: bigint }

const silent = { kind: 'SILENT', why: 'TimeoutError' } as const

/** A bank that debits registered accounts once per reference and keeps mandates, as `docs/bank-api.md` says. */
export function debitingBank(bank: BankConnector, clock: () => Date) {
  const debits = new Map<string, Debit>()
  const mandates = new Map<string, MandateStatus>()
  const calls: { kind: DebitCallKind; reference: string }[] = []
  const orders: AccountDebitOrder[] = []
  const faults: { kind: DebitCallKind; fault: Fault }[] = []
  let meanwhile: { kind: DebitCallKind; work: () => Promise<unknown> } | null = null
  let taken = 0

  const answered = <T>(value: T): BankAnswer<T> => ({
    kind: 'ANSWERED',
    value,
    message: { id: `debit-${String(calls.length).padStart(6, '0')}`, body: bodyOf(value) },
  })
  const now = () => isoDate(clock())

  async function call<T>(
    kind: DebitCallKind,
    reference: string,
    work: (fault: Fault | undefined) => BankAnswer<T>,
  ): Promise<BankAnswer<T>> {
    calls.push({ kind, reference })
    if (meanwhile?.kind === kind) {
      const { work: first } = meanwhile
      meanwhile = null
      await first()
    }
    const at = faults.findIndex((one) => one.kind === kind)
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault
    if (fault === 'BEFORE') return silent
    if (typeof fault === 'object' && 'refused' in fault) {
      return { kind: 'REFUSED', code: fault.refused, retryAfterSeconds: null }
    }
    const answer = work(fault)
    return fault === 'AFTER' ? silent : answer
  }

  const taking = (reference: string, amount: bigint): BankStatus => {
    taken += 1
    const bankReference = `FTA${String(taken).padStart(7, '0')}`
    return { status: 'SUCCEEDED', reference, at: now(), amount, bankReference }
  }
  function outcome(reference: string, amount: bigint, fault: Fault | undefined): BankStatus {
    const common = { reference, at: now() }
    if (fault === 'PROCESSING') {
      return { ...common, status: 'PROCESSING', expectedBy: isoDate(addMs(clock(), 60_000)) }
    }
    if (typeof fault === 'object' && 'declined' in fault) {
      return { ...common, status: 'DECLINED', reason: fault.declined }
    }
    return taking(reference, amount)
  }
  const known = (reference: string): BankAnswer<BankStatus> => {
    const debit = debits.get(reference)
    if (!debit) return { kind: 'REFUSED', code: 'REFERENCE_UNKNOWN', retryAfterSeconds: null }
    return answered(debit.status)
  }

  const debiting: BankConnector = {
    ...bank,
    debitAccount: (order) =>
      call('debitAccount', order.reference, (fault) => {
        const { reference, amount } = order
        orders.push(order)
        if (!debits.has(reference)) {
          debits.set(reference, { amount, status: outcome(reference, amount, fault) })
        }
        return known(reference)
      }),
    cancelDebit: (reference) =>
      call('cancelDebit', reference, () => {
        if (!debits.has(reference)) {
          debits.set(reference, { amount: 0n, status: { status: 'CANCELLED', reference, at: now() } })
        }
        return known(reference)
      }),
    queryDebit: (reference) => call('queryDebit', reference, () => known(reference)),
    putMandate: (mandate) =>
      call('putMandate', mandate.number, (fault) => {
        const kept = mandates.get(mandate.number)
        if (kept && kept.version >= mandate.version) return answered(kept)
        const status = mandateStatus(mandate, fault)
        mandates.set(mandate.number, status)
        return answered(status)
      }),
  }

  return {
    bank: debiting,
    calls,
    /** Every order that reached the bank, repetitions too. */
    orders,
    mandates,
    countOf: (kind: DebitCallKind) => calls.filter((one) => one.kind === kind).length,
    /** The next call of this kind goes wrong like that. */
    next: (kind: DebitCallKind, fault: Fault) => void faults.push({ kind, fault }),
    /** While the bank works on the next call of this kind, this happens. */
    during: (kind: DebitCallKind, work: () => Promise<unknown>) => {
      meanwhile = { kind, work }
    },
    /** What the bank itself knows of a debit. */
    debit: (reference: string) => debits.get(reference)?.status,
    /** Ends a debit that is PROCESSING. */
    settle: (reference: string, as: 'SUCCEEDED' | 'DECLINED') => {
      const debit = debits.get(reference)
      if (debit?.status.status !== 'PROCESSING') throw new Error('The bank has no such debit in hand')
      const status: BankStatus =
        as === 'SUCCEEDED'
          ? taking(reference, debit.amount)
          : { status: 'DECLINED', reference, at: now(), reason: 'INSUFFICIENT_BALANCE' }
      debits.set(reference, { ...debit, status })
      return status
    },
  }
}

/** `declined` of a mandate is its refusal. */
function mandateStatus({ number, version, state }: MandateOrder, fault: Fault | undefined): MandateStatus {
  const refused = typeof fault === 'object' && 'declined' in fault
  return refused
    ? { number, version, status: 'REFUSED', reason: 'HOLDER_DIFFERS' }
    : { number, version, status: state }
}

const bodyOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
