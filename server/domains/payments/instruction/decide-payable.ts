import { sumDong } from '#lib/money.ts'
import type { LineChange } from '../contract.ts'
import type { AsRead, Hold, InstructionCharge, InstructionFacts, PrintedCharge } from './instruction-facts.ts'

/** Why a number cannot be paid at a counter: exactly one reason. `docs/bank-api.md`, "At the counter". */
export const notPayableReasons = [
  'NUMBER_WRONG',
  'OTHER_PROVINCE',
  'UNKNOWN',
  'NOT_YET',
  'PAID',
  'EXPIRED',
  'CANCELLED',
  'REPLACED',
  'IN_PROGRESS',
  'NOTHING_OWED',
] as const
export type NotPayableReason = (typeof notPayableReasons)[number]

export type NotPayable = {
  readonly result: 'NOT_PAYABLE'
  readonly reason: NotPayableReason
  /** From when it can be paid (NOT_YET), or until when somebody holds it, where that is known (IN_PROGRESS). */
  readonly until: Date | null
  readonly replacedBy: string | null
  /** Where the asking bank itself holds it (IN_PROGRESS); null where somebody else does. */
  readonly branch: string | null
}

/** What is owed now: these charges, together this amount in đồng. */
export type Payable = {
  readonly result: 'PAYABLE'
  readonly amount: bigint
  readonly charges: readonly InstructionCharge[]
  readonly changes: readonly LineChange[]
}

export const notPayable = (
  reason: NotPayableReason,
  more: Partial<Pick<NotPayable, 'until' | 'replacedBy' | 'branch'>> = {},
): NotPayable => ({ result: 'NOT_PAYABLE', reason, until: null, replacedBy: null, branch: null, ...more })

/**
 * Whether a number can be paid now, and how much. That an instruction has expired is written by one job and not read from
 * the clock here. PRODUCT S1.4.
 * @param bank which asks
 */
export function decidePayable(facts: InstructionFacts | null, now: Date, bank: string): Payable | NotPayable {
  if (facts === null) return notPayable('UNKNOWN')
  if (facts.paymentState === 'PAID') return notPayable('PAID')
  if (facts.state === 'REPLACED') return notPayable('REPLACED', { replacedBy: facts.replacedBy })
  if (facts.state !== 'ACTIVE') return notPayable(facts.state)
  if (now < facts.payableFrom) return notPayable('NOT_YET', { until: facts.payableFrom })
  const open = facts.charges.filter(({ state }) => state === 'OPEN')
  const held = open.flatMap(({ held }) => held ?? [])
  if (held.length > 0) return inProgress(held, bank)
  if (open.length === 0) return notPayable('NOTHING_OWED')
  return {
    result: 'PAYABLE',
    amount: sumDong(open.map(({ amount }) => amount)),
    charges: open,
    changes: changesSince(facts),
  }
}

function inProgress(held: readonly Hold[], bank: string): NotPayable {
  const until = latest(held.map((hold) => hold.until))
  const own = held.every(({ method, connector }) => method === 'COUNTER' && connector === bank)
  return notPayable('IN_PROGRESS', { until, branch: own ? (held[0]?.branch ?? null) : null })
}

/** Null as soon as one end is not known. */
function latest(ends: readonly (Date | null)[]): Date | null {
  const known = ends.filter((end) => end !== null)
  return known.length < ends.length ? null : new Date(Math.max(...known.map(Number)))
}

/**
 * What is not as it was printed, line by line, so that a changed amount can be explained. Why a fee fell tells of its applicant: a
 * reader of the public level reads that it changed.
 */
export function changesSince<Words extends AsRead>({
  lines,
  charges,
  added,
  paymentState,
}: InstructionFacts<Words>): LineChange<Words['label']>[] {
  if (paymentState === 'PAID') return []
  const now = new Map(charges.map((charge) => [charge.chargeId, charge]))
  const changed = lines.flatMap((line) => {
    const charge = now.get(line.chargeId)
    return charge === undefined ? [] : changeOf(line, charge)
  })
  const more = added.map(
    ({ chargeId, dossierCode, label, amount }): LineChange<Words['label']> => ({
      chargeId,
      dossierCode,
      label,
      before: '0',
      after: String(amount),
      why: 'FEE_ADDED',
    }),
  )
  return [...changed, ...more]
}

function changeOf<Words extends AsRead>(
  line: PrintedCharge<Words>,
  charge: InstructionCharge<Words>,
): LineChange<Words['label']>[] {
  const { chargeId, dossierCode, label, amount: before } = line
  const after = charge.state === 'OPEN' ? String(charge.amount) : '0'
  if (before === after) return []
  return [{ chargeId, dossierCode, label, before, after, why: whyChanged(line, charge) }]
}

function whyChanged(line: PrintedCharge<AsRead>, charge: InstructionCharge<AsRead>): LineChange['why'] {
  if (charge.state === 'PAID') return 'PAID_ELSEWHERE'
  if (charge.state === 'PAID_AT_AGENCY') return 'PAID_AT_AGENCY'
  const [printed, now] = [line.basis, charge.basis]
  const reducedMore = printed !== null && now !== null && BigInt(now.reduction) > BigInt(printed.reduction)
  if (charge.state === 'WITHDRAWN') return reducedMore ? 'EXEMPTED' : 'WITHDRAWN'
  return reducedMore && now.gross === printed.gross ? 'EXEMPTED' : 'FEE_CHANGED'
}
