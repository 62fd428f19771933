import { formatVerificationCode } from '#lib/ids.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { formatDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { type Block, beside, onGround, space, stack, type Text, text } from '../layout/blocks.ts'
import { code128, qrCode } from '../layout/codes.ts'
import { demoNotice, drawFrame, markEveryPageAsDemo, nextPage } from '../layout/frame.ts'
import { letterhead } from '../layout/letterhead.ts'
import { style, type TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, inkOf, type Sheet } from '../layout/sheet.ts'
import { place } from '../layout/table.ts'
import { anyOf, dateAndTime, inWords, labelled, verifySite } from '../values.ts'
import type { PaymentInstruction } from './contract.ts'
import { drawOwed } from './owed.ts'
import { words } from './words.ts'

const BARCODE = { width: 208, height: 34 }
const QR = 148
const GUTTER = 22

const title = { weight: 'bold', size: 15, colour: 'ink', align: 'center' } as const satisfies TextStyle
const bigNumber = { weight: 'bold', size: 21, colour: 'ink' } as const satisfies TextStyle

/** The instruction on A4: what to pay, by when, two ways to pay it, and every charge with its basis. */
export function drawA4(sheet: Sheet, data: PaymentInstruction): void {
  if (data.demo) markEveryPageAsDemo(sheet)
  drawFront(sheet, data)
  drawWays(sheet, data)
  drawOwed(sheet, data)
  drawEnd(sheet, data)
  drawFrame(sheet, {
    portal: data.portal,
    title: words.title,
    name: formatInstructionNumber(data.number),
  })
}

function drawFront(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  put(sheet, letterhead(sheet, data.portal, data.printedAt), 12)
  if (data.demo) put(sheet, demoNotice(sheet), 10)
  put(sheet, text(sheet, words.title, width, title, 'H1'), data.replaces ? 2 : 8)
  if (data.replaces) put(sheet, replaces(sheet, data.replaces), 8)
  put(sheet, numberPanel(sheet, data), 12)
  put(sheet, amountAndQr(sheet, data), 12)
}

function replaces(sheet: Sheet, number: string): Block {
  const look = { ...style.strong, align: 'center' } as const
  return text(sheet, words.replaces(formatInstructionNumber(number)), contentWidth(sheet.paper), look)
}

function numberPanel(sheet: Sheet, data: PaymentInstruction): Block {
  const width = contentWidth(sheet.paper)
  const inner = width - 28
  const number = formatInstructionNumber(data.number)
  const left = inner - BARCODE.width - 8
  const spoken = stack([text(sheet, words.number, left, style.label), text(sheet, number, left, bigNumber)])
  const bars = code128(sheet, data.number, { ...BARCODE, alt: words.barcode(number) })
  const down = Math.max(0, (spoken.height - bars.height) / 2)
  const block = beside([
    { at: 0, block: spoken },
    { at: inner - BARCODE.width + 10, down, block: bars },
  ])
  return onGround(sheet, block, { x: 14, y: 9 }, (x, y, height) => {
    sheet.pdf.lineWidth(1).roundedRect(x, y, width, height, 4).stroke(inkOf(sheet, 'ink'))
  })
}

function amountAndQr(sheet: Sheet, data: PaymentInstruction): Block {
  const width = contentWidth(sheet.paper)
  const left = width - QR - GUTTER
  const alt = words.qr(data.transfer.content)
  const caption = { ...style.label, align: 'center' } as const
  const qr = stack([
    qrCode(sheet, data.transfer.qr, { size: QR, alt }),
    text(sheet, words.qrCaption, QR, caption),
  ])
  return beside([
    { at: 0, block: stack([amount(sheet, data, left), dates(sheet, data, left)], 10) },
    { at: width - QR, block: qr },
  ])
}

function amount(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  return stack([
    text(sheet, words.amount, width, style.label),
    text(sheet, formatDong(data.amount), width, style.amount),
    text(sheet, labelled(words.inWords, inWords(data.amount)), width, style.body),
    space(6),
    text(sheet, labelled(words.debtor, data.debtor), width, style.strong),
  ])
}

