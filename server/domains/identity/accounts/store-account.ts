import { newUuid } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AccountRole, HolderDetails } from '../account-contract.ts'
import { ownerKey } from '../owner-key.ts'
import { type AccountKeys, phoneHash, seal } from './sealed.ts'

export type NewAccount = {
  readonly name: string
  /** E.164. */
  readonly phone: string
  readonly language: Locale
  readonly passwordHash: string
  readonly now: Date
}

/** Until the transaction ends nobody else opens an account with this telephone. */
export async function lockPhone(tx: Transaction, hash: Uint8Array): Promise<void> {
  const key = `account:${Buffer.from(hash).toString('base64url')}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

/** Whose telephone it is, be the account a disabled one; null for nobody's. */
export async function accountWithPhone(tx: Transaction, hash: Uint8Array): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM id_account WHERE phone_hash = ${hash}`
  return row?.id ?? null
}

/** Writes a new account; answers with its id. */
export async function insertAccount(
  tx: Transaction,
  config: AccountKeys,
  { name, phone, language, passwordHash, now }: NewAccount,
): Promise<string> {
  const id = newUuid(now)
  const sealed = seal(config, 'id_account.phone', id, phone)
  await tx.$executeRaw`
    INSERT INTO id_account (id, name, phone_hash, phone_cipher, language, password_hash, created_at)
    VALUES (${id}::uuid, ${name}, ${phoneHash(config, phone)}, ${sealed}, ${language}, ${passwordHash}, ${now}::timestamptz)`
  return id
}

/** Writes a new holder, not verified, with a list of its own that never ends; answers with its id. */
export async function insertHolder(
  tx: Transaction,
  config: AccountKeys,
  details: HolderDetails,
  now: Date,
): Promise<string> {
  const visitorId = newUuid(now)
  await tx.$executeRaw`
    INSERT INTO visitor_session (id, created_at, expires_at)
    VALUES (${visitorId}::uuid, ${now}::timestamptz, '9999-12-31T00:00:00Z')`
  const id = newUuid(now)
  const { name, nameFolded, taxCode, key, cipher } = holderColumns(config, id, details)
  await tx.$executeRaw`
    INSERT INTO holder (id, kind, name, name_folded, tax_code, owner_key, details_cipher, visitor_id, created_at)
    VALUES (${id}::uuid, ${details.kind}, ${name}, ${nameFolded}, ${taxCode}, ${key}, ${cipher}, ${visitorId}::uuid,
            ${now}::timestamptz)`
  return id
}

/** The columns that follow from what is known of a holder. */
export function holderColumns(config: AccountKeys, id: string, details: HolderDetails) {
  const taxCode = details.kind === 'ORGANISATION' ? details.taxCode : null
  const fact = details.kind === 'ORGANISATION' ? details.taxCode : details.identityNumber
  return {
    name: details.name,
    nameFolded: fold(details.name).toLowerCase(),
    taxCode,
    key: ownerKey(config, fact),
    cipher: seal(config, 'holder.details', id, JSON.stringify(details)),
  }
}

type NewMembership = {
  readonly accountId: string
  readonly holderId: string
  readonly role: AccountRole
  readonly now: Date
}

/** Lets an account act for a holder; nothing where it does already. */
export async function insertMembership(
  tx: Transaction,
  { accountId, holderId, role, now }: NewMembership,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO membership (id, account_id, holder_id, role, created_at)
    VALUES (${newUuid(now)}::uuid, ${accountId}::uuid, ${holderId}::uuid, ${role}, ${now}::timestamptz)
    ON CONFLICT (account_id, holder_id) WHERE ended_at IS NULL DO NOTHING`
}
