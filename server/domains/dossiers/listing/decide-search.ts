/** Of the dossiers that were read first: how many, and in how many of them all words stand. */
export type Sample = { readonly read: number; readonly hits: number }

/**
 * WALK: read `span` dossiers in order; `whole` where the list has no more. INDEX: ask the index of words, which finds
 * every dossier that has them before it can tell which are the newest.
 */
export type SearchWay =
  | { readonly by: 'WALK'; readonly span: number; readonly whole: boolean }
  | { readonly by: 'INDEX' }

/** Dossiers that are read to see how common the words are. */
export const sampleSize = 200
/** Reading goes on a little longer than the sample promises. */
const margin = 1.5
/** Beyond so many dossiers the index is quicker, since the words are rare. */
const longestWalk = (wanted: number): number => Math.max(3_000, 10 * wanted)

/** How to find `wanted` dossiers that have the words. Each way costs the same however long the list is. */
export function decideSearch({ read, hits }: Sample, wanted: number): SearchWay {
  if (read < sampleSize) return { by: 'WALK', span: sampleSize, whole: true }
  const span = Math.ceil(((wanted * read) / hits) * margin)
  return span <= longestWalk(wanted) ? { by: 'WALK', span, whole: false } : { by: 'INDEX' }
}
