import type { Transaction } from '#server/platform/database/database.ts'
import type { Bilingual } from '../contract.ts'

/** A public body that fees are paid to. */
export type AgencyRecord = {
  /** Unit code as dossier codes carry it, e.g. H47.20. */
  readonly id: string
  readonly name: Bilingual
  readonly address: string
  readonly treasuryAccount: string
  readonly treasuryBranch: string
}

/** Creates the agency or brings it up to date. */
export async function storeAgency(tx: Transaction, agency: AgencyRecord): Promise<void> {
  const { id, name, ...place } = agency
  const row = { nameVi: name.vi, nameEn: name.en, ...place }
  await tx.agency.upsert({ where: { id }, create: { id, ...row }, update: row })
}
