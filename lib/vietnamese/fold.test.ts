import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, searchKey, toNfc } from './fold.ts'

const LOWER = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz'

test('every Vietnamese letter becomes ASCII, composed or not', () => {
  for (const letter of LOWER + LOWER.toUpperCase()) {
    expect(fold(letter)).toMatch(/^[A-Za-z]$/)
    expect(fold(letter.normalize('NFD'))).toBe(fold(letter))
  }
})

test.each([
  ['Nguyễn Đình Phương', 'Nguyen Dinh Phuong'],
  ['ĐẶNG THỊ ƯỚC', 'DANG THI UOC'],
  ['Ðà Nẵng', 'Da Nang'],
  ['Müller Øyvind Łukasz Straße', 'Muller Oyvind Lukasz Strasse'],
  ['Ngọc 山田 😀 42', 'Ngoc 山田 😀 42'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('other scripts keep their marks', () => {
  expect(fold('Йося')).toBe('Йося')
  expect(fold('が')).toBe('が')
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})

test('a search key ignores marks, case and spacing', () => {
  expect(searchKey('  Nguyễn \t VĂN\u00A0An\n')).toBe('nguyen van an')
  expect(searchKey('nguyen van an')).toBe(searchKey('Nguyễn Văn An'.normalize('NFD')))
})

test('NFC composes', () => {
  expect(toNfc('Nguyễn'.normalize('NFD'))).toBe('Nguyễn')
})
