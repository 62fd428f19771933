import { importSigningKeys, type LiveKey } from '#lib/signed-message.ts'
import type { Jwks } from '../config.ts'

/** One side's own key to sign with, and the other side's live keys to verify with. */
export type Correspondence = {
  readonly signer: LiveKey
  readonly trusted: readonly LiveKey[]
}

/** Imports both sides' keys once. The first private key signs; the second waits to replace it. */
export async function importCorrespondence(own: Jwks, others: Jwks): Promise<Correspondence> {
  const [signer] = await importSigningKeys(own.keys)
  if (signer === undefined) throw new Error('There is no key to sign with')
  return { signer, trusted: await importSigningKeys(others.keys) }
}
