import { randomBytes } from 'node:crypto'
import { newToken, newUuid } from '#lib/ids.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import type {
  HolderAccount,
  OrganisationDetails,
  PersonDetails,
} from '#server/domains/identity/account-contract.ts'
import {
  accountOf,
  type ReadyAccount,
  storeReadyAccount,
  storeReadyHolder,
} from '#server/domains/identity/index.ts'
import type { Config } from '#server/platform/config.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import { knownPassword } from './known-password.ts'
import { uniqueNumber } from './unique-number.ts'

export type AccountWorld = {
  readonly database: Database
  readonly config: Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY'>
}

/** Somebody whom nobody else's test knows; `phone` in E.164. */
export type FreshAccount = NewAccount & { readonly id: string }
type NewAccount = ReadyAccount & { readonly password: string }

type Options = {
  /** True unless a test is about those that nobody has checked. */
  readonly verified?: boolean
  /** Whether owner and accountant have an authenticator app; its secret is theirs. */
  readonly totp?: boolean
  readonly now?: Date
}

/** An organisation with its owner and an accountant. */
export async function freshOrganisation(
  deps: AccountWorld,
  changes: Partial<OrganisationDetails> = {},
  { verified = true, totp = false, now = new Date() }: Options = {},
) {
  const details = { ...organisationDetails(), ...changes }
  const owner = newAccount('Trần Văn Chủ', totp)
  const accountant = newAccount('Lê Thị Kế Toán', totp)
  const members = [
    { ...owner, role: 'OWNER' },
    { ...accountant, role: 'ACCOUNTANT' },
  ] as const
  const id = await storeReadyHolder(deps, { details, verified, members }, now)
  return {
    ...(await columnsOf(deps, id)),
    details,
    owner: { ...owner, id: await storeReadyAccount(deps, owner, now) },
    accountant: { ...accountant, id: await storeReadyAccount(deps, accountant, now) },
  }
}

/** A person with an account of their own. */
export async function freshPerson(
  deps: AccountWorld,
  changes: Partial<PersonDetails> = {},
  { verified = true, totp = false, now = new Date() }: Options = {},
) {
  const owner = newAccount('Nguyễn Thị Thử Nghiệm', totp)
  const details = { ...personDetails(), phone: owner.phone, ...changes }
  const id = await storeReadyHolder(deps, { details, verified, members: [{ ...owner, role: 'OWNER' }] }, now)
  return {
    ...(await columnsOf(deps, id)),
    details,
    owner: { ...owner, id: await storeReadyAccount(deps, owner, now) },
  }
}

/** An account that acts for nobody. */
export async function freshAccount(deps: AccountWorld, now: Date = new Date()): Promise<FreshAccount> {
  const account = newAccount('Phạm Thị Một Mình', false)
  return { ...account, id: await storeReadyAccount(deps, account, now) }
}

/** The token of a new session of theirs, as a sign-in leaves it in their browser. */
export async function accountSession(
  { database }: Pick<AccountWorld, 'database'>,
  account: Pick<FreshAccount, 'id'>,
  holderId: string | null,
  now: Date = new Date(),
): Promise<string> {
  const token = newToken()
  await database.query(insertSession, [newUuid(now), sha256(token), account.id, holderId, now])
  return token
}

/** Who is signed in by a new session for this holder, as procedures hand them to commands. */
export async function signedInFor(
  deps: Pick<AccountWorld, 'database'>,
  account: Pick<FreshAccount, 'id'>,
  holderId: string,
  now: Date = new Date(),
): Promise<HolderAccount> {
  const signedIn = await accountOf(deps.database, await accountSession(deps, account, holderId, now), now)
  if (signedIn === null || signedIn.holder === null)
    throw new Error('The account does not act for the holder')
  return signedIn
}

/** Details as a form about an organisation leaves them; the tax code is nobody else's. */
export function organisationDetails(): OrganisationDetails {
  return {
    kind: 'ORGANISATION',
    name: 'CÔNG TY TNHH THỬ NGHIỆM',
    shortName: null,
    taxCode: freshTaxCode(),
    issuedOn: '2019-03-05',
    issuedBy: 'Sở Kế hoạch và Đầu tư tỉnh Quảng Nam',
    address: '12 Phan Châu Trinh, phường Tam Kỳ, tỉnh Quảng Nam',
    phone: freshPhone(),
    email: 'ketoan@thu-nghiem.example',
    representative: { name: 'Trần Văn Chủ', position: 'Giám đốc', identityNumber: null, authority: null },
  }
}

export function personDetails(): PersonDetails {
  return {
    kind: 'PERSON',
    name: 'Nguyễn Thị Thử Nghiệm',
    identityNumber: freshIdentityNumber(),
    issuedOn: null,
    issuedBy: null,
    address: null,
    phone: freshPhone(),
    email: null,
  }
}

/** Ten digits, the last of which checks the others. */
export function freshTaxCode(): string {
  for (;;) {
    const digits = `${uniqueNumber('tax code', 0, 10 ** 9)}`.padStart(10, '0')
    if (parseTaxCode(digits).ok) return digits
  }
}

export const freshIdentityNumber = (): string =>
  `049${`${uniqueNumber('identity number', 0, 10 ** 9)}`.padStart(9, '0')}`

/** In E.164. */
export const freshPhone = (): string => `+8490${`${uniqueNumber('telephone', 0, 10 ** 7)}`.padStart(7, '0')}`

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function newAccount(name: string, totp: boolean): NewAccount {
  const secret = totp ? Array.from(randomBytes(32), (byte) => base32.charAt(byte & 31)).join('') : null
  return { name, phone: freshPhone(), ...knownPassword, secret }
}

async function columnsOf({ database }: AccountWorld, holderId: string) {
  const [row] = await database.query<{ visitorId: string; ownerKey: Buffer }>(
    {
      name: 'test.holder',
      text: 'SELECT visitor_id AS "visitorId", owner_key AS "ownerKey" FROM holder WHERE id = $1',
    },
    [holderId],
  )
  if (row === undefined) throw new Error('The holder is not there')
  return { holderId, ...row }
}

const insertSession = {
  name: 'test.account-session',
  text: `INSERT INTO account_session (id, token_hash, account_id, holder_id, created_at, last_seen_at, expires_at, address, device)
         VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + INTERVAL '12 hours', '192.0.2.9', 'Chrome, Windows')`,
}
