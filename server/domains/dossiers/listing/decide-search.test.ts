import { expect, test } from 'vitest'
import { decideSearch, sampleSize } from './decide-search.ts'

const page = 51

test.each([
  ['a list that the sample has read to its end', 199, 0, { by: 'WALK', span: sampleSize, whole: true }],
  ['words in every dossier', 200, 200, { by: 'WALK', span: 77, whole: false }],
  ['words in every tenth', 200, 20, { by: 'WALK', span: 765, whole: false }],
  ['words in three of a hundred', 200, 6, { by: 'WALK', span: 2_550, whole: false }],
  ['words in one of a hundred', 200, 2, { by: 'INDEX' }],
  ['words that were not met', 200, 0, { by: 'INDEX' }],
] as const)('%s', (_, read, hits, way) => {
  expect(decideSearch({ read, hits }, page)).toEqual(way)
})

test('a thousand at once may be looked for longer', () => {
  expect(decideSearch({ read: 200, hits: 40 }, 1_000)).toMatchObject({ by: 'WALK', span: 7_500 })
})
