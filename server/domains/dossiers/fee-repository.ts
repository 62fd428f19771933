import { newUuid } from '#lib/ids.ts'
import { lockPaidCharges } from '#server/domains/charges/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AgencyFee } from './agency-dossier.ts'
import {
  type ChargedDossier,
  changeCharge,
  chargeSource,
  insertCharge,
  keepBasisTrue,
  supplementWords,
  withdrawCharge,
} from './charge-repository.ts'
import type { ChargeState, ChargeStep, FeeStep, PresentCharge, PresentFee } from './fees.ts'
import { supplementId } from './fees.ts'

/** Locks the dossier behind a charge, as a message about it does; null for a charge of another source. */
export async function lockDossierOfCharge(tx: Transaction, chargeId: string): Promise<ChargedDossier | null> {
  const rows = await tx.$queryRaw<ChargedDossier[]>`
    SELECT id, code, agency_id AS agency, applicant_name AS applicant FROM dossier
    WHERE id = (SELECT source_id FROM charge WHERE id = ${chargeId}::uuid AND source_kind = ${chargeSource})
    FOR NO KEY UPDATE`
  return rows[0] ?? null
}

type FeeRow = {
  readonly feeId: string
  readonly lineId: string
  readonly supplementOf: string | null
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
  readonly chargeState: ChargeState | null
}

/**
 * The dossier's lines with their charges, which are locked first, in order of their ids, and then what paid them.
 * FOR UPDATE makes a new lease wait as well: it holds a key-share lock on its charge.
 */
export async function lockFees(tx: Transaction, dossierId: string): Promise<PresentFee[]> {
  await tx.$queryRaw`
    SELECT id FROM charge WHERE source_kind = ${chargeSource} AND source_id = ${dossierId}::uuid
    ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<FeeRow[]>`
    SELECT f.id AS "feeId", f.line_id AS "lineId", f.supplement_of AS "supplementOf", f.kind, f.label_vi AS "labelVi",
      f.label_en AS "labelEn", f.gross_amount AS amount, f.reduction, f.ground_vi AS "groundVi",
      f.ground_en AS "groundEn", f.regulation, f.due_when AS "dueWhen", f.agency_receipt AS "agencyReceipt",
      f.withdrawn, c.id AS "chargeId", c.state AS "chargeState"
    FROM dossier_fee f LEFT JOIN charge c ON c.id = f.charge_id
    WHERE f.dossier_id = ${dossierId}::uuid ORDER BY length(f.line_id), f.line_id`
  const charges = await presentCharges(tx, rows)
  return rows
    .filter(({ supplementOf }) => supplementOf === null)
    .map((row) => ({
      feeId: row.feeId,
      withdrawn: row.withdrawn,
      line: lineOf(row),
      charges: [row, ...rows.filter(({ supplementOf }) => supplementOf === row.feeId)].flatMap(
        ({ feeId }) => charges.get(feeId) ?? [],
      ),
    }))
}

/** The charge of each row that has one. */
async function presentCharges(tx: Transaction, rows: readonly FeeRow[]): Promise<Map<string, PresentCharge>> {
  const paidIds = rows.flatMap(({ chargeId, chargeState }) => (chargeState === 'PAID' && chargeId) || [])
  const paid = paidIds.length === 0 ? [] : await lockPaidCharges(tx, paidIds)
  const money = new Map(paid.map((charge) => [charge.chargeId, charge]))
  return new Map(
    rows.flatMap(({ feeId, chargeId: id, chargeState: state }): [string, PresentCharge][] => {
      if (id === null || state === null) return []
      const { settled = 0n, returned = 0n, asked = 0n } = money.get(id) ?? {}
      return [[feeId, { feeId, id, state, held: settled - returned, asked }]]
    }),
  )
}

function lineOf(row: FeeRow): AgencyFee {
  const { lineId: id, kind, labelVi, labelEn, groundVi, groundEn, amount, reduction } = row
  return {
    id,
    kind,
    label: { vi: labelVi, en: labelEn },
    amount,
    reduction,
    ground: groundVi === null ? null : { vi: groundVi, en: groundEn ?? groundVi },
    regulation: row.regulation,
    dueWhen: row.dueWhen,
    agencyReceipt: row.agencyReceipt,
  }
}

/** Writes what was decided about one line of the dossier, which is locked. */
export async function writeFee(
  tx: Transaction,
  dossier: ChargedDossier,
  step: FeeStep,
  now: Date,
): Promise<void> {
  const { line, charges } = step
  const feeId = step.feeId ?? newUuid(now)
  if (step.kind === 'WITHDRAW')
    await tx.$executeRaw`UPDATE dossier_fee SET withdrawn = true WHERE id = ${feeId}::uuid`
  else {
    const chargeId = await ownCharge(tx, dossier, { feeId, line, charges }, now)
    await writeLine(tx, dossier, { feeId, line, chargeId })
  }
  await writeCharges(tx, dossier, { feeId, line, charges }, now)
}

/** The line's own charge: the one that it has, or its first one, made now; null where nothing was ever owed. */
async function ownCharge(
  tx: Transaction,
  dossier: ChargedDossier,
  { feeId, line, charges }: ChargedLine,
  now: Date,
): Promise<string | null> {
  for (const step of charges) {
    if ('charge' in step && step.charge.feeId === feeId) return step.charge.id
    if (step.kind === 'NEW') return insertCharge(tx, dossier, { ...step, words: line }, now)
  }
  return null
}

type Line = { readonly feeId: string; readonly line: AgencyFee }
type ChargedLine = Line & { readonly charges: readonly ChargeStep[] }

async function writeLine(
  tx: Transaction,
  dossier: ChargedDossier,
  { feeId, line, chargeId }: Line & { readonly chargeId: string | null },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO dossier_fee (id, dossier_id, line_id, kind, label_vi, label_en, gross_amount, reduction,
      ground_vi, ground_en, regulation, due_when, agency_receipt, charge_id)
    VALUES (${feeId}::uuid, ${dossier.id}::uuid, ${line.id}, ${line.kind}, ${line.label.vi}, ${line.label.en},
      ${line.amount}, ${line.reduction}, ${line.ground?.vi ?? null}, ${line.ground?.en ?? null},
      ${line.regulation}, ${line.dueWhen}, ${line.agencyReceipt}, ${chargeId}::uuid)
    ON CONFLICT (dossier_id, line_id) DO UPDATE SET kind = excluded.kind, label_vi = excluded.label_vi,
      label_en = excluded.label_en, gross_amount = excluded.gross_amount, reduction = excluded.reduction,
      ground_vi = excluded.ground_vi, ground_en = excluded.ground_en, regulation = excluded.regulation,
      due_when = excluded.due_when, agency_receipt = excluded.agency_receipt,
      charge_id = excluded.charge_id, withdrawn = false`
  const words = supplementWords(line)
  await tx.$executeRaw`
    UPDATE dossier_fee SET kind = ${line.kind}, label_vi = ${words.label.vi}, label_en = ${words.label.en},
      regulation = ${line.regulation}, due_when = ${line.dueWhen}
    WHERE supplement_of = ${feeId}::uuid`
}

