import type { Config } from '#server/platform/config.ts'
import { keyedHash } from '#server/platform/crypto.ts'

/**
 * What a holder and the dossiers in its name have in common, without saying who it is. 32 bytes.
 * @param fact a tax code or an identity number in the one spelling of its parser; a person's twelve digits are both
 */
export function ownerKey(config: Pick<Config, 'LOOKUP_KEY'>, fact: string): Buffer {
  return keyedHash(config.LOOKUP_KEY, 'dossier.owner', fact)
}
