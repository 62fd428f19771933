import { readsInFull } from '#server/domains/charges/index.ts'
import type { ListFilter, ListState } from '../listing-contract.ts'
import type { Place } from './cursor.ts'

/** One dossier of a list; `owed` in đồng, held or not. */
export type Candidate = {
  readonly dossierId: string
  /** YYYY-MM-DD */
  readonly receivedOn: string
  readonly owed: bigint
  readonly own: boolean
}

export type ListQuestion = {
  /** Whose list of looked-up dossiers it is. */
  readonly visitorId: string
  /** In whose name dossiers are that need no look-up; null while the holder is not verified. */
  readonly ownerKey: Uint8Array | null
  readonly filter: Omit<ListFilter, 'text'>
  /** All of these must hold. */
  readonly patterns: readonly string[]
  /** Exclusive; null for the beginning. */
  readonly from: Place | null
  /** OLDER goes on from the place, NEWER comes back to it: nearest first in both. */
  readonly towards: 'OLDER' | 'NEWER'
  readonly limit: number
}

/**
 * Such a statement is planned for its own values each time: the best way differs between someone with three dossiers and
 * someone with a hundred thousand.
 */
export type Planned = { readonly text: string; readonly values: readonly unknown[] }

/** Each has its own index. */
const sums: Record<ListState, readonly string[]> = {
  OWING: ['l.owed > 0'],
  SETTLED: ['l.owed = 0'],
  ALL: ['l.owed > 0', 'l.owed = 0'],
}

/** The words of a code as `wordsOfDossier` begins with them: over `dossier d`. */
const codeWords = `(' ' || lower(regexp_replace(d.code, '[^A-Za-z0-9]+', ' ', 'g')) || ' '
  || lower(regexp_replace(d.code, '[^A-Za-z0-9]+', '', 'g')))`

const columns = 'l.dossier_id, l.received_on, l.owed'
const all = (...conditions: readonly (string | null)[]): string => conditions.filter(Boolean).join(' AND ')

/** The parts of the statements for one question; what a part needs joins `values` when it is made. */
function partsOf({ ownerKey, visitorId, filter, patterns, from, towards, limit }: ListQuestion) {
  const values: unknown[] = []
  const value = (given: unknown): string => `$${values.push(given)}`
  const { beyond, sorted } =
    towards === 'OLDER' ? { beyond: '<', sorted: 'DESC' } : { beyond: '>', sorted: 'ASC' }
  const owner = ownerKey && `${value(Buffer.from(ownerKey))}::bytea`
  const words = patterns.map((pattern) => `s.words LIKE ${value(pattern)}`)
  const narrowed = [
    filter.agencyId && `l.agency_id = ${value(filter.agencyId)}`,
    from &&
      `(l.received_on, l.dossier_id) ${beyond} (${value(from.receivedOn)}::date, ${value(from.dossierId)}::uuid)`,
  ]
  const anySum = `(${sums[filter.state].join(' OR ')})`
  const inOrder = (table: string, count: number) =>
    `ORDER BY ${table}.received_on ${sorted}, ${table}.dossier_id ${sorted} LIMIT ${count}`

  /** The first of the holder's own in order, each sum from its own index. */
  const walk = (count: number) => {
    const parts = sums[filter.state].map(
      (sum) => `(SELECT ${columns} FROM dossier_listing l
        WHERE ${all(`l.owner_key = ${owner}`, sum, ...narrowed)} ${inOrder('l', count)})`,
    )
    return `(SELECT * FROM (${parts.join(' UNION ALL ')}) own ${inOrder('own', count)})`
  }
  /** What the holder looked up, which is never much. Words find one of the public level by its code alone. */
  const lookedUp = () => {
    const reader = `${value(visitorId)}::uuid`
    const visitor = `v.visitor_id = ${reader}`
    const notOwn = owner && `l.owner_key IS DISTINCT FROM ${owner}`
    const inFull = readsInFull(reader, { kind: `'DOSSIER'`, id: 'v.dossier_id' })
    const byCodeAlone = patterns.map((pattern) => `${codeWords} LIKE ${value(pattern)}`)
    const found = patterns.length === 0 ? null : `(${inFull} OR (${all(...byCodeAlone)}))`
    return `(SELECT ${columns}, false AS own FROM visitor_dossier v
      JOIN dossier_listing l ON l.dossier_id = v.dossier_id JOIN dossier_search s ON s.dossier_id = v.dossier_id
      JOIN dossier d ON d.id = v.dossier_id
      WHERE ${all(visitor, notOwn, anySum, ...narrowed, ...words, found)} ${inOrder('l', limit)})`
  }
  /** The holder's own, as they were found, and what it looked up: one list. */
  const listed = (own: string | null) => `
    SELECT found.dossier_id AS "dossierId", to_char(found.received_on, 'YYYY-MM-DD') AS "receivedOn", found.owed, found.own
    FROM (${own === null ? '' : `${own} UNION ALL `}${lookedUp()}) found ${inOrder('found', limit)}`
  return {
    values,
    value,
    owner,
    words: all(...words),
    narrowed: all(anySum, ...narrowed),
    inOrder,
    walk,
    listed,
  }
}

/** The first of the filter in order, whatever their words are where nothing is in the holder's own name. */
export function inOrder(question: ListQuestion): Planned {
  const { values, owner, walk, listed } = partsOf(question)
  return { text: listed(owner && `SELECT w.*, true AS own FROM ${walk(question.limit)} w`), values }
}

/** The words of each that is read, one after the other: never all words of everybody. */
const eachWithWords = `w CROSS JOIN LATERAL (
  SELECT s.words FROM dossier_search s WHERE s.dossier_id = w.dossier_id OFFSET 0) s`

/** Reads at most `span` of the holder's own in order and keeps those with the words; stops when there are enough. */
export function byWalk(question: ListQuestion, span: number): Planned {
  const { values, walk, listed, words, inOrder } = partsOf(question)
  const own = `(SELECT w.*, true AS own FROM ${walk(span)} ${eachWithWords} WHERE ${words} ${inOrder('w', question.limit)})`
  return { text: listed(own), values }
}

/** How many of the first `size` of the holder's own have the words. */
export function sampleOf(question: ListQuestion, size: number): Planned {
  const { values, walk, words } = partsOf(question)
  const text = `SELECT count(*)::int AS read, count(*) FILTER (WHERE ${words})::int AS hits
    FROM ${walk(size)} ${eachWithWords}`
  return { text, values }
}

/** All of the holder's own that have the words, by the index of words; then those of the filter. */
export function byIndex(question: ListQuestion): Planned {
  return byHits(
    question,
    (owner, words) => `SELECT s.dossier_id FROM dossier_search s WHERE ${all(owner, words)}`,
  )
}

/** The one with this code. */
export function byCode(question: ListQuestion, code: string): Planned {
  return byHits(
    question,
    (owner, _, value) => `SELECT s.dossier_id FROM dossier d JOIN dossier_search s ON s.dossier_id = d.id
      WHERE ${all(`d.code = ${value(code)}`, owner)}`,
  )
}

type Hits = (owner: string, words: string, value: (given: unknown) => string) => string

function byHits(question: ListQuestion, hits: Hits): Planned {
  const { values, value, owner, listed, words, narrowed } = partsOf(question)
  const own = `SELECT ${columns}, true AS own FROM hit JOIN dossier_listing l ON l.dossier_id = hit.dossier_id WHERE ${narrowed}`
  const hit = hits(`s.owner_key = ${owner}`, words, value)
  return { text: `WITH hit AS MATERIALIZED (${hit}) ${listed(own)}`, values }
}
