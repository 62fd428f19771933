import { formatVerificationCode } from '#lib/ids.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { formatDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import {
  type Block,
  beside,
  onGround,
  type Padding,
  space,
  stack,
  type Text,
  text,
} from '../layout/blocks.ts'
import { code128, qrCode } from '../layout/codes.ts'
import { details } from '../layout/details.ts'
import { demoNotice, drawFrame, markEveryPageAsDemo, nextPage } from '../layout/frame.ts'
import { letterhead } from '../layout/letterhead.ts'
import { style, type TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, inkOf, type Sheet } from '../layout/sheet.ts'
import { place } from '../layout/table.ts'
import { anyOf, dateAndTime, inWords, labelled, verifySite } from '../values.ts'
import type { PaymentInstruction } from './contract.ts'
import { drawOwed } from './owed.ts'
import { datesOf, words } from './words.ts'

const BARCODE = { width: 208, height: 34 }
const QR = 140
const GUTTER = 22
const NUMBER_PADDING = { x: 14, top: 8, bottom: 8 }
const TRANSFER_PADDING = { x: 12, top: 9, bottom: 10 }

const title = { weight: 'bold', size: 15, colour: 'ink', align: 'center' } as const satisfies TextStyle
const bigNumber = { weight: 'bold', size: 21, colour: 'ink' } as const satisfies TextStyle
const warning = { ...style.strong, weight: 'bold' } as const

/** The instruction on A4: what to pay, by when, two ways to pay it, and every charge with its basis. */
export function drawA4(sheet: Sheet, data: PaymentInstruction): void {
  if (data.demo) markEveryPageAsDemo(sheet)
  drawFront(sheet, data)
  drawOwed(sheet, data)
  drawFrame(sheet, {
    portal: data.portal,
    title: words.shortTitle,
    name: formatInstructionNumber(data.number),
  })
}

function drawFront(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  put(sheet, letterhead(sheet, data.portal, data.printedAt), 8)
  if (data.demo) put(sheet, demoNotice(sheet), 8)
  put(sheet, text(sheet, words.title, width, title, 'H1'), data.replaces ? 2 : 7)
  if (data.replaces) put(sheet, replaces(sheet, data.replaces), 7)
  put(sheet, numberPanel(sheet, data), 10)
  put(sheet, amountAndDates(sheet, data), 10)
  putWhole(sheet, transferPanel(sheet, data), 8)
  putWhole(sheet, ways(sheet, data), 7)
  putWhole(sheet, notice(sheet, data), 8)
}

function replaces(sheet: Sheet, number: string): Block {
  const look = { ...style.strong, align: 'center' } as const
  return text(sheet, words.replaces(formatInstructionNumber(number)), contentWidth(sheet.paper), look)
}

/** The number to say, and to scan. */
function numberPanel(sheet: Sheet, data: PaymentInstruction): Block {
  const inner = contentWidth(sheet.paper) - 2 * NUMBER_PADDING.x
  const left = inner - BARCODE.width
  const number = formatInstructionNumber(data.number)
  const spoken = stack([text(sheet, words.number, left, style.label), text(sheet, number, left, bigNumber)])
  const bars = code128(sheet, data.number, { ...BARCODE, alt: words.barcode(number) })
  const block = beside([
    { at: 0, block: spoken },
    { at: left + 10, down: (spoken.height - bars.height) / 2, block: bars },
  ])
  return framed(sheet, block, NUMBER_PADDING, 1)
}

function amountAndDates(sheet: Sheet, data: PaymentInstruction): Block {
  const width = contentWidth(sheet.paper)
  const right = 230
  const left = width - right - 14
  return beside([
    { at: 0, block: amount(sheet, data, left) },
    { at: width - right, down: 2, block: dates(sheet, data, right) },
  ])
}

function amount(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  return stack([
    text(sheet, words.amount, width, style.label),
    text(sheet, formatDong(data.amount), width, style.amount),
    text(sheet, labelled(words.inWords, inWords(data.amount)), width, style.body),
    space(4),
    text(sheet, labelled(words.debtor, data.debtor), width, style.strong),
  ])
}

