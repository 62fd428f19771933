import type { Locale } from '#lib/locale.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { AccountRole, HolderDetails } from '../account-contract.ts'
import { ownerKey } from '../owner-key.ts'
import { type AccountDeps, type AccountKeys, phoneHash, seal } from './sealed.ts'
import {
  accountWithPhone,
  insertAccount,
  insertHolder,
  insertMembership,
  lockPhone,
} from './store-account.ts'

/** Somebody whose password is known beforehand: of a demonstration, or of a test. Hashing is slow: once serves many. */
export type ReadyAccount = {
  readonly name: string
  /** E.164. */
  readonly phone: string
  readonly passwordHash: string
  /** Of an authenticator, in base32; null for none. */
  readonly secret: string | null
  readonly language?: Locale
}

/** A holder of a demonstration or of a test, with who acts for it. */
export type ReadyHolder = {
  readonly details: HolderDetails
  readonly verified: boolean
  readonly members: readonly (ReadyAccount & { readonly role: AccountRole })[]
}

/** Puts a ready account into the database; who is there already stays as they are. Answers with its id. */
export async function storeReadyAccount(deps: AccountDeps, ready: ReadyAccount, now: Date): Promise<string> {
  const hash = phoneHash(deps.config, ready.phone)
  return unitOfWork(deps.database, async (tx) => {
    await lockPhone(tx, hash)
    const known = await accountWithPhone(tx, hash)
    if (known !== null) return known
    const { name, phone, passwordHash, language = 'vi' } = ready
    const id = await insertAccount(tx, deps.config, { name, phone, language, passwordHash, now })
    if (ready.secret !== null) await storeSecret(tx, deps.config, id, ready.secret)
    return id
  })
}

/**
 * Puts a ready holder with its members into the database; one of this tax code or identity number that is there
 * already stays as it is. Answers with its id.
 */
export async function storeReadyHolder(
  deps: AccountDeps,
  { details, verified, members }: ReadyHolder,
  now: Date,
): Promise<string> {
  const people: { accountId: string; role: AccountRole }[] = []
  for (const { role, ...ready } of members) {
    people.push({ role, accountId: await storeReadyAccount(deps, ready, now) })
  }
  return unitOfWork(deps.database, async (tx) => {
    const known = await holderOf(tx, deps.config, details)
    if (known !== null) return known
    const holderId = await insertHolder(tx, deps.config, details, now)
    for (const person of people) await insertMembership(tx, { ...person, holderId, now })
    if (verified) {
      await tx.$executeRaw`
        UPDATE holder SET verified_at = ${now}::timestamptz, verified_by = 'command' WHERE id = ${holderId}::uuid`
    }
    return holderId
  })
}

async function holderOf(
  tx: Transaction,
  config: AccountKeys,
  details: HolderDetails,
): Promise<string | null> {
  const key = ownerKey(config, details.kind === 'ORGANISATION' ? details.taxCode : details.identityNumber)
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM holder WHERE owner_key = ${key} AND closed_at IS NULL LIMIT 1`
  return row?.id ?? null
}

async function storeSecret(tx: Transaction, config: AccountKeys, id: string, secret: string): Promise<void> {
  const sealed = seal(config, 'id_account.totp_secret', id, secret)
  await tx.$executeRaw`UPDATE id_account SET totp_secret = ${sealed} WHERE id = ${id}::uuid`
}
