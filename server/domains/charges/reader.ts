import type { Bilingual } from '../directory/contract.ts'
import type { ReaderWords } from './contract.ts'

/** SQL: whether the visitor reads the source in full. The arguments are SQL, too. */
export const readsInFull = (
  visitor: string,
  source: { readonly kind: string; readonly id: string },
): string =>
  `EXISTS (SELECT FROM full_reader r WHERE r.visitor_id = ${visitor} AND r.source_kind = ${source.kind}
     AND r.source_id = ${source.id})`

/** SQL over a charge: whether the visitor reads it in full. */
export const chargeReadInFull = (visitor: string, charge = 'c'): string =>
  readsInFull(visitor, { kind: `${charge}.source_kind`, id: `${charge}.source_id` })

/** SQL over a charge: its label as JSON for whoever reads it in full, else NULL. */
export const labelForReader = (visitor: string, charge = 'c'): string =>
  `CASE WHEN ${chargeReadInFull(visitor, charge)}
     THEN json_build_object('vi', ${charge}.label_vi, 'en', ${charge}.label_en) END`

/**
 * What a reader is shown as the name of a dossier or of one of its charges.
 * @param name null where the reader has the public level: queries give it no name then
 * @param dossierCode stands in for it
 */
export function readerWords(name: Bilingual | null, dossierCode: string): ReaderWords {
  return (name ?? {
    vi: `Phí, lệ phí hồ sơ ${dossierCode}`,
    en: `Fees of dossier ${dossierCode}`,
  }) as ReaderWords
}
