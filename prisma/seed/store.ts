import { storeAgency } from '#server/domains/directory/index.ts'
import { agencyDossierSchema, storeDossier } from '#server/domains/dossiers/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { demoAgencies } from './agencies.ts'
import type { AgencyDossierMessage } from './message.ts'

export type SeedDeps = {
  readonly database: Database
  readonly config: Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY'>
}

/** Puts the agencies of the demonstration province into the directory. */
export async function storeDemoAgencies({ database }: SeedDeps): Promise<void> {
  await unitOfWork(database, async (tx) => {
    for (const agency of Object.values(demoAgencies)) await storeAgency(tx, agency)
  })
}

/**
 * Stores a dossier the way an agency's message does. Answers with its id.
 * @throws Error where the command refuses it: seeds are meant to fit
 */
export async function seedDossier(
  deps: SeedDeps,
  code: string,
  message: AgencyDossierMessage,
  now: Date,
): Promise<string> {
  const order = { code, message: agencyDossierSchema.parse(message), sender: 'seed', now }
  const stored = await storeDossier(deps, order)
  if (!stored.ok) throw new Error(`Dossier ${code} is refused: ${stored.error.code}`)
  return stored.value.dossierId
}
