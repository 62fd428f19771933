import { normalise } from './normalise.ts'
/**
 * A number as people type or paste it, without what they put between the digits: spaces of any kind,
 * hyphens and dashes, invisible characters; full-width digits become plain ones.
 */
export function withoutSeparators(text: string): string {
  return normalise(text, 'NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '')
}
