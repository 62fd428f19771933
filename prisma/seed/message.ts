import type { z } from 'zod'
import type { agencyDossierSchema } from '#server/domains/dossiers/index.ts'

/** A dossier as an agency's system writes it, before it is read. */
export type AgencyDossierMessage = z.input<typeof agencyDossierSchema>

/** A dossier to try: how to find it, and what it is there for. */
export type SeedDossier = {
  readonly code: string
  /** What the look-up asks for: last four digits of the identity number, or the tax code. */
  readonly fact: string
  /** The look-up secret of its slip. */
  readonly secret: string
  readonly shows: string
  readonly message: AgencyDossierMessage
}
