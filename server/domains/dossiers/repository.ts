import { newUuid } from '#lib/ids.ts'
import { maskName } from '#lib/vietnamese/mask-name.ts'
import type { ChargeBasis } from '#server/domains/charges/contract.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AgencyDossier, AgencyFee } from './agency-dossier.ts'
import type { FeeStep, PresentCharge, PresentFee } from './fees.ts'
import type { StoredFacts } from './identity-facts.ts'

/** Charges of dossiers say so; their source id is the dossier's, their label its code. */
export const chargeSource = 'DOSSIER'

export type LockedDossier = {
  readonly id: string
  readonly agencyId: string
  readonly contentHash: Uint8Array
}

/** A dossier as it is about to be written. */
export type DossierRow = {
  readonly id: string
  readonly code: string
  readonly message: AgencyDossier
  readonly facts: StoredFacts
  readonly contentHash: Buffer
  readonly now: Date
}

export async function agencyExists(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.agency.count({ where: { id } })) > 0
}

/** Locks the dossier against other messages about it; its payers do not wait. */
export async function lockDossier(tx: Transaction, code: string): Promise<LockedDossier | null> {
  const rows = await tx.$queryRaw<LockedDossier[]>`
    SELECT id, agency_id AS "agencyId", content_hash AS "contentHash" FROM dossier
    WHERE code = ${code} FOR NO KEY UPDATE`
  return rows[0] ?? null
}

/** False where another message made the dossier at the same time. */
export async function insertDossier(tx: Transaction, row: DossierRow): Promise<boolean> {
  const { id, code, message, facts, contentHash, now } = row
  const { applicant } = message
  const count = await tx.$executeRaw`
    INSERT INTO dossier (id, code, agency_id, procedure_code, applicant_kind, applicant_name, identity_cipher,
      tax_code, phone_cipher, last4_hash, tax_code_hash, received_on, due_on, status, content_hash, updated_at)
    VALUES (${id}::uuid, ${code}, ${message.agency}, ${message.procedure}, ${applicant.kind}, ${applicant.name},
      ${facts.identityCipher}, ${applicant.taxCode}, ${facts.phoneCipher}, ${facts.last4Hash}, ${facts.taxCodeHash},
      ${message.receivedOn}::date, ${message.dueOn}::date, ${message.status}, ${contentHash}, ${now}::timestamptz)
    ON CONFLICT (code) DO NOTHING`
  return count === 1
}

export async function updateDossier(tx: Transaction, row: DossierRow): Promise<void> {
  const { id, message, facts, contentHash, now } = row
  const { applicant } = message
  await tx.$executeRaw`
    UPDATE dossier SET procedure_code = ${message.procedure}, applicant_kind = ${applicant.kind},
      applicant_name = ${applicant.name}, identity_cipher = ${facts.identityCipher}, tax_code = ${applicant.taxCode},
      phone_cipher = ${facts.phoneCipher}, last4_hash = ${facts.last4Hash}, tax_code_hash = ${facts.taxCodeHash},
      received_on = ${message.receivedOn}::date, due_on = ${message.dueOn}::date, status = ${message.status},
      content_hash = ${contentHash}, updated_at = ${now}::timestamptz
    WHERE id = ${id}::uuid`
}

type FeeRow = {
  readonly feeId: string
  readonly lineId: string
  readonly kind: 'PHI' | 'LE_PHI'
  readonly labelVi: string
  readonly labelEn: string
  readonly amount: bigint
  readonly reduction: bigint
  readonly groundVi: string | null
  readonly groundEn: string | null
  readonly regulation: string
  readonly dueWhen: 'INTAKE' | 'SUPPLEMENT' | 'RESULT'
  readonly agencyReceipt: string | null
  readonly withdrawn: boolean
  readonly chargeId: string | null
  readonly chargeAmount: bigint | null
  readonly chargeState: PresentCharge['state'] | null
  readonly leased: boolean
}

/**
 * The dossier's lines with their charges, which are locked first, in order of their ids. FOR UPDATE makes a
 * new lease wait as well: it holds a key-share lock on its charge.
 */
