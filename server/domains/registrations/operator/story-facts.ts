import { looksAt } from '#server/domains/audit/index.ts'
import { holderVersion } from '#server/domains/identity/index.ts'
import { messagesAbout } from '#server/domains/notifications/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { ScanMediaType } from '../desk-contract.ts'
import type { ScanFacts, StoryFacts } from '../story-contract.ts'

type Row = {
  form_version: number
  mandate_version: number
  printed_at: Date | null
  received_at: Date | null
  decided_at: Date | null
  holder_id: string
  holder_kind: 'ORGANISATION' | 'PERSON'
  holder_name: string
  tax_code: string | null
  verified_at: Date | null
  closed_at: Date | null
  version: string
}

const statement = {
  name: 'registration-story-facts',
  text: `
    SELECT r.form_version, r.mandate_version, r.printed_at, r.received_at, r.decided_at, h.id AS holder_id,
      h.kind AS holder_kind, h.name AS holder_name, h.tax_code, h.verified_at, h.closed_at, ${holderVersion} AS version
    FROM registration r JOIN holder h ON h.id = r.holder_id WHERE r.id = $1::uuid`,
}

/** Written by whoever opens a registration or its scan: `desk-view.ts`, `read-scan.ts`, `registration-story.ts`. */
const looks = ['REGISTRATION_VIEWED', 'REGISTRATION_SCAN_VIEWED'] as const

/**
 * What an operator reads beside a registration's story: its holder, its papers without their content, what was sent and who
 * looked. The look itself is written down with the story.
 * @throws Error where there is no such registration
 */
export async function storyFacts(
  database: Database,
  operatorId: string,
  registrationId: string,
): Promise<StoryFacts> {
  const subject = `registration:${registrationId}`
  const [[row], scans, messages, seen] = await Promise.all([
    database.query<Row>(statement, [registrationId]),
    scansOf(database, registrationId),
    messagesAbout(database, subject),
    looksAt(database, subject, looks),
  ])
  if (row === undefined) throw new Error('There is no such registration')
  return {
    holder: {
      id: row.holder_id,
      kind: row.holder_kind,
      name: row.holder_name,
      taxCode: row.tax_code,
      verifiedAt: row.verified_at?.toISOString() ?? null,
      closedAt: row.closed_at?.toISOString() ?? null,
      version: row.version,
    },
    formVersion: row.form_version,
    printedAt: row.printed_at?.toISOString() ?? null,
    receivedAt: row.received_at?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    mandateVersion: row.mandate_version,
    scans,
    messages,
    looks: seen.map(({ id, at, staffId, name }) => ({
      id,
      at: at.toISOString(),
      name,
      self: staffId === operatorId,
    })),
  }
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
