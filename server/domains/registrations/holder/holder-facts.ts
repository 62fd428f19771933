import type { HolderDetails } from '#server/domains/identity/account-contract.ts'
import { holderDetailsIn } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { namesHolder } from '../printed-form.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { unsealForm } from '../sealed.ts'

/** The name that an account of the holder must bear. */
export async function holderName(tx: Transaction, holderId: string): Promise<string> {
  const { name } = await tx.holder.findUniqueOrThrow({ where: { id: holderId }, select: { name: true } })
  return name
}

/** What the form says about the holder. */
export async function applicantOf(
  tx: Transaction,
  { config }: RegistrationDeps,
  holderId: string,
): Promise<HolderDetails> {
  const details = await holderDetailsIn(tx, config, holderId)
  if (details === null) throw new Error(`There is no holder ${holderId}`)
  return details
}

/**
 * Whether the holder is still who its form says: what the bank compares with the paper is what becomes true of the holder. The
 * holder is locked, so that nothing changes until the commit.
 */
export async function isAsPrinted(
  tx: Transaction,
  deps: RegistrationDeps,
  { id, holderId, formCipher }: LockedRegistration,
): Promise<boolean> {
  const form = unsealForm(deps.config, id, formCipher)
  return form !== null && namesHolder(form, await applicantOf(tx, deps, holderId))
}
