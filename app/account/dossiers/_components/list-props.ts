import type { Locale } from '#lib/locale.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { AllOfFilter, ListPage } from '#server/domains/dossiers/listing-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import type { Asked } from '../list-address.ts'

/** A page of the list as it was found for what was asked. */
export type ListProps = {
  readonly asked: Asked
  readonly found: ListPage & {
    readonly agencies: readonly { readonly id: string; readonly name: Bilingual }[]
    /** What paying all of the filter would pay; null where the page shows all of it. */
    readonly all: AllOfFilter | null
    readonly verified: boolean
  }
  readonly locale: Locale
  readonly t: Texts
}
