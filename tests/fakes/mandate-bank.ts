import type {
  BankAnswer,
  BankConnector,
  MandateOrder,
  MandateStatus,
} from '#server/domains/bank-connectors/index.ts'

type Refusal = Extract<MandateStatus, { status: 'REFUSED' }>['reason']

/** A bank that keeps mandates by their version, is silent or refuses where it is told to, and remembers what it heard. */
export function mandateBank(bank: BankConnector) {
  const heard: MandateOrder[] = []
  const kept = new Map<string, MandateStatus>()
  let silent = 0
  let refusal: Refusal | null = null
  const answer = (order: MandateOrder): MandateStatus => {
    const { number, version, state } = order
    const before = kept.get(number)
    if (before !== undefined && before.version >= version) return before
    const status: MandateStatus =
      refusal === null
        ? { number, version, status: state }
        : { number, version, status: 'REFUSED', reason: refusal }
    kept.set(number, status)
    return status
  }
  const putMandate = async (order: MandateOrder): Promise<BankAnswer<MandateStatus>> => {
    heard.push(order)
    if (silent > 0) {
      silent -= 1
      return { kind: 'SILENT', why: 'TimeoutError' }
    }
    return { kind: 'ANSWERED', value: answer(order), message: { id: `mandate-${heard.length}`, body: '{}' } }
  }
  return {
    bank: { ...bank, putMandate },
    /** What it was told about a mandate, in order. */
    heardOf: (number: string) => heard.filter((order) => order.number === number),
    /** It does not answer the next calls, so many. */
    silentFor: (calls: number) => {
      silent = calls
    },
    /** It refuses what it hears from now on; null ends that. */
    refuses: (reason: Refusal | null) => {
      refusal = reason
    },
  }
}
