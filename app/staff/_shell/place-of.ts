import type { Locale } from '#lib/locale.ts'
import type { BankName, Bilingual } from '#server/domains/directory/contract.ts'

type Person = {
  readonly agency: { readonly name: Bilingual } | null
  readonly bank: string | null
  readonly branch: string | null
}

/** Where somebody works, in words: an agency, or a bank with its branch if it is one; null for who is of the whole portal. */
export function placeOf(
  { agency, bank, branch }: Person,
  banks: readonly BankName[],
  locale: Locale,
): string | null {
  if (agency !== null) return agency.name[locale]
  if (bank === null) return null
  const name = banks.find(({ connector }) => connector === bank)?.name[locale] ?? bank
  return branch === null ? name : `${name}, ${branch}`
}
