import { err, ok, type Result } from '#lib/result.ts'
import type { AgencyFee } from './agency-dossier.ts'

type ChargeState = 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'

/** What is owed for a line, as it stands now; amount in đồng. */
export type PresentCharge = {
  readonly id: string
  readonly amount: bigint
  readonly state: ChargeState
  /** True while an attempt to pay holds it. */
  readonly leased: boolean
}

/** A fee line as it is stored; `amount` is the gross one. */
export type PresentFee = {
  readonly feeId: string
  readonly line: AgencyFee
  readonly withdrawn: boolean
  readonly charge: PresentCharge | null
}

/** NONE: nothing is owed. NEW: owed for the first time, or again after it was taken back. */
export type ChargeStep =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'WITHDRAW'; readonly id: string }
  | { readonly kind: 'NEW'; readonly amount: bigint; readonly state: 'OPEN' | 'PAID_AT_AGENCY' }
  | {
      readonly kind: 'CHANGE'
      readonly id: string
      readonly amount: bigint
      readonly state: 'OPEN' | 'PAID_AT_AGENCY'
    }

export type FeeStep =
  | { readonly kind: 'ADD'; readonly line: AgencyFee; readonly charge: ChargeStep }
  | {
      readonly kind: 'CHANGE'
      readonly feeId: string
      readonly line: AgencyFee
      readonly charge: ChargeStep
    }
  | {
      readonly kind: 'WITHDRAW'
      readonly feeId: string
      readonly line: AgencyFee
      readonly charge: ChargeStep
    }

/** Which line cannot be changed, and why. */
export type FeeRefusal = { readonly code: 'CHARGE_IN_PAYMENT' | 'CHARGE_PAID'; readonly line: string }

/**
 * What has to be written so that the lines become those of the agency's message. Lines that stay as they are
 * need nothing, whatever their state; one change to a line that is held or paid refuses the whole message.
 */
export function decideFees(
  present: readonly PresentFee[],
  wanted: readonly AgencyFee[],
): Result<readonly FeeStep[], FeeRefusal> {
  const known = new Map(present.map((fee) => [fee.line.id, fee]))
  const steps: FeeStep[] = []
  for (const line of wanted) {
    const fee = known.get(line.id)
    if (fee === undefined) steps.push({ kind: 'ADD', line, charge: chargeStep(null, line) })
    else if (fee.withdrawn || !sameLine(fee.line, line)) {
      const refusal = refusalOf(fee)
      if (refusal) return err(refusal)
      steps.push({ kind: 'CHANGE', feeId: fee.feeId, line, charge: chargeStep(fee.charge, line) })
    }
  }
  const kept = new Set(wanted.map(({ id }) => id))
  for (const fee of present.filter(({ line, withdrawn }) => !withdrawn && !kept.has(line.id))) {
    const refusal = refusalOf(fee)
    if (refusal) return err(refusal)
    steps.push({ kind: 'WITHDRAW', feeId: fee.feeId, line: fee.line, charge: withdrawal(fee.charge) })
  }
  return ok(steps)
}

function refusalOf({ line, charge }: PresentFee): FeeRefusal | null {
  if (charge?.state === 'PAID') return { code: 'CHARGE_PAID', line: line.id }
  if (charge?.leased) return { code: 'CHARGE_IN_PAYMENT', line: line.id }
  return null
}

function chargeStep(charge: PresentCharge | null, line: AgencyFee): ChargeStep {
  const amount = line.amount - line.reduction
  if (amount === 0n) return withdrawal(charge)
  const state = line.agencyReceipt === null ? 'OPEN' : 'PAID_AT_AGENCY'
  if (charge === null || charge.state === 'WITHDRAWN') return { kind: 'NEW', amount, state }
  return { kind: 'CHANGE', id: charge.id, amount, state }
}

function withdrawal(charge: PresentCharge | null): ChargeStep {
  return charge === null || charge.state === 'WITHDRAWN'
    ? { kind: 'NONE' }
    : { kind: 'WITHDRAW', id: charge.id }
}

function sameLine(a: AgencyFee, b: AgencyFee): boolean {
  return lineKey(a) === lineKey(b)
}

function lineKey(line: AgencyFee): string {
  const { id, kind, label, amount, reduction, ground, regulation, dueWhen, agencyReceipt } = line
  const texts = [label.vi, label.en, ground?.vi ?? null, ground?.en ?? null, regulation, agencyReceipt]
  return JSON.stringify([id, kind, `${amount}`, `${reduction}`, dueWhen, ...texts])
}
