import { recordAudit } from '#server/domains/audit/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Officer } from '../actors.ts'
import type { MandateProgress } from '../contract.ts'
import type { Suspender } from '../debitable.ts'
import { officerText } from '../desk/desk-step.ts'
import type { DeskAction, DeskRegistration, ScanMediaType, ScanView } from '../desk-contract.ts'
import { comparedOf } from '../printed-form.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { unsealForm } from '../sealed.ts'
import { suspendedBy } from '../suspended-by.ts'
import { type DeskRead, deskColumns, type PersonRead, personColumn, toDeskRow, toPerson } from './desk-row.ts'
import { readHistory } from './read-history.ts'

type Row = DeskRead & {
  form_version: number
  form_cipher: Uint8Array | null
  printed_at: Date | null
  form_expires_at: Date | null
  replaces: string | null
  decided_by: PersonRead | null
  mandate_state: MandateProgress
}

const statement = {
  name: 'desk-registration',
  text: `
    SELECT ${deskColumns}, r.created_at AS at, r.form_version, r.form_cipher, r.printed_at, r.form_expires_at, r.mandate_state,
      ${personColumn('r.decided_by')} AS decided_by, (SELECT o.number FROM registration o WHERE o.id = r.replaces) AS replaces
    FROM registration r JOIN holder h ON h.id = r.holder_id
    WHERE r.number = $1 AND r.connector = $2 AND r.form_version > 0`,
}

/** With its row's id; null for one of another bank, one never printed, and none. */
async function readRegistration(
  deps: RegistrationDeps,
  officer: Officer,
  number: string,
): Promise<{ readonly id: string; readonly view: DeskRegistration } | null> {
  const { database, config } = deps
  const [row] = await database.query<Row>(statement, [number, officer.bank])
  if (row === undefined) return null
  const form = unsealForm(config, row.id, row.form_cipher)
  const me = officerText(officer)
  const isOwnWork = row.received_by?.by === me
  const suspender = await suspendedBy(database, number)
  const view = {
    ...toDeskRow(row, me),
    formVersion: row.form_version,
    printedAt: row.printed_at?.toISOString() ?? null,
    handInUntil: row.form_expires_at?.toISOString() ?? null,
    compared: form === null ? [] : comparedOf(form, row.form_version),
    scans: await scansOf(deps, row, me),
    replaces: row.replaces,
    decidedBy: row.decided_by && toPerson(row.decided_by, me),
    mandate: row.mandate_state,
    isOwnWork,
    actions: actionsOf(officer, row.state, { isOwnWork, suspender }),
    history: await readHistory(database, row.id, () => true),
  }
  return { id: row.id, view }
}

const tellers: Partial<Record<RegistrationState, readonly DeskAction[]>> = {
  AWAITING_FORM: ['ATTACH_SCAN', 'RECEIVE', 'RETURN'],
  RECEIVED: ['ATTACH_SCAN', 'RETURN'],
}
const controllers: Partial<Record<RegistrationState, readonly DeskAction[]>> = {
  AWAITING_FORM: ['RETURN'],
  RECEIVED: ['APPROVE', 'REJECT', 'RETURN'],
  APPROVED: ['SUSPEND', 'CLOSE'],
  SUSPENDED: ['RESUME', 'SUSPEND', 'CLOSE'],
}

function actionsOf(
  { role }: Officer,
  state: RegistrationState,
  { isOwnWork, suspender }: { readonly isOwnWork: boolean; readonly suspender: Suspender | null },
): readonly DeskAction[] {
  const actions = (role === 'TELLER' ? tellers : controllers)[state] ?? []
  return actions.filter((action) => {
    if (action === 'APPROVE' || action === 'REJECT') return !isOwnWork
    if (action === 'RESUME') return suspender === 'BANK'
    return action !== 'SUSPEND' || suspender === null || suspender === 'HOLDER'
  })
}

type ScanRow = {
  id: string
  media_type: ScanMediaType
  size: number
  uploaded_at: Date
  uploaded_by: PersonRead
  form_version: number
}

const scansStatement = {
  name: 'registration-scans',
  text: `SELECT s.id, s.media_type, s.size, s.uploaded_at, s.form_version, ${personColumn('s.uploaded_by')} AS uploaded_by
    FROM registration_scan s WHERE s.registration_id = $1::uuid ORDER BY s.uploaded_at, s.id`,
}

async function scansOf(
  { database }: RegistrationDeps,
  { id, form_version, printed_at }: Row,
  me: string,
): Promise<ScanView[]> {
  const rows = await database.query<ScanRow>(scansStatement, [id])
  return rows.map((scan) => ({
    id: scan.id,
    mediaType: scan.media_type,
    size: scan.size,
    uploadedAt: scan.uploaded_at.toISOString(),
    uploadedBy: toPerson(scan.uploaded_by, me),
    isCurrent: scan.form_version === form_version && printed_at !== null && scan.uploaded_at >= printed_at,
  }))
}

/** A form with all that is compared with the paper, for a person who looks: that they did is written down. */
export async function lookAtRegistration(
  deps: RegistrationDeps,
  officer: Officer,
  number: string,
): Promise<DeskRegistration | null> {
  const seen = await readRegistration(deps, officer, number)
  if (seen === null) return null
  await unitOfWork(deps.database, (tx) =>
    recordAudit(tx, {
      at: deps.clock(),
      actor: { kind: 'STAFF', id: officer.id },
      action: 'REGISTRATION_VIEWED',
      subject: `registration:${seen.id}`,
      detail: { number },
    }),
  )
  return seen.view
}
