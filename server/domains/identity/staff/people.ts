import { addMs } from '#lib/dates.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { PersonView, StaffRole } from '../contract.ts'
import { idleMs } from '../session-times.ts'
import { mayPropose, type Party } from './proposals/decide-proposal.ts'

type Row = {
  readonly id: string
  readonly name: string | null
  readonly email: string
  readonly role: StaffRole
  readonly agencyId: string | null
  readonly bank: string | null
  readonly branch: string | null
  readonly vi: string | null
  readonly en: string | null
  readonly state: PersonView['state']
  readonly openSessions: number
  readonly approved: boolean
}

/** Members, and invitations that nobody has used yet. */
const all = {
  name: 'identity.people',
  text: `SELECT person.*, agency.name_vi AS vi, agency.name_en AS en FROM (
           SELECT id, name, email, role, agency_id AS "agencyId", bank, branch,
                  CASE WHEN disabled_at IS NULL THEN 'ACTIVE' ELSE 'DISABLED' END AS state,
                  (SELECT count(*)::int FROM staff_session WHERE staff_id = staff_member.id AND ended_at IS NULL
                      AND expires_at > $1 AND last_seen_at > $2) AS "openSessions",
                  FALSE AS approved
             FROM staff_member WHERE $3::text IS NULL OR bank = $3
           UNION ALL
           SELECT id, NULL, email, role, agency_id, bank, branch,
                  CASE WHEN expires_at > $1 THEN 'INVITED' ELSE 'LAPSED' END, 0, proposal_id IS NOT NULL
             FROM staff_invitation WHERE used_at IS NULL AND replaced_at IS NULL AND ($3::text IS NULL OR bank = $3)) person
           LEFT JOIN agency ON agency.id = person."agencyId"`,
}

/** As a Vietnamese directory has them, whatever the database's order of letters is. */
const { compare } = new Intl.Collator('vi')

/** People by name, then the invited, who have none yet, by e-mail. */
function byName(a: Row, b: Row): number {
  if (a.name === null || b.name === null)
    return Number(a.name === null) - Number(b.name === null) || compare(a.email, b.email)
  return compare(a.name, b.name) || compare(a.email, b.email)
}

/** Everyone who works here or is invited to; for a bank's administrator the people of that bank. */
export async function people(
  database: Database,
  asker: Pick<Party, 'id' | 'email' | 'role' | 'bank'>,
  now: Date,
): Promise<PersonView[]> {
  const rows = await database.query<Row>(all, [now, addMs(now, -idleMs), asker.bank])
  return rows.toSorted(byName).map(({ agencyId, vi, en, approved, ...row }) => ({
    ...row,
    agency: agencyId === null ? null : { id: agencyId, name: { vi: vi ?? agencyId, en: en ?? agencyId } },
    isYou: row.id === asker.id,
    canWithdraw: approved && row.state === 'INVITED' && mayPropose({ ...asker, isActive: true }, row),
  }))
}
