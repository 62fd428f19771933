import { importSigningKeys, type LiveKey } from '#lib/signed-message.ts'
import { type BankId, bankIds } from '../bank/banks.ts'
import type { Jwks } from '../config.ts'

/** One side's own key to sign with, and the other side's live keys to verify with. */
export type Correspondence = {
  readonly signer: LiveKey
  readonly trusted: readonly LiveKey[]
}

/** Each bank's correspondence with the portal. */
export type BankKeys = Readonly<Record<BankId, Correspondence>>

/** Imports both sides' keys once. The first private key signs; the second waits to replace it. */
export async function importCorrespondence(own: Jwks, others: Jwks): Promise<Correspondence> {
  const [signer] = await importSigningKeys(own.keys)
  if (signer === undefined) throw new Error('There is no key to sign with')
  return { signer, trusted: await importSigningKeys(others.keys) }
}

/** The keys of a bank that is not this one. */
export function keysOfAnother(keys: BankKeys, bank: BankId): Correspondence {
  const other = bankIds.find((id) => id !== bank) ?? bank
  return keys[other]
}
