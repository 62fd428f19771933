import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import { type Block, beside, onGround, space, stack, type Text, text } from '../layout/blocks.ts'
import { code128 } from '../layout/codes.ts'
import { drawDetails } from '../layout/details.ts'
import { demoNotice } from '../layout/frame.ts'
import { style } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { drawSeal } from '../layout/seal.ts'
import { inkOf, rule, type Sheet, widthOf } from '../layout/sheet.ts'
import { place } from '../layout/table.ts'
import { paidByRows } from '../paid-by.ts'
import { capitalised, dateAndTime, inWords, labelled } from '../values.ts'
import type { PaymentConfirmation } from './contract.ts'
import { words } from './words.ts'

const SEAL = 42
const HEADER_HEIGHT = 46
const BARCODE = { width: 176, height: 26 }
const GUTTER = 24

/** Whose document it is, its number to read and to scan, what it is, how much, how paid, and how to verify it. */
export function drawFront(sheet: Sheet, data: PaymentConfirmation): void {
  const width = contentWidth(sheet.paper)
  put(sheet, header(sheet, data), 10)
  rule(sheet, sheet.y, 1.2, 'lacquer')
  sheet.y += 16
  if (data.demo) put(sheet, demoNotice(sheet), 14)
  put(sheet, text(sheet, words.title, width, style.title, 'H1'), 10)
  put(sheet, amountPanel(sheet, data), 16)
  drawDetails(sheet, factsOf(data), data, { labelWidth: 132, gap: 7 })
  sheet.y += 18
}

function header(sheet: Sheet, data: PaymentConfirmation): Block {
  const { name, portalName } = data.portal
  const right = contentWidth(sheet.paper) - BARCODE.width
  const width = right - SEAL - 12 - 16
  const nameStyle = { ...style.strong, size: 11.5, colour: 'lacquer' } as const
  return beside([
    { at: 0, block: { height: HEADER_HEIGHT, draw: (_, x, y) => drawSeal(sheet, x, y, SEAL) } },
    {
      at: SEAL + 12,
      down: 4,
      block: stack([
        text(sheet, capitalised(name), width, nameStyle),
        space(1),
        text(sheet, portalName, width, style.body),
      ]),
    },
    { at: right, block: barcode(sheet, data.publicId) },
  ])
}

function barcode(sheet: Sheet, publicId: string): Block {
  const id = formatPublicId(publicId)
  const [own] = sheet.languages
  const look = { ...style.strong, size: 8.5, align: 'center' } as const
  return stack([
    code128(sheet, publicId, { ...BARCODE, alt: words.barcode(id)[own] }),
    space(4),
    text(sheet, labelled(words.paymentId, id), BARCODE.width, look),
  ])
}

/** At the right "Paid" in a jade frame, as a stamp would say it. */
function amountPanel(sheet: Sheet, data: PaymentConfirmation): Block {
  const width = contentWidth(sheet.paper)
  const inner = width - 28
  const stamp = paidStamp(sheet)
  const left = inner - stamp.width - GUTTER
  const amount = stack([
    text(sheet, words.amount, left, style.label),
    text(sheet, formatDong(data.amount), left, style.amount),
    text(sheet, labelled(words.inWords, inWords(data.amount)), left, style.body),
  ])
  const block = beside([
    { at: 0, block: amount },
    { at: inner - stamp.width, down: 2, block: stamp.block },
  ])
  return onGround(sheet, block, { x: 14, top: 12, bottom: 12 }, (x, y, height) => {
    sheet.pdf.roundedRect(x, y, width, height, 4).fill(inkOf(sheet, 'wash'))
    sheet.pdf.rect(x, y, 3, height).fill(inkOf(sheet, 'jade'))
  })
}

function paidStamp(sheet: Sheet): { readonly width: number; readonly block: Block } {
  const look = { ...style.strong, weight: 'bold', size: 11, colour: 'jade', align: 'center' } as const
  const [own] = sheet.languages
  const width = widthOf(sheet, words.paid[own], look) + 24
  const block = onGround(
    sheet,
    text(sheet, words.paid, width, look),
    { x: 0, top: 5, bottom: 3.6 },
    (x, y, height) => {
      sheet.pdf.lineWidth(1.2).roundedRect(x, y, width, height, 3).stroke(inkOf(sheet, 'jade'))
    },
  )
  return { width, block }
}

function factsOf(data: PaymentConfirmation): readonly (readonly [Text, Text])[] {
  const agencies = new Set(data.lines.map((line) => line.agencyId)).size
  return [
    [words.paidAt, dateAndTime(data.paidAt)],
    ...paidByRows(data.method),
    [words.receivers, words.count(data.lines.length, agencies)],
  ]
}

function put(sheet: Sheet, block: Block, gap: number): void {
  place(sheet, sheet.root, block)
  sheet.y += gap
}
