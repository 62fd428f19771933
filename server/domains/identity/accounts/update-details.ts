import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type {
  HolderAccount,
  HolderDetails,
  TypedOrganisation,
  TypedPerson,
  UpdateDetailsRefusal,
} from '../account-contract.ts'
import { auditAct } from './audit.ts'
import { lockHolder } from './change-holder.ts'
import { detailsIn } from './holder-details.ts'
import type { AccountDeps, AccountKeys } from './sealed.ts'
import { readOrganisation, readPerson } from './sign-up/read-sign-up.ts'
import { holderColumns } from './store-account.ts'

/** As an owner typed it. */
export type TypedDetails =
  | ({ readonly kind: 'ORGANISATION' } & TypedOrganisation)
  | ({ readonly kind: 'PERSON'; readonly name: string } & TypedPerson)

type Update = { readonly account: HolderAccount; readonly typed: TypedDetails; readonly now: Date }
type Updated = Result<null, readonly UpdateDetailsRefusal[]>

/**
 * Corrects what is known of a holder. Once it is verified only address, telephone and e-mail change here: the rest is
 * what the bank has compared with the signed form, and needs another one.
 */
export function updateDetails(
  { database, config }: AccountDeps,
  { account, typed, now }: Update,
): Promise<Updated> {
  const holderId = account.holder.id
  return unitOfWork(database, async (tx) => {
    const holder = await lockHolder(tx, holderId)
    const before = await detailsIn(tx, config, holderId)
    if (holder === null || before === null || before.kind !== typed.kind) return err([{ code: 'VERIFIED' }])
    const read = readDetails(typed, before, now)
    if (!read.ok) return read
    if (holder.verifiedAt !== null && !sameIdentity(before, read.value)) return err([{ code: 'VERIFIED' }])
    await write(tx, config, holderId, read.value)
    const by = account.accountId
    await auditAct(tx, { by, action: 'HOLDER_DETAILS_CHANGED', subject: `holder:${holderId}`, now })
    return ok(null)
  })
}

/** A telephone that is left out stays what it was. */
function readDetails(typed: TypedDetails, { phone }: HolderDetails, now: Date) {
  return typed.kind === 'ORGANISATION' ? readOrganisation(typed, phone, now) : readPerson(typed, phone, now)
}

/** Whether nothing differs but how the holder is reached. */
function sameIdentity(before: HolderDetails, after: HolderDetails): boolean {
  const rest = ({ address, phone, email, ...identity }: HolderDetails) => JSON.stringify(identity)
  return rest(before) === rest(after)
}

async function write(
  tx: Transaction,
  config: AccountKeys,
  holderId: string,
  details: HolderDetails,
): Promise<void> {
  const { name, nameFolded, taxCode, key, cipher } = holderColumns(config, holderId, details)
  await tx.$executeRaw`
    UPDATE holder SET name = ${name}, name_folded = ${nameFolded}, tax_code = ${taxCode}, owner_key = ${key},
                      details_cipher = ${cipher}
     WHERE id = ${holderId}::uuid`
}