/** Writes what was decided about the charges of a line, but for its first one, which is written with the line. */
export async function writeCharges(
  tx: Transaction,
  dossier: ChargedDossier,
  { feeId, line, charges }: ChargedLine,
  now: Date,
): Promise<void> {
  for (const step of charges) {
    if (step.kind === 'SUPPLEMENT') await insertSupplement(tx, dossier, { feeId, line }, step, now)
    else if (step.kind === 'CHANGE') {
      const words = step.charge.feeId === feeId ? line : supplementWords(line)
      await changeCharge(tx, step.charge.id, { words, amount: step.amount, state: step.state })
    } else if (step.kind === 'WITHDRAW') await withdrawCharge(tx, step.charge.id)
    else if (step.kind === 'KEEP') await keepBasisTrue(tx, step.charge.id)
    if ('charge' in step && step.charge.feeId !== feeId) await setPart(tx, step.charge.feeId, partOf(step))
  }
}

type StepOfCharge = Extract<ChargeStep, { readonly charge: PresentCharge }>

/** What of the line a charge stands for from now on, in đồng. */
function partOf(step: StepOfCharge): bigint {
  if (step.kind === 'WITHDRAW') return 0n
  return step.kind === 'KEEP' ? step.owed : step.amount
}

/** The rows of a line and its supplements hold the whole line between them: what the others hold is the first one's. */
async function setPart(tx: Transaction, supplementFeeId: string, part: bigint): Promise<void> {
  if (part === 0n)
    await tx.$executeRaw`UPDATE dossier_fee SET withdrawn = true WHERE id = ${supplementFeeId}::uuid`
  else
    await tx.$executeRaw`
      UPDATE dossier_fee SET gross_amount = ${part}, withdrawn = false WHERE id = ${supplementFeeId}::uuid`
}

async function insertSupplement(
  tx: Transaction,
  dossier: ChargedDossier,
  { feeId, line }: Line,
  { nth, amount }: Extract<ChargeStep, { kind: 'SUPPLEMENT' }>,
  now: Date,
): Promise<void> {
  const words = supplementWords(line)
  const chargeId = await insertCharge(tx, dossier, { words, amount, state: 'OPEN' }, now)
  await tx.$executeRaw`
    INSERT INTO dossier_fee (id, dossier_id, line_id, kind, label_vi, label_en, gross_amount, reduction, regulation,
      due_when, charge_id, supplement_of)
    VALUES (${newUuid(now)}::uuid, ${dossier.id}::uuid, ${supplementId(line.id, nth)}, ${line.kind}, ${words.label.vi},
      ${words.label.en}, ${amount}, 0, ${line.regulation}, ${line.dueWhen}, ${chargeId}::uuid, ${feeId}::uuid)`
}
