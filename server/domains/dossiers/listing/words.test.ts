import { expect, test } from 'vitest'
import { searchPatterns, wordsOfDossier } from './words.ts'

const code = 'H47.20-240115-0001'
const words = wordsOfDossier(code, {
  vi: 'Cấp giấy phép xây dựng nhà ở (Đợt 2)',
  en: 'Building permit',
})

/** As LIKE reads a pattern. */
const found = (typed: string): boolean =>
  searchPatterns(typed).every((pattern) => words.includes(pattern.slice(1, -1)))

test.each([
  ['the whole code', code],
  ['the code in the old order of no dots', 'h47 20 240115 0001'],
  ['the code in one piece', 'H4720240115' + '0001'],
  ['the end of the code', '0115-0001'],
  ['words with accents', 'xây dựng'],
  ['words without, in another order', 'PHEP cap'],
  ['one letter that a word begins with', 'd'],
  ['a word of the other language', 'permit'],
  ['accents of another keyboard', 'xây dựng'.normalize('NFD')],
  ['nothing but signs', ' -.%_ '],
])('%s finds the dossier', (_, typed) => {
  expect(found(typed)).toBe(true)
})

test.each([
  ['another code', 'H47.20-240115-0002'],
  ['a word that is not there', 'xây cầu'],
  ['one letter within words only', 'z'],
  ['words of another script', '建築'],
])('%s does not', (_, typed) => {
  expect(found(typed)).toBe(false)
})

test('what is typed means itself and never a pattern, and has an end', () => {
  expect(searchPatterns('100% _x')).toEqual(['%100%', '% x%'])
  expect(searchPatterns('a'.repeat(10_000))).toEqual([`%${'a'.repeat(100)}%`])
  expect(searchPatterns('aaa bbb ccc ddd eee fff ggg hhh')).toHaveLength(6)
})
