import { newUuid } from '#lib/ids.ts'
import { maskName } from '#lib/vietnamese/mask-name.ts'
import type { ChargeBasis } from '#server/domains/charges/contract.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AgencyFee } from './agency-dossier.ts'

/** Charges of dossiers say so; their source id is the dossier's, their label its code. */
export const chargeSource = 'DOSSIER'

/** What the charges of a dossier say of it. */
export type ChargedDossier = {
  readonly id: string
  readonly code: string
  readonly agency: string
  readonly applicant: string
}

/** What a charge says of itself besides its amount. */
type Words = Pick<AgencyFee, 'kind' | 'label' | 'regulation' | 'reduction' | 'ground'>

/** A difference is owed whole: what is taken off the line was taken off what was paid. */
export function supplementWords({ kind, label, regulation }: AgencyFee): Words {
  const named = { vi: `${label.vi} (phần chênh lệch)`, en: `${label.en} (difference)` }
  return { kind, label: named, regulation, reduction: 0n, ground: null }
}

function basisOf({ kind, reduction, ground, regulation }: Words, amount: bigint): string {
  const basis: ChargeBasis = {
    kind,
    gross: `${amount + reduction}`,
    reduction: `${reduction}`,
    ground,
    regulation,
  }
  return JSON.stringify(basis)
}

type Owed = {
  readonly words: Words
  readonly amount: bigint
  readonly state: 'OPEN' | 'PAID_AT_AGENCY'
}

/** Answers with the new charge's id. */
export async function insertCharge(
  tx: Transaction,
  dossier: ChargedDossier,
  { words, amount, state }: Owed,
  now: Date,
): Promise<string> {
  const id = newUuid(now)
  await tx.$executeRaw`
    INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis,
      debtor, state, created_at)
    VALUES (${id}::uuid, ${chargeSource}, ${dossier.id}::uuid, ${dossier.code}, ${dossier.agency},
      ${words.label.vi}, ${words.label.en}, ${amount}, ${basisOf(words, amount)}::jsonb,
      ${maskName(dossier.applicant)}, ${state}, ${now}::timestamptz)`
  return id
}

/** An attempt that holds it keeps the amount of its lease. */
export async function changeCharge(
  tx: Transaction,
  id: string,
  { words, amount, state }: Owed,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE charge SET amount = ${amount}, state = ${state}, label_vi = ${words.label.vi}, label_en = ${words.label.en},
      basis = ${basisOf(words, amount)}::jsonb
    WHERE id = ${id}::uuid`
}

export async function withdrawCharge(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE charge SET state = 'WITHDRAWN' WHERE id = ${id}::uuid`
}

/** A charge that was settled with what its lease promised may bear the basis of what it owed meanwhile. */
export async function keepBasisTrue(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE charge SET basis = basis || jsonb_build_object('gross', amount::TEXT, 'reduction', '0', 'ground', NULL)
    WHERE id = ${id}::uuid AND (basis ->> 'gross')::BIGINT - (basis ->> 'reduction')::BIGINT <> amount`
}

/** The charges of the dossier name, masked, who owes them now; a paid one keeps the name that its receipt bears. */
export async function nameDebtor(tx: Transaction, { id, applicant }: ChargedDossier): Promise<void> {
  const debtor = maskName(applicant)
  await tx.$executeRaw`
    UPDATE charge SET debtor = ${debtor}
    WHERE source_kind = ${chargeSource} AND source_id = ${id}::uuid AND state <> 'PAID'
      AND debtor <> ${debtor}`
}
