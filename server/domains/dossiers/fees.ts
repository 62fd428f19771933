import type { AgencyFee } from './agency-dossier.ts'

export type ChargeState = 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'

/** A charge of a line as it stands now; amounts in đồng. Whether an attempt holds it makes no difference: its lease keeps its amount. */
export type PresentCharge = {
  /** The row that carries it: the line's own, or that of a supplement. */
  readonly feeId: string
  readonly id: string
  readonly state: ChargeState
  /** Of a paid one: what came, less what goes back whatever the fee becomes; else 0. */
  readonly held: bigint
  /** Of that: what was asked to go back, which a fee that rises takes back. */
  readonly asked: bigint
}

/** A fee line as it is stored. Its charges, oldest first: its own, then those of its supplements. */
export type PresentFee = {
  readonly feeId: string
  readonly line: AgencyFee
  readonly withdrawn: boolean
  readonly charges: readonly PresentCharge[]
}

/** NEW: the line's own first charge. SUPPLEMENT: a line of its own over what is owed beyond what was paid. */
export type ChargeStep =
  | { readonly kind: 'NEW'; readonly amount: bigint; readonly state: 'OPEN' | 'PAID_AT_AGENCY' }
  | { readonly kind: 'SUPPLEMENT'; readonly nth: number; readonly amount: bigint }
  | {
      readonly kind: 'CHANGE'
      readonly charge: PresentCharge
      readonly amount: bigint
      readonly state: 'OPEN' | 'PAID_AT_AGENCY'
    }
  | { readonly kind: 'WITHDRAW'; readonly charge: PresentCharge }
  /** It is paid: `owed` of it stays, the rest goes back. */
  | { readonly kind: 'KEEP'; readonly charge: PresentCharge; readonly owed: bigint }

export type FeeStep = {
  readonly kind: 'ADD' | 'CHANGE' | 'WITHDRAW'
  /** Null for a line that is new. */
  readonly feeId: string | null
  readonly line: AgencyFee
  readonly charges: readonly ChargeStep[]
}

/** What has to be written so that the lines become those of the agency's message. Lines that stay need nothing. */
export function decideFees(present: readonly PresentFee[], wanted: readonly AgencyFee[]): FeeStep[] {
  const known = new Map(present.map((fee) => [fee.line.id, fee]))
  const said = new Set(wanted.map(({ id }) => id))
  const gone = present.filter(({ line, withdrawn }) => !withdrawn && !said.has(line.id))
  return [
    ...wanted.flatMap((line) => lineStep(known.get(line.id), line) ?? []),
    ...gone.map(
      ({ feeId, line, charges }): FeeStep => ({
        kind: 'WITHDRAW',
        feeId,
        line,
        charges: chargeSteps(charges, null),
      }),
    ),
  ]
}

function lineStep(fee: PresentFee | undefined, line: AgencyFee): FeeStep | null {
  if (fee === undefined) return { kind: 'ADD', feeId: null, line, charges: chargeSteps([], line) }
  if (!fee.withdrawn && sameLine(fee.line, line)) return null
  return { kind: 'CHANGE', feeId: fee.feeId, line, charges: chargeSteps(fee.charges, line) }
}

/** How a line stands: nothing was ever owed; its own charge is not paid; it is, and a supplement waits; or none does. */
type Standing = 'NEVER_OWED' | 'UNPAID' | 'SUPPLEMENTED' | 'PAID'
/** What the agency says, once paid charges have kept their parts: more is owed; its own desk took it; nothing more. */
type Says = 'OWED' | 'AT_AGENCY' | 'NOTHING'
/** What is owed beyond what was paid, and the whole line, in đồng; `nth`: the number of the next supplement. */
type Owed = { readonly beyond: bigint; readonly whole: bigint; readonly nth: number }
type Rule = (waiting: PresentCharge | null, owed: Owed) => ChargeStep | null