/** Three dates, each with what it means, so that none is taken for another. */
function dates(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  const labelWidth = 124
  const rows: readonly [Bilingual, Date, Bilingual][] = [
    [words.printedAt, data.printedAt, words.afterPrinted],
    [words.amountValidUntil, data.amountValidUntil, words.afterAmountValid],
    [words.payableUntil, data.payableUntil, words.afterPayable],
  ]
  const blocks = rows.map(([label, at, note]) =>
    beside([
      { at: 0, block: text(sheet, label, labelWidth - 8, style.label) },
      {
        at: labelWidth,
        block: stack([
          text(sheet, dateAndTime(at), width - labelWidth, style.strong),
          text(sheet, note, width - labelWidth, style.small),
        ]),
      },
    ]),
  )
  return stack(blocks, 4)
}

/** At a counter and by transfer, side by side; below them what to type, and where. */
function drawWays(sheet: Sheet, data: PaymentInstruction): void {
  const width = (contentWidth(sheet.paper) - GUTTER) / 2
  const until = dateAndTime(data.amountValidUntil)
  const ways = beside([
    { at: 0, block: way(sheet, words.counter, words.counterSteps(anyOf(data.counterBanks)), width) },
    { at: width + GUTTER, block: way(sheet, words.transfer, words.transferSteps(until), width) },
  ])
  putWhole(sheet, ways, 10)
  const details = beside([
    { at: 0, block: transferDetails(sheet, data, width) },
    { at: width + GUTTER, block: appFields(sheet, data, width) },
  ])
  putWhole(sheet, details, 14)
}

function way(sheet: Sheet, heading: Bilingual, steps: readonly Bilingual[], width: number): Block {
  const numbered = steps.map((step, index) =>
    beside([
      { at: 0, block: text(sheet, `${index + 1}.`, 14, style.strong, 'Span') },
      { at: 14, block: text(sheet, step, width - 14, style.body) },
    ]),
  )
  return stack([text(sheet, heading, width, style.heading, 'H2'), space(3), stack(numbered, 2.5)])
}

function transferDetails(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  const { transfer } = data
  const rows: readonly [Text, Text][] = [
    [words.bank, transfer.bank],
    [words.account, transfer.account],
    [words.accountName, transfer.accountName],
    [words.transferAmount, formatDong(data.amount)],
    [words.transferContent, transfer.content],
  ]
  return stack([
    text(sheet, words.transferDetails, width, style.heading, 'H2'),
    space(3),
    pairs(sheet, rows, width, 96),
    text(sheet, words.keepContent, width, { ...style.strong, weight: 'bold' }),
  ])
}

function appFields(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  const rows = data.transferFields.map(({ bank, field }) => [bank, field] as const)
  return stack([
    text(sheet, words.fields, width, style.heading, 'H2'),
    space(3),
    pairs(sheet, rows, width, 96),
  ])
}

function pairs(
  sheet: Sheet,
  rows: readonly (readonly [Text, Text])[],
  width: number,
  labelWidth: number,
): Block {
  const blocks = rows.map(([label, value]) =>
    beside([
      {
        at: 0,
        down: style.strong.size - style.label.size,
        block: text(sheet, label, labelWidth - 6, style.label),
      },
      { at: labelWidth, block: text(sheet, value, width - labelWidth, style.strong) },
    ]),
  )
  return stack([...blocks, space(0)], 3)
}

function drawEnd(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  const code = formatVerificationCode(data.verificationCode)
  const end = stack(
    [
      text(sheet, words.notProof, width, { ...style.strong, weight: 'bold' }),
      text(sheet, labelled(words.verify, code), width, style.strong),
      text(sheet, words.verifyAt(verifySite(data.verifyUrl)), width, style.small),
      text(sheet, words.help(data.portal.hotline), width, style.small),
    ],
    2,
  )
  putWhole(sheet, end, 0)
}

function put(sheet: Sheet, block: Block, gap: number): void {
  place(sheet, sheet.root, block)
  sheet.y += gap
}

/** Never over a page's end. */
function putWhole(sheet: Sheet, block: Block, gap: number): void {
  if (!fits(sheet, block.height)) nextPage(sheet)
  put(sheet, block, gap)
}
