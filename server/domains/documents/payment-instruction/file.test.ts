import { describe, expect, test } from 'vitest'
import { vietQrPayload } from '#lib/vietqr.ts'
import { readCodes } from '#tests/documents/codes.ts'
import { land } from '#tests/documents/confirmation.ts'
import { instruction, owedLines } from '#tests/documents/instruction.ts'
import { coloursOf, pageSize, rasterise, readPdf } from '#tests/documents/pdf.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import type { PaymentInstruction } from './contract.ts'
import { instructionPdf } from './payment-instruction.ts'

const GOLDEN_SCALE = 1.5
/** 216 dots to the inch: an ordinary office scanner, and nearly the head of a receipt printer. */
const SCANNER_SCALE = 3
const MAX_BYTES = 100_000
const MILLIMETRE = 72 / 25.4

/** Drawing, rasterising and decoding are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const DONG = '\u00A0đ'
const formats = ['a4', 'receipt'] as const
const languages = ['vi', 'vi-en'] as const
const kinds = formats.flatMap((format) => languages.map((language) => ({ format, language })))

describe('codes', patient, () => {
  test.each(kinds)('barcode and VietQR are read by another program: $format, $language', async (kind) => {
    for (const demo of [false, true]) {
      const data = instruction({ ...kind, demo })
      expect(await readCodes(rasterise(await instructionPdf(data), 0, SCANNER_SCALE))).toEqual([
        'Code128 4912345678901266',
        `QRCode ${data.transfer.qr}`,
      ])
    }
  })

  test.each(formats)('the longest payload and the largest amount still fit on %s', async (format) => {
    const amount = 9_999_999_999_999n
    const { transfer, lines } = instruction()
    const { content } = transfer
    const qr = vietQrPayload({ bin: '970415', account: '1234567890123456789', amount, content })
    const [line] = lines
    if (!line?.basis) throw new Error('A line')
    const only = { ...line, amount, basis: { ...line.basis, gross: amount, reduction: 0n, ground: null } }
    const bytes = await instructionPdf(
      instruction({ format, lines: [only], transfer: { ...transfer, qr, account: '1234567890123456789' } }),
    )
    expect(await readCodes(rasterise(bytes, 0, SCANNER_SCALE))).toEqual([
      'Code128 4912345678901266',
      `QRCode ${qr}`,
    ])
    const text = readPdf(bytes).pages.flat()
    expect(text.filter((line) => line === `9.999.999.999.999${DONG}`).length).toBeGreaterThanOrEqual(
      format === 'a4' ? 4 : 3,
    )
  })
})

describe('the file', patient, () => {
  test.each(kinds)('has every font embedded, is tagged and small: $format, $language', async (kind) => {
    const bytes = await instructionPdf(instruction(kind))
    const { fonts, title, language, tagged } = readPdf(bytes)
    expect(fonts.length).toBeGreaterThanOrEqual(2)
    expect(fonts.every((font) => font.embedded)).toBe(true)
    expect({ title, language, tagged }).toEqual({
      title: 'CHỈ DẪN THANH TOÁN DỊCH VỤ CÔNG TRỰC TUYẾN 4912 3456 7890 1266',
      language: 'vi',
      tagged: true,
    })
    expect(bytes.length).toBeLessThan(MAX_BYTES)
  })

  test('is the same, byte for byte, for the same data, whatever was drawn in between', async () => {
    const first = await instructionPdf(instruction())
    await instructionPdf(instruction({ language: 'vi-en', format: 'receipt' }))
    const [second, third] = await Promise.all([1, 2].map(() => instructionPdf(instruction())))
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  test('a roll is 80 mm wide, ends below its content, and knows black alone', async () => {
    const bytes = await instructionPdf(instruction({ format: 'receipt' }))
    const { width, height } = pageSize(bytes, 0)
    expect(width).toBeCloseTo(80 * MILLIMETRE, 1)
    expect(height).toBeGreaterThan(1_000)
    expect(height).toBeLessThan(2_000)
    expect(coloursOf(bytes, 0)).toEqual(new Set(['0 0 0', '1 1 1']))
    expect(coloursOf(await instructionPdf(instruction()), 0).size).toBeGreaterThan(2)
  })
})

describe('the look', patient, () => {
  const reissued = { language: 'vi-en', replaces: '4998765432109836', demo: true } as const
  test.each<[string, PaymentInstruction, number]>([
    ['instruction-vi', instruction({ lines: instruction().lines.slice(0, 1) }), 0],
    ['instruction-vi-en', instruction(reissued), 0],
    ['instruction-vi-en-page-2', instruction(reissued), 1],
    ['instruction-long-page-2', instruction({ lines: [...owedLines(25), ...owedLines(25, land)] }), 1],
    ['instruction-roll', instruction({ format: 'receipt' }), 0],
    ['instruction-roll-vi-en', instruction({ format: 'receipt', ...reissued }), 0],
  ])('%s is as it was approved', async (name, data, page) => {
    const picture = rasterise(await instructionPdf(data), page, GOLDEN_SCALE)
    expect(differingPixels(name, picture)).toBe(0)
  })
})
