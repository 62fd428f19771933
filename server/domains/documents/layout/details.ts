import { formatVerificationCode } from '#lib/ids.ts'
import { verifySite } from '../values.ts'
import { commonWords } from '../words.ts'
import { type Block, beside, space, stack, type Text, text } from './blocks.ts'
import { qrCode } from './codes.ts'
import { nextPage } from './frame.ts'
import { style } from './look.ts'
import { contentWidth } from './paper.ts'
import { fits, type Sheet } from './sheet.ts'

type Rows = readonly (readonly [label: Text, value: Text])[]
type Measures = { readonly width: number; readonly labelWidth: number; readonly gap: number }
type Verifiable = { readonly verificationCode: string; readonly verifyUrl: string }

const VERIFY_WIDTH = 132
const VERIFY_QR = 104
const GUTTER = 24

/** Labels and their values, one beneath the other, each pair on one line. */
export function details(sheet: Sheet, rows: Rows, measures: Measures): Block {
  return stack(pairsOf(sheet, rows, measures), measures.gap)
}

/** What a document says about its payment, over a page's end if need be, and at its right how to verify it. */
export function drawDetails(
  sheet: Sheet,
  rows: Rows,
  document: Verifiable,
  { labelWidth, gap }: Omit<Measures, 'width'>,
): void {
  const width = contentWidth(sheet.paper) - VERIFY_WIDTH - GUTTER
  const pairs = pairsOf(sheet, rows, { width, labelWidth, gap })
  const left = stack([space(4), stack(pairs, gap)])
  const right = verification(sheet, document)
  const both = beside([
    { at: 0, block: left },
    { at: width + GUTTER, block: right },
  ])
  if (fits(sheet, both.height)) {
    both.draw(sheet.root, sheet.paper.left, sheet.y)
    sheet.y += both.height
    return
  }
  if (!fits(sheet, right.height)) nextPage(sheet)
  right.draw(sheet.root, sheet.paper.left + width + GUTTER, sheet.y)
  for (const pair of pairs) {
    if (!fits(sheet, pair.height)) nextPage(sheet)
    pair.draw(sheet.root, sheet.paper.left, sheet.y)
    sheet.y += pair.height + gap
  }
}

function pairsOf(sheet: Sheet, rows: Rows, { width, labelWidth }: Measures): Block[] {
  const down = style.strong.size - style.label.size
  return rows.map(([label, value]) =>
    beside([
      { at: 0, down, block: text(sheet, label, labelWidth - 8, style.label) },
      { at: labelWidth, block: text(sheet, value, width - labelWidth, style.strong) },
    ]),
  )
}

/** The code that verifies a document, to scan and to type. */
function verification(sheet: Sheet, { verificationCode, verifyUrl }: Verifiable): Block {
  const code = formatVerificationCode(verificationCode)
  const [own] = sheet.languages
  const qr = qrCode(sheet, verifyUrl, { size: VERIFY_QR, alt: commonWords.verifyQr(code)[own] })
  const say = (content: Text, look: typeof style.label | typeof style.small | typeof style.strong) =>
    text(sheet, content, VERIFY_WIDTH, { ...look, align: 'center' })
  return stack([
    beside([{ at: (VERIFY_WIDTH - VERIFY_QR) / 2, block: qr }]),
    space(2),
    say(commonWords.verify, style.label),
    text(sheet, code, VERIFY_WIDTH, { ...style.strong, size: 11, align: 'center' }),
    space(2),
    say(commonWords.verifyHow, style.small),
    say(verifySite(verifyUrl), style.small),
  ])
}
