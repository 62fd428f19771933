import { type LookupFact, parseLookupFact } from '#lib/lookup-fact.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { knowSources } from '#server/domains/charges/index.ts'
import { type Asker, knock, openVisitor, type TryDeps } from '#server/domains/identity/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'
import { chargeSource } from '../charge-repository.ts'
import type { LookUpInput, LookUpRefusal } from '../contract.ts'
import {
  countedFact,
  type FactHashes,
  factMatches,
  isGuessable,
  levelOf,
  noDossier,
} from '../identity-facts.ts'

export type LookUpDeps = TryDeps & {
  readonly database: Database
  readonly config: Pick<Config, 'VISITOR_MINUTES'>
}

export type LookUp = LookUpInput &
  Asker & {
    /** The visitor that asks, null for a new one. */
    readonly visitorId: string | null
  }

/** `visitorToken` is set for a new visitor: its cookie. */
export type FoundDossier = { readonly dossierId: string; readonly visitorToken: string | null }

const byCode = {
  name: 'dossiers.look-up',
  text: `SELECT id, last4_hash AS "last4Hash", tax_code_hash AS "taxCodeHash", secret_hash AS "secretHash"
    FROM dossier WHERE code = $1`,
}

const addToList = {
  name: 'dossiers.add-to-list',
  text: `INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at) VALUES ($1, $2, $3)
         ON CONFLICT (visitor_id, dossier_id) DO UPDATE SET added_at = excluded.added_at`,
}

const addInFull = {
  name: 'dossiers.add-to-list-in-full',
  text: `WITH known AS (${knowSources('$1', `'${chargeSource}'`, 'ARRAY[$2]', '$3')}) ${addToList.text}`,
}

/**
 * Finds the dossier with this code for someone who knows a fact about its applicant, and puts it on the visitor's list. Each try
 * counts, except right ones. A wrong fact and an unknown code are the same refusal.
 */
export async function lookUpDossier(
  deps: LookUpDeps,
  lookUp: LookUp,
): Promise<Result<FoundDossier, LookUpRefusal>> {
  const code = parseDossierCode(lookUp.code)
  if (!code.ok) return err({ code: code.error === 'EMPTY' ? 'CODE_EMPTY' : 'CODE_FORM' })
  const fact = parseLookupFact(lookUp.fact)
  if (!fact.ok) return err({ code: fact.error === 'EMPTY' ? 'FACT_EMPTY' : 'FACT_FORM' })
  const { browser, address, now } = lookUp
  const also = [countedFact(fact.value)]
  const subject = `dossier:${code.value}`
  const guessable = isGuessable(fact.value)
  const attempt = await knock(deps, { door: 'look-up', subject, guessable, also, browser, address, now })
  if (!attempt.ok) return attempt
  const [found] = await deps.database.query<{ id: string } & FactHashes>(byCode, [code.value])
  const known = factMatches(deps.config, code.value, fact.value, found ?? noDossier)
  if (!known || !found) {
    await attempt.value.wrong()
    return err({ code: 'NOT_FOUND' })
  }
  // Who knows a public fact has shown nothing: guesses at the others stay counted.
  await (levelOf(fact.value) === 'FULL' ? attempt.value.right() : attempt.value.takeBack())
  return ok(await list(deps, lookUp, found.id, fact.value))
}

async function list(
  deps: LookUpDeps,
  { visitorId, now }: LookUp,
  dossierId: string,
  fact: LookupFact,
): Promise<FoundDossier> {
  const { database, config } = deps
  const opened =
    visitorId === null ? await openVisitor(database, { now, minutes: config.VISITOR_MINUTES }) : null
  const statement = levelOf(fact) === 'FULL' ? addInFull : addToList
  await database.query(statement, [opened?.visitorId ?? visitorId, dossierId, now])
  return { dossierId, visitorToken: opened?.token ?? null }
}
