import fc from 'fast-check'
import * as mupdf from 'mupdf'
import { describe, expect, test } from 'vitest'
import { printable } from './printable.ts'
import { type Family, typefaceFile, type Weight } from './typefaces.ts'

const weights: [Family, Weight[]][] = [
  ['BeVietnamPro', ['regular', 'medium', 'bold']],
  ['Tinos', ['regular', 'bold', 'italic']],
]
const VIETNAMESE = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ'

describe.each(weights)('printable in %s', (family, names) => {
  const fonts = names.map((weight) => new mupdf.Font(weight, typefaceFile(family, weight)))

  test('every weight has a glyph for every character that it lets through', () => {
    const everything = Array.from({ length: 0x3000 }, (_, point) => String.fromCodePoint(point))
    for (const character of everything.flatMap((text) => Array.from(printable(text, family)))) {
      for (const font of fonts) expect(font.encodeCharacter(character.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    }
  })

  test('leaves Vietnamese, composed or not, small or capital, as it is', () => {
    for (const text of [VIETNAMESE, VIETNAMESE.toUpperCase()]) {
      expect(printable(text, family)).toBe(text)
      expect(printable(text.normalize('NFD'), family)).toBe(text)
    }
  })

  test.each([
    ['a\r\nb\tc\u0000d', 'a b c d'],
    ['ﬁ ½', 'fi ½'],
    ['a\u202Eb\u200Bc', 'abc'],
    ['Nguyễn 阮 🙂', 'Nguyễn ? ?'],
    ['10\u00A0đ', '10\u00A0đ'],
    ['', ''],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(printable(text, family)).toBe(drawn)
  })

  test('drawing twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(printable(text, family), family)).toBe(printable(text, family))
      }),
    )
  })
})

test('the sign № is its two letters where the family has no glyph for it', () => {
  expect(printable('№ 5')).toBe('No 5')
  expect(printable('№ 5', 'Tinos')).toBe('№ 5')
})

test('letters of the peoples of Vietnam that Be Vietnam Pro composes are whole in Tinos', () => {
  const names = 'Ŏ ŏ Ĕ ĕ Ĭ ĭ Č č Ñ ñ Ƀ ƀ Ê̆ ê̆ Ơ̆ ơ̆ Ư̆ ư̆ Ô̆ ô̆'
  expect(printable(names, 'Tinos')).toBe(names)
})
