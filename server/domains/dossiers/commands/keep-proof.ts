import type { LookupFact } from '#lib/lookup-fact.ts'
import { knowSources } from '#server/domains/charges/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import { chargeSource } from '../charge-repository.ts'
import { levelOf } from '../identity-facts.ts'

const proof = {
  name: 'dossiers.keep-proof',
  text: knowSources('$1', `'${chargeSource}'`, '$2', '$3'),
}

/** From now on the visitor reads in full the dossiers that this fact is true of; a public one changes nothing. */
export async function keepProof(
  database: Database,
  proven: {
    readonly visitorId: string
    readonly dossierIds: readonly string[]
    readonly fact: LookupFact
    readonly now: Date
  },
): Promise<void> {
  const { visitorId, dossierIds, fact, now } = proven
  if (levelOf(fact) === 'FULL') await database.query(proof, [visitorId, [...dossierIds], now])
}
