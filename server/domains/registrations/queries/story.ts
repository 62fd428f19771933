import { looksAt, recordAudit } from '#server/domains/audit/index.ts'
import { messagesAbout } from '#server/domains/notifications/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { MandateProgress, ScanMediaType, Scope } from '../contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { OperatorAction, RegistrationStory, ScanFacts } from '../story-contract.ts'
import { type Suspender, suspendedBy } from '../suspended-by.ts'
import { readHistory } from './read-history.ts'

type Row = {
  id: string
  number: string
  version: number
  state: RegistrationState
  connector: string
  branch: string
  account_mask: string
  account_holder: string
  scope: Scope
  daily_limit: bigint
  is_default: boolean
  mandate_state: MandateProgress
  mandate_version: number
  mandate_reason: string | null
  reason: string | null
  form_version: number
  created_at: Date
  printed_at: Date | null
  received_at: Date | null
  decided_at: Date | null
  replaces: string | null
  replaced_by: string | null
  holder_id: string
  holder_kind: 'ORGANISATION' | 'PERSON'
  holder_name: string
  tax_code: string | null
  verified_at: Date | null
  closed_at: Date | null
}

const statement = {
  name: 'registration-story',
  text: `
    SELECT r.id, r.number, r.version, r.state, r.connector, r.branch, r.account_mask, r.account_holder, r.scope,
      r.daily_limit::BIGINT AS daily_limit, r.is_default, r.mandate_state, r.mandate_version, r.mandate_reason, r.reason,
      r.form_version, r.created_at, r.printed_at, r.received_at, r.decided_at,
      (SELECT o.number FROM registration o WHERE o.id = r.replaces) AS replaces,
      (SELECT o.number FROM registration o WHERE o.holder_id = r.holder_id AND o.replaces = r.id AND r.state = 'REPLACED'
       ORDER BY o.decided_at DESC NULLS LAST LIMIT 1) AS replaced_by,
      h.id AS holder_id, h.kind AS holder_kind, h.name AS holder_name, h.tax_code, h.verified_at, h.closed_at
    FROM registration r JOIN holder h ON h.id = r.holder_id WHERE r.number = $1`,
}

const lookedAt = 'TRACE_REGISTRATION_SEEN'
const looks = [lookedAt, 'REGISTRATION_VIEWED', 'REGISTRATION_SCAN_VIEWED'] as const

/** A registration's whole story, for an operator: that they looked is written down. Null where there is none. */
export async function registrationStory(
  deps: Pick<RegistrationDeps, 'database' | 'clock' | 'bankName'>,
  operatorId: string,
  number: string,
): Promise<RegistrationStory | null> {
  const { database } = deps
  const [row] = await database.query<Row>(statement, [number])
  if (row === undefined) return null
  const subject = `registration:${row.id}`
  const [scans, history, messages, seen, suspender] = await Promise.all([
    scansOf(database, row.id),
    readHistory(database, row.id, () => true),
    messagesAbout(database, subject),
    looksAt(database, subject, looks),
    suspendedBy(database, number),
  ])
  await unitOfWork(database, (tx) =>
    recordAudit(tx, {
      at: deps.clock(),
      actor: { kind: 'STAFF', id: operatorId },
      action: lookedAt,
      subject,
      detail: { number },
    }),
  )
  return {
    ...factsOf(row, deps.bankName),
    scans,
    history,
    messages,
    actions: actionsOf(row.state, suspender),
    looks: seen.map(({ id, at, staffId, name }) => ({
      id,
      at: at.toISOString(),
      name,
      self: staffId === operatorId,
    })),
  }
}

function factsOf(row: Row, bankName: RegistrationDeps['bankName']) {
  return {
    number: row.number,
    version: row.version,
    state: row.state,
    bank: { connector: row.connector, name: bankName(row.connector) },
    branch: row.branch,
    accountMask: row.account_mask,
    accountHolder: row.account_holder,
    scope: row.scope,
    dailyLimit: String(row.daily_limit),
    isDefault: row.is_default,
    mandate: row.mandate_state,
    mandateVersion: row.mandate_version,
    mandateReason: row.mandate_reason,
    reason: row.reason,
    formVersion: row.form_version,
    createdAt: row.created_at.toISOString(),
    printedAt: row.printed_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    holder: {
      id: row.holder_id,
      kind: row.holder_kind,
      name: row.holder_name,
      taxCode: row.tax_code,
      verifiedAt: row.verified_at?.toISOString() ?? null,
      closedAt: row.closed_at?.toISOString() ?? null,
    },
  }
}

/** Whoever suspended an account lets it go on. */
function actionsOf(state: RegistrationState, suspender: Suspender | null): readonly OperatorAction[] {
  if (state === 'APPROVED') return ['SUSPEND']
  return suspender === 'OPERATOR' ? ['RESUME'] : []
}

type ScanRow = {
  id: string
  media_type: ScanMediaType
  size: number
  form_version: number
  uploaded_at: Date
  uploaded_by: string | null
}

const scansStatement = {
  name: 'registration-story-scans',
  text: `SELECT s.id, s.media_type, s.size, s.form_version, s.uploaded_at,
      (SELECT m.name FROM staff_member m WHERE 'staff:' || m.id = s.uploaded_by) AS uploaded_by
    FROM registration_scan s WHERE s.registration_id = $1::uuid ORDER BY s.uploaded_at, s.id`,
}

async function scansOf(database: Database, registrationId: string): Promise<ScanFacts[]> {
  const rows = await database.query<ScanRow>(scansStatement, [registrationId])
  return rows.map(({ id, media_type, size, form_version, uploaded_at, uploaded_by }) => ({
    id,
    mediaType: media_type,
    size,
    formVersion: form_version,
    uploadedAt: uploaded_at.toISOString(),
    uploadedBy: uploaded_by,
  }))
}
