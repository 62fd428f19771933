import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const widthOf = (text: string) => text.length

describe('lines of a text', () => {
  test.each([
    ['Phí thẩm định hồ sơ', 10, ['Phí thẩm', 'định hồ sơ']],
    ['nhập tại cong.example/verify', 13, ['nhập tại', 'cong.example/', 'verify']],
    ['mã 000.00.20.H47-261115-0001', 14, ['mã 000.00.20.', 'H47-261115-', '0001']],
    ['AAAAAAAA', 3, ['AAA', 'AAA', 'AA']],
    ['10.000\u00A0đ nữa', 8, ['10.000\u00A0đ', 'nữa']],
    ['', 10, ['']],
  ])('%j within %i', (text, width, lines) => {
    expect(linesOf(text, width, widthOf)).toEqual(lines)
  })

  test('no line is too long, and no letter is lost, doubled or moved', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ữ', '-', '/', '.', ' ', '\u00A0') })
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 12 }), (text, width) => {
        const lines = linesOf(text, width, widthOf)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })
})
