import type { Texts } from '../../../../_text/vi/index.ts'

/** A person's own words as they are; a code of the bank's system as a sentence. */
export function reasonInWords(reason: string, t: Texts): string {
  const known = Object.entries(t.bankAccounts.bankReasons).find(([code]) => code === reason)
  return known?.[1] ?? reason
}
