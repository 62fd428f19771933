import { randomBytes } from 'node:crypto'
import { newToken, newUuid } from '#lib/ids.ts'
import type { Staff, StaffRole } from '#server/domains/identity/contract.ts'
import { type ReadyStaff, storeReadyStaff, totpCode } from '#server/domains/identity/index.ts'
import { type Config, collectingBankName } from '#server/platform/config.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { knownPassword } from './known-password.ts'
import type { testSettings } from './settings.ts'

export type StaffWorld = {
  readonly database: Database
  readonly config: Pick<Config, keyof typeof testSettings>
}
export type FreshStaff = ReadyStaff & { readonly id: string; readonly password: string }

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const newSecret = (): string => Array.from(randomBytes(32), (byte) => base32.charAt(byte & 31)).join('')

/** A new member of the staff whom nobody else's test knows; an accountant needs an agency that is stored. */
export async function freshStaff(
  deps: StaffWorld,
  role: StaffRole,
  agencyId: string | null = null,
  now: Date = new Date(),
): Promise<FreshStaff> {
  return storeFresh(deps, { role, agencyId, bank: null, branch: null }, now)
}

/** A new person of a bank, of the collecting one where nothing else is said; its administrators have no branch. */
export async function freshBankStaff(
  deps: StaffWorld,
  role: 'BANK_ADMINISTRATOR' | 'TELLER' | 'CONTROLLER',
  { bank = collectingBankName, branch = 'PGD Thử Nghiệm' }: { bank?: string; branch?: string } = {},
  now: Date = new Date(),
): Promise<FreshStaff> {
  return storeFresh(
    deps,
    { role, agencyId: null, bank, branch: role === 'BANK_ADMINISTRATOR' ? null : branch },
    now,
  )
}

async function storeFresh(
  deps: StaffWorld,
  place: Pick<Staff, 'role' | 'agencyId' | 'bank' | 'branch'>,
  now: Date,
): Promise<FreshStaff> {
  const ready = {
    ...place,
    email: `${place.role.toLowerCase()}.${randomBytes(6).toString('hex')}@example.gov.vn`,
    name: 'Phan Thị Thử Nghiệm',
    ...knownPassword,
    secret: newSecret(),
  }
  await storeReadyStaff(deps, ready, now)
  const [row] = await deps.database.query<Pick<Staff, 'id'>>(
    { name: 'test.staff-id', text: 'SELECT id FROM staff_member WHERE email = $1' },
    [ready.email],
  )
  if (row === undefined) throw new Error('The member is not there')
  return { ...ready, id: row.id }
}

/** The token of a new session of theirs, as a sign-in leaves it in their browser; no code is spent. */
export async function sessionOf(
  deps: StaffWorld,
  staff: FreshStaff,
  now: Date = new Date(),
): Promise<string> {
  const token = newToken()
  await deps.database.query(insertSession, [newUuid(now), sha256(token), staff.id, now])
  return token
}

const insertSession = {
  name: 'test.staff-session',
  text: `INSERT INTO staff_session (id, token_hash, staff_id, created_at, last_seen_at, expires_at, address, device)
         VALUES ($1, $2, $3, $4, $4, $4::timestamptz + INTERVAL '12 hours', '192.0.2.9', 'Chrome, Windows')`,
}

/** What they type, from an address that nobody else has. */
export function signInOrder(staff: FreshStaff, now: Date) {
  const { email, password, secret } = staff
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36'
  return { email, password, code: totpCode(secret, now), address: newUuid(), browser: null, userAgent, now }
}