const nothing: Rule = () => null
const withdraw: Rule = (charge) => charge && { kind: 'WITHDRAW', charge }
const add =
  (state: 'OPEN' | 'PAID_AT_AGENCY', amount: 'beyond' | 'whole'): Rule =>
  (_, owed) => ({ kind: 'NEW', amount: owed[amount], state })
const change =
  (state: 'OPEN' | 'PAID_AT_AGENCY', amount: 'beyond' | 'whole'): Rule =>
  (charge, owed) =>
    charge && { kind: 'CHANGE', charge, amount: owed[amount], state }
const supplement: Rule = (_, { beyond, nth }) => ({ kind: 'SUPPLEMENT', nth, amount: beyond })

/**
 * Where what is not paid is owed from now on (PRODUCT S1.4: the leased amount is honoured, the difference becomes a new
 * charge or a refund). A charge that was withdrawn is owed again before another is made.
 */
const rules: Record<Says, Record<Standing, Rule>> = {
  OWED: {
    NEVER_OWED: add('OPEN', 'beyond'),
    UNPAID: change('OPEN', 'beyond'),
    SUPPLEMENTED: change('OPEN', 'beyond'),
    PAID: supplement,
  },
  AT_AGENCY: {
    NEVER_OWED: add('PAID_AT_AGENCY', 'whole'),
    UNPAID: change('PAID_AT_AGENCY', 'whole'),
    // What was paid here as well goes back.
    SUPPLEMENTED: withdraw,
    PAID: nothing,
  },
  NOTHING: { NEVER_OWED: nothing, UNPAID: withdraw, SUPPLEMENTED: withdraw, PAID: nothing },
}

/**
 * What becomes of the charges of a line. Paid ones keep what is owed, the oldest first; what they hold beyond it goes
 * back; what is owed beyond it falls to the one charge that waits, or to a new one.
 * @param line what the agency says now; null when it took the line back
 */
export function chargeSteps(charges: readonly PresentCharge[], line: AgencyFee | null): ChargeStep[] {
  const whole = line === null ? 0n : line.amount - line.reduction
  const atAgency = whole > 0n && line !== null && line.agencyReceipt !== null
  let beyond = atAgency ? 0n : whole
  const kept = charges.filter(isPaid).map((charge): ChargeStep => {
    const owed = charge.held < beyond ? charge.held : beyond
    beyond -= owed
    return { kind: 'KEEP', charge, owed }
  })
  const waiting = charges.find((charge) => !isPaid(charge)) ?? null
  const says = atAgency ? 'AT_AGENCY' : beyond > 0n ? 'OWED' : 'NOTHING'
  const step = rules[says][standingOf(kept.length, waiting)](waiting, { beyond, whole, nth: charges.length })
  return step === null ? kept : [...kept, step]
}

/** At most one charge waits: a supplement is made only where every other one is paid. */
function standingOf(paid: number, waiting: PresentCharge | null): Standing {
  if (waiting !== null) return paid > 0 ? 'SUPPLEMENTED' : 'UNPAID'
  return paid > 0 ? 'PAID' : 'NEVER_OWED'
}

const isPaid = ({ state }: PresentCharge): boolean => state === 'PAID'

/** The paid charges of which another part goes back than was asked for: payments must be told. */
export function toSettle(steps: readonly ChargeStep[]): PresentCharge[] {
  return steps.flatMap((step) =>
    step.kind === 'KEEP' && step.charge.held - step.owed !== step.charge.asked ? [step.charge] : [],
  )
}

/** How a supplement is known to the agency; no line of its own can be called so. */
export const supplementId = (lineId: string, nth: number): string => `${lineId}+${nth}`

function sameLine(a: AgencyFee, b: AgencyFee): boolean {
  return lineKey(a) === lineKey(b)
}

function lineKey(line: AgencyFee): string {
  const { id, kind, label, amount, reduction, ground, regulation, dueWhen, agencyReceipt } = line
  const texts = [label.vi, label.en, ground?.vi ?? null, ground?.en ?? null, regulation, agencyReceipt]
  return JSON.stringify([id, kind, `${amount}`, `${reduction}`, dueWhen, ...texts])
}
