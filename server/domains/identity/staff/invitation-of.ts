import { sha256 } from '#server/platform/crypto.ts'
import type { InvitationView } from '../contract.ts'
import { enrolmentOf } from '../credentials/totp.ts'
import { type InvitationRow, invitationState } from './invitation-row.ts'
import { openSecret, type StaffDeps } from './staff-deps.ts'

type Row = InvitationRow & { readonly vi: string | null; readonly en: string | null }

const byToken = {
  name: 'identity.invitation-of',
  text: `SELECT invitation.id, email, role, agency_id AS "agencyId", bank, branch, totp_secret AS "totpSecret",
                expires_at AS "expiresAt", used_at AS "usedAt", replaced_at AS "replacedAt",
                agency.name_vi AS vi, agency.name_en AS en
           FROM staff_invitation invitation LEFT JOIN agency ON agency.id = agency_id
          WHERE token_hash = $1`,
}

/** What the holder of this token is invited to. `issuer` names the portal in the authenticator app. */
export async function invitationOf(
  deps: StaffDeps,
  { token, issuer, now }: { readonly token: string; readonly issuer: string; readonly now: Date },
): Promise<InvitationView> {
  const [row] = await deps.database.query<Row>(byToken, [sha256(token)])
  const state = invitationState(row, now)
  if (row === undefined || state !== 'OPEN') return { state: state === 'OPEN' ? 'UNKNOWN' : state }
  const { id, email, role, bank, branch, vi, en, expiresAt } = row
  const secret = openSecret(deps, { table: 'staff_invitation', id }, row.totpSecret)
  return {
    state,
    email,
    role,
    agency: vi === null || en === null ? null : { vi, en },
    bank,
    branch,
    expiresAt: expiresAt.toISOString(),
    secret,
    enrolment: enrolmentOf(secret, email, issuer),
  }
}
