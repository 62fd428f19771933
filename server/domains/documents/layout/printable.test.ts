import fc from 'fast-check'
import * as mupdf from 'mupdf'
import { describe, expect, test } from 'vitest'
import { printable } from './printable.ts'
import { typefaceFile, type Weight } from './typefaces.ts'

const weights: Weight[] = ['regular', 'medium', 'bold']
const fonts = weights.map((weight) => new mupdf.Font(weight, typefaceFile(weight)))
const VIETNAMESE = 'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ'

describe('printable', () => {
  test('every weight has a glyph for every character that it lets through', () => {
    const everything = Array.from({ length: 0x3000 }, (_, point) => String.fromCodePoint(point))
    for (const character of everything.flatMap((text) => Array.from(printable(text)))) {
      for (const font of fonts) expect(font.encodeCharacter(character.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    }
  })

  test('leaves Vietnamese, composed or not, small or capital, as it is', () => {
    for (const text of [VIETNAMESE, VIETNAMESE.toUpperCase()]) {
      expect(printable(text)).toBe(text)
      expect(printable(text.normalize('NFD'))).toBe(text)
    }
  })

  test.each([
    ['a\r\nb\tc\u0000d', 'a b c d'],
    ['№ 5 ﬁ ½', 'No 5 fi ½'],
    ['a\u202Eb\u200Bc', 'abc'],
    ['Nguyễn 阮 🙂', 'Nguyễn ? ?'],
    ['10\u00A0đ', '10\u00A0đ'],
    ['', ''],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(printable(text)).toBe(drawn)
  })

  test('drawing twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(printable(text))).toBe(printable(text))
      }),
    )
  })
})