/** Three dates, each with what it means, so that none is taken for another. */
function dates(sheet: Sheet, data: PaymentInstruction, width: number): Block {
  const labelWidth = 108
  const rows = datesOf(data).map(({ label, at, note }) =>
    beside([
      {
        at: 0,
        down: style.strong.size - style.label.size,
        block: text(sheet, label, labelWidth, style.label),
      },
      {
        at: labelWidth,
        block: stack([
          text(sheet, dateAndTime(at), width - labelWidth, style.strong),
          text(sheet, note, width - labelWidth, style.small),
        ]),
      },
    ]),
  )
  return stack(rows, 3)
}

/** The transfer to scan, and the same to type; and where each bank's app takes its content. */
function transferPanel(sheet: Sheet, data: PaymentInstruction): Block {
  const inner = contentWidth(sheet.paper) - 2 * TRANSFER_PADDING.x
  const left = QR + 16
  const typed = stack([transferDetails(sheet, data, inner - left), appFields(sheet, data, inner - left)], 6)
  const block = beside([
    { at: 0, block: qr(sheet, data) },
    { at: left, block: typed },
  ])
  return framed(sheet, block, TRANSFER_PADDING, 0.5)
}

function qr(sheet: Sheet, { transfer }: PaymentInstruction): Block {
  const caption = { ...style.small, align: 'center' } as const
  return stack([
    qrCode(sheet, transfer.qr, { size: QR, alt: words.qr(transfer.content) }),
    text(sheet, words.qrCaption, QR, caption),
  ])
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
  return stack(
    [
      text(sheet, words.transferDetails, width, warning, 'H2'),
      details(sheet, rows, { width, labelWidth: 110, gap: 1.5 }),
      text(sheet, words.keepContent, width, warning),
    ],
    2,
  )
}

/** Two banks in a row. */
function appFields(sheet: Sheet, { transferFields }: PaymentInstruction, width: number): Block {
  const half = width / 2
  const entry = ({ bank, field }: PaymentInstruction['transferFields'][number], at: number) => [
    { at, block: text(sheet, bank, 62, style.small) },
    { at: at + 64, block: text(sheet, field, half - 68, { ...style.small, colour: 'ink' }) },
  ]
  const rows = transferFields.flatMap((left, index) => {
    const right = transferFields[index + 1]
    return index % 2 === 0 ? [beside([...entry(left, 0), ...(right ? entry(right, half) : [])])] : []
  })
  return stack([text(sheet, words.fields, width, warning, 'H2'), ...rows], 1)
}

/** At a counter and by transfer, side by side. */
function ways(sheet: Sheet, data: PaymentInstruction): Block {
  const width = (contentWidth(sheet.paper) - GUTTER) / 2
  const until = dateAndTime(data.amountValidUntil)
  return beside([
    { at: 0, block: way(sheet, words.counter, words.counterSteps(anyOf(data.counterBanks)), width) },
    { at: width + GUTTER, block: way(sheet, words.transfer, words.transferSteps(until), width) },
  ])
}

function way(sheet: Sheet, heading: Bilingual, steps: readonly Bilingual[], width: number): Block {
  const numbered = steps.map((step, index) =>
    beside([
      { at: 0, block: text(sheet, `${index + 1}.`, 14, style.strong, 'Span') },
      { at: 14, block: text(sheet, step, width - 14, { ...style.body, size: 9 }) },
    ]),
  )
  return stack(
    [text(sheet, heading, width, { ...style.heading, size: 11 }, 'H2'), space(2), ...numbered],
    1.5,
  )
}

/** What the paper is not, how to verify it, and whom to ask. */
function notice(sheet: Sheet, data: PaymentInstruction): Block {
  const width = (contentWidth(sheet.paper) - GUTTER) / 2
  const code = labelled(words.verify, formatVerificationCode(data.verificationCode))
  const not = [
    text(sheet, words.notProof, width, warning),
    text(sheet, words.help(data.portal.hotline), width, style.small),
    ...(data.shortened ? [text(sheet, words.shortened, width, style.small)] : []),
  ]
  const verify = [
    text(sheet, code, width, style.strong),
    text(sheet, words.verifyAt(verifySite(data.verifyUrl)), width, style.small),
  ]
  return beside([
    { at: 0, block: stack(not, 1) },
    { at: width + GUTTER, block: stack(verify, 1) },
  ])
}

function framed(sheet: Sheet, block: Block, padding: Padding, line: number): Block {
  const width = contentWidth(sheet.paper)
  return onGround(sheet, block, padding, (x, y, height) => {
    sheet.pdf.lineWidth(line).roundedRect(x, y, width, height, 4).stroke(inkOf(sheet, 'ink'))
  })
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