export async function lockFees(tx: Transaction, dossierId: string): Promise<PresentFee[]> {
  await tx.$queryRaw`
    SELECT id FROM charge WHERE source_kind = ${chargeSource} AND source_id = ${dossierId}::uuid
    ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<FeeRow[]>`
    SELECT f.id AS "feeId", f.line_id AS "lineId", f.kind, f.label_vi AS "labelVi", f.label_en AS "labelEn",
      f.gross_amount AS amount, f.reduction, f.ground_vi AS "groundVi", f.ground_en AS "groundEn", f.regulation,
      f.due_when AS "dueWhen", f.agency_receipt AS "agencyReceipt", f.withdrawn,
      c.id AS "chargeId", c.amount AS "chargeAmount", c.state AS "chargeState",
      EXISTS (SELECT FROM charge_lease l WHERE l.charge_id = c.id AND l.closed_at IS NULL) AS leased
    FROM dossier_fee f LEFT JOIN charge c ON c.id = f.charge_id
    WHERE f.dossier_id = ${dossierId}::uuid`
  return rows.map(presentFee)
}

function presentFee(row: FeeRow): PresentFee {
  const { lineId, labelVi, labelEn, groundVi, groundEn, chargeId, chargeAmount, chargeState } = row
  return {
    feeId: row.feeId,
    withdrawn: row.withdrawn,
    line: {
      id: lineId,
      kind: row.kind,
      label: { vi: labelVi, en: labelEn },
      amount: row.amount,
      reduction: row.reduction,
      ground: groundVi === null ? null : { vi: groundVi, en: groundEn ?? groundVi },
      regulation: row.regulation,
      dueWhen: row.dueWhen,
      agencyReceipt: row.agencyReceipt,
    },
    charge:
      chargeId === null || chargeAmount === null || chargeState === null
        ? null
        : { id: chargeId, amount: chargeAmount, state: chargeState, leased: row.leased },
  }
}

/** Writes what was decided about one line; `dossier` is the one that the lines belong to. */
export async function writeFee(tx: Transaction, dossier: DossierRow, step: FeeStep): Promise<void> {
  const chargeId = await writeCharge(tx, dossier, step)
  if (step.kind === 'WITHDRAW') {
    await tx.$executeRaw`UPDATE dossier_fee SET withdrawn = true WHERE id = ${step.feeId}::uuid`
    return
  }
  const { line } = step
  const feeId = step.kind === 'ADD' ? newUuid(dossier.now) : step.feeId
  await tx.$executeRaw`
    INSERT INTO dossier_fee (id, dossier_id, line_id, kind, label_vi, label_en, gross_amount, reduction,
      ground_vi, ground_en, regulation, due_when, agency_receipt, charge_id)
    VALUES (${feeId}::uuid, ${dossier.id}::uuid, ${line.id}, ${line.kind}, ${line.label.vi}, ${line.label.en},
      ${line.amount}, ${line.reduction}, ${line.ground?.vi ?? null}, ${line.ground?.en ?? null},
      ${line.regulation}, ${line.dueWhen}, ${line.agencyReceipt}, ${chargeId}::uuid)
    ON CONFLICT (dossier_id, line_id) DO UPDATE SET kind = excluded.kind, label_vi = excluded.label_vi,
      label_en = excluded.label_en, gross_amount = excluded.gross_amount, reduction = excluded.reduction,
      ground_vi = excluded.ground_vi, ground_en = excluded.ground_en, regulation = excluded.regulation,
      due_when = excluded.due_when, agency_receipt = excluded.agency_receipt, charge_id = excluded.charge_id,
      withdrawn = false`
}

/** Answers with the charge that the line has from now on. */
async function writeCharge(tx: Transaction, dossier: DossierRow, step: FeeStep): Promise<string | null> {
  const { charge, line } = step
  if (charge.kind === 'NONE') return null
  if (charge.kind === 'WITHDRAW') {
    await tx.$executeRaw`UPDATE charge SET state = 'WITHDRAWN' WHERE id = ${charge.id}::uuid`
    return null
  }
  if (charge.kind === 'CHANGE') {
    await tx.$executeRaw`
      UPDATE charge SET amount = ${charge.amount}, state = ${charge.state}, label_vi = ${line.label.vi},
        label_en = ${line.label.en}, basis = ${basisOf(line)}::jsonb
      WHERE id = ${charge.id}::uuid`
    return charge.id
  }
  const id = newUuid(dossier.now)
  await tx.$executeRaw`
    INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis,
      debtor, state, created_at)
    VALUES (${id}::uuid, ${chargeSource}, ${dossier.id}::uuid, ${dossier.code}, ${dossier.message.agency},
      ${line.label.vi}, ${line.label.en}, ${charge.amount}, ${basisOf(line)}::jsonb,
      ${maskName(dossier.message.applicant.name)}, ${charge.state}, ${dossier.now}::timestamptz)`
  return id
}

function basisOf({ kind, amount, reduction, ground, regulation }: AgencyFee): string {
  const basis: ChargeBasis = { kind, gross: `${amount}`, reduction: `${reduction}`, ground, regulation }
  return JSON.stringify(basis)
}
