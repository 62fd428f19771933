import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { ListFilter } from '../listing-contract.ts'
import {
  byCode,
  byIndex,
  byWalk,
  type Candidate,
  inOrder,
  type ListQuestion,
  type Planned,
  sampleOf,
} from './candidates.ts'
import { decideSearch, type Sample, sampleSize } from './decide-search.ts'
import { searchPatterns } from './words.ts'

export type Asked = Omit<ListQuestion, 'patterns' | 'filter'> & { readonly filter: ListFilter }

/**
 * The first `limit` dossiers of a list from a place on. Without a search they are read in order. With one, the newest
 * few tell how common the words are: common words are found by reading on, rare ones by the index of words. A whole code is
 * found as such.
 */
export async function findCandidates(database: Database, asked: Asked): Promise<Candidate[]> {
  const { text, ...filter } = asked.filter
  const question: ListQuestion = { ...asked, filter, patterns: searchPatterns(text) }
  const ask = <Row extends object>({ text: statement, values }: Planned) =>
    database.query<Row>({ name: '', text: statement }, values)
  if (question.patterns.length === 0 || question.ownerKey === null) return ask(inOrder(question))
  const code = parseDossierCode(text)
  if (code.ok) return ask(byCode(question, code.value))
  const [sample] = await ask<Sample>(sampleOf(question, sampleSize))
  const decided = decideSearch(sample ?? { read: 0, hits: 0 }, question.limit)
  if (decided.by === 'INDEX') return ask(byIndex(question))
  const found = await ask<Candidate>(byWalk(question, decided.span))
  return decided.whole || found.length === question.limit ? found : ask(byIndex(question))
}
