import { expect, test } from 'vitest'
import { keptDocuments } from './kept.ts'

const bytes = (size: number) => new Uint8Array(size)

test('what is kept never exceeds its room: the least used goes first', () => {
  const kept = keptDocuments(100, 60)
  kept.keep('a', bytes(40))
  kept.keep('b', bytes(40))
  expect(kept.get('a')).toHaveLength(40)
  kept.keep('c', bytes(40))
  expect([kept.get('a')?.length, kept.get('b'), kept.get('c')?.length]).toEqual([40, undefined, 40])
  expect(kept.size()).toBe(80)
})

test('what is kept anew counts once, and what is too large is not kept', () => {
  const kept = keptDocuments(100, 60)
  kept.keep('a', bytes(40))
  kept.keep('a', bytes(50))
  kept.keep('large', bytes(61))
  expect([kept.size(), kept.get('large')]).toEqual([50, undefined])
})
