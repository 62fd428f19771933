import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import { type Block, beside, onGround, space, stack, type Text, text } from '../layout/blocks.ts'
import { code128 } from '../layout/codes.ts'
import { drawDetails } from '../layout/details.ts'
import { demoNotice, drawFrame, markEveryPageAsDemo, nextPage } from '../layout/frame.ts'
import { letterhead } from '../layout/letterhead.ts'
import { style, type TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, inkOf, rule, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, place } from '../layout/table.ts'
import { paidByRows } from '../paid-by.ts'
import { dateAndTime, inWords, labelled } from '../values.ts'
import { feeKinds } from '../words.ts'
import type { AgencyReceipt, AgencyReceiptLine } from './contract.ts'
import { naming, words } from './words.ts'

const BARCODE = { width: 190, height: 28 }

const title = { weight: 'bold', size: 16, colour: 'ink', align: 'center' } as const satisfies TextStyle

const columns: readonly Column[] = [
  { head: words.ordinal, at: 0, width: 26 },
  { head: words.dossier, at: 28, width: 139 },
  { head: words.lineLabel, at: 168, width: 178 },
  { head: words.kind, at: 354, width: 40 },
  { head: words.lineAmount, at: 398, width: 95.28, align: 'right' },
]

const figures = { ...style.strong, oneLine: true } as const

/** One agency's receipt on A4: who received what of whom, for which fees, and how the money came. */
export function drawReceipt(sheet: Sheet, data: AgencyReceipt): void {
  if (data.demo) markEveryPageAsDemo(sheet)
  drawFront(sheet, data)
  drawLines(sheet, data)
  drawEnd(sheet, data)
  const name = `${data.series} · ${data.number}`
  drawFrame(sheet, { portal: data.portal, title: naming(data.signed).title, name })
}

function drawFront(sheet: Sheet, data: AgencyReceipt): void {
  const width = contentWidth(sheet.paper)
  put(sheet, letterhead(sheet, data.portal, data.issuedAt), 14)
  if (data.demo) put(sheet, demoNotice(sheet), 12)
  put(sheet, text(sheet, naming(data.signed).title, width, title, 'H1'), 8)
  put(sheet, seriesAndBarcode(sheet, data), 12)
  put(sheet, amountPanel(sheet, data), 14)
  drawDetails(sheet, factsOf(data), data, { labelWidth: 118, gap: 4.5 })
  sheet.y += 14
}

/** Both are what the receipt is found by: to read, and to scan. */
function seriesAndBarcode(sheet: Sheet, data: AgencyReceipt): Block {
  const width = contentWidth(sheet.paper)
  const scanned = `${data.series}${data.number}`
  const look = { ...style.strong, size: 11, align: 'center' } as const
  const name = `${words.series.vi}: ${data.series}     ${words.number.vi}: ${data.number}`
  const english = `${words.series.en}: ${data.series}     ${words.number.en}: ${data.number}`
  return stack([
    text(sheet, { vi: name, en: english }, width, look),
    space(4),
    beside([
      {
        at: (width - BARCODE.width) / 2,
        block: code128(sheet, scanned, { ...BARCODE, alt: words.barcode(`${data.series} ${data.number}`) }),
      },
    ]),
  ])
}

function amountPanel(sheet: Sheet, data: AgencyReceipt): Block {
  const width = contentWidth(sheet.paper)
  const inner = width - 28
  const block = stack([
    text(sheet, words.amount, inner, style.label),
    text(sheet, formatDong(data.amount), inner, style.amount),
    text(sheet, labelled(words.inWords, inWords(data.amount)), inner, style.body),
  ])
  return onGround(sheet, block, { x: 14, top: 10, bottom: 10 }, (x, y, height) => {
    sheet.pdf.roundedRect(x, y, width, height, 4).fill(inkOf(sheet, 'wash'))
    sheet.pdf.rect(x, y, 3, height).fill(inkOf(sheet, 'jade'))
  })
}

function factsOf(data: AgencyReceipt): readonly (readonly [Text, Text])[] {
  const { agency } = data
  return [
    [words.agency, agency.name],
    [words.address, agency.address],
    [words.treasuryAccount, `${agency.treasuryAccount} · ${agency.treasuryBranch}`],
    [words.debtor, data.debtor],
    [words.paymentId, formatPublicId(data.paymentId)],
    [words.paidAt, dateAndTime(data.paidAt)],
    ...paidByRows(data.method),
  ]
}

function drawLines(sheet: Sheet, data: AgencyReceipt): void {
  drawTable(sheet, {
    title: words.lines,
    continued: words.continued(words.lines),
    columns,
    rows: data.lines.map(rowOf),
    sum: null,
  })
  const width = contentWidth(sheet.paper)
  const look = { ...style.heading, align: 'right', oneLine: true } as const
  const total = beside([
    { at: 0, block: text(sheet, words.total, 160, style.heading) },
    { at: 160, block: text(sheet, formatDong(data.amount), width - 160, look) },
  ])
  if (!fits(sheet, total.height + 16)) nextPage(sheet)
  rule(sheet, sheet.y, 1, 'ink')
  sheet.y += 8
  put(sheet, total, 14)
}

function rowOf(line: AgencyReceiptLine, index: number): Cell[] {
  return [
    [{ text: String(index + 1), look: style.label }],
    [{ text: line.dossierCode, look: { ...style.body, size: 9 } }],
    [
      { text: line.label, look: style.body },
      ...(line.basis ? [{ text: words.under(line.basis.regulation), look: style.small }] : []),
    ],
    line.basis ? [{ text: feeKinds[line.basis.kind], look: style.body }] : [],
    [{ text: formatDong(line.amount), look: figures }],
  ]
}

function drawEnd(sheet: Sheet, data: AgencyReceipt): void {
  const width = contentWidth(sheet.paper)
  const end = stack(
    [
      text(sheet, naming(data.signed).nature, width, style.strong),
      ...(data.shortened ? [text(sheet, words.shortened, width, style.strong)] : []),
      text(sheet, words.help(data.portal.hotline), width, style.small),
    ],
    4,
  )
  if (!fits(sheet, end.height)) nextPage(sheet)
  put(sheet, end, 0)
}

function put(sheet: Sheet, block: Block, gap: number): void {
  place(sheet, sheet.root, block)
  sheet.y += gap
}
