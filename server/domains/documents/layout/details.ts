import { formatVerificationCode } from '#lib/ids.ts'
import { verifySite } from '../values.ts'
import { commonWords } from '../words.ts'
import { type Block, beside, space, stack, type Text, text } from './blocks.ts'
import { qrCode } from './codes.ts'
import { style, type TextStyle } from './look.ts'
import type { Sheet } from './sheet.ts'

export const VERIFY_WIDTH = 132
const VERIFY_QR = 104

/** Labels and their values, one beneath the other, each pair on one line. */
export function details(
  sheet: Sheet,
  rows: readonly (readonly [label: Text, value: Text])[],
  {
    width,
    labelWidth,
    gap,
    value = style.strong,
  }: { width: number; labelWidth: number; gap: number; value?: TextStyle },
): Block {
  const pairs = rows.map(([label, content]) =>
    beside([
      { at: 0, down: value.size - style.label.size, block: text(sheet, label, labelWidth - 8, style.label) },
      { at: labelWidth, block: text(sheet, content, width - labelWidth, value) },
    ]),
  )
  return stack(pairs, gap)
}

/** The code that verifies a paid document, to scan and to type. */
export function verification(sheet: Sheet, document: { verificationCode: string; verifyUrl: string }): Block {
  const code = formatVerificationCode(document.verificationCode)
  const centred = { ...style.label, align: 'center' } as const
  const [own] = sheet.languages
  const alt = commonWords.verifyQr(code)[own]
  const how = commonWords.verifyHow(verifySite(document.verifyUrl))
  return stack([
    beside([
      {
        at: (VERIFY_WIDTH - VERIFY_QR) / 2,
        block: qrCode(sheet, document.verifyUrl, { size: VERIFY_QR, alt }),
      },
    ]),
    space(2),
    text(sheet, commonWords.verify, VERIFY_WIDTH, centred),
    text(sheet, code, VERIFY_WIDTH, { ...style.strong, size: 11, align: 'center' }),
    space(2),
    text(sheet, how, VERIFY_WIDTH, { ...style.small, align: 'center' }),
  ])
}
