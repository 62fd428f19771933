import { formatDong, formatFigures, sumDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { beside, text } from '../layout/blocks.ts'
import { nextPage } from '../layout/frame.ts'
import { style } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, rule, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, place } from '../layout/table.ts'
import { feeKinds } from '../words.ts'
import type { PaymentInstruction, PaymentInstructionLine } from './contract.ts'
import { words } from './words.ts'

const columns: readonly Column[] = [
  { head: words.ordinal, at: 0, width: 22 },
  { head: words.lineLabel, at: 24, width: 222 },
  { head: words.gross, at: 248, width: 77, align: 'right' },
  { head: words.reduction, at: 327, width: 81, align: 'right' },
  { head: words.toPay, at: 409.28, width: 84, align: 'right' },
]

/** Figures are as large as the columns allow: below 10,000,000,000 đồng like the text, above it smaller. */
const FIGURES = { size: 9, most: 9_999_999_999n, smaller: 7.5 }

type Line = PaymentInstructionLine

/** What is owed, a table for each agency, over as many pages as it needs; then the total. */
export function drawOwed(sheet: Sheet, data: PaymentInstruction): void {
  const heading = text(sheet, words.lines, contentWidth(sheet.paper), { ...style.heading, size: 11 }, 'H2')
  if (!fits(sheet, heading.height + 90)) nextPage(sheet)
  place(sheet, sheet.root, heading)
  sheet.y += 4
  const groups = Array.from(Map.groupBy(data.lines, (line) => line.agencyId).values())
  const size = data.lines.some(({ basis }) => basis.gross > FIGURES.most) ? FIGURES.smaller : FIGURES.size
  let first = 1
  for (const lines of groups) {
    drawAgency(sheet, lines, first, size, groups.length > 1 ? words.subtotal : words.total)
    first += lines.length
  }
  if (groups.length > 1) drawTotal(sheet, data)
}

function drawAgency(sheet: Sheet, lines: readonly Line[], first: number, size: number, sum: Bilingual): void {
  const [line] = lines
  if (!line) return
  drawTable(sheet, {
    title: line.agency,
    continued: words.continued(line.agency),
    columns,
    rows: lines.map((own, index) => rowOf(own, first + index, size)),
    sum: sumOf(lines, size, sum),
  })
}

function rowOf({ label, dossierCode, amount, basis }: Line, ordinal: number, size: number): Cell[] {
  const figures = { ...style.body, size } as const
  const why: Cell = [
    { text: label, look: style.body },
    { text: dossierCode, look: style.small },
    { text: words.under(feeKinds[basis.kind], basis.regulation), look: style.small },
    ...(basis.ground ? [{ text: words.ground(basis.ground), look: style.small }] : []),
  ]
  return [
    [{ text: String(ordinal), look: style.label }],
    why,
    [{ text: formatFigures(basis.gross), look: figures }],
    basis.reduction > 0n ? [{ text: `−${formatFigures(basis.reduction)}`, look: figures }] : [],
    [{ text: formatDong(amount), look: { ...style.strong, size } }],
  ]
}

function sumOf(lines: readonly Line[], size: number, label: Bilingual): Cell[] {
  const sum = formatDong(sumDong(lines.map((line) => line.amount)))
  return [[], [{ text: label, look: style.strong }], [], [], [{ text: sum, look: { ...style.strong, size } }]]
}

function drawTotal(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  const look = { ...style.heading, align: 'right' } as const
  const total = beside([
    { at: 0, block: text(sheet, words.total, 160, style.heading) },
    { at: 160, block: text(sheet, formatDong(data.amount), width - 160, look) },
  ])
  if (!fits(sheet, total.height + 6)) nextPage(sheet)
  rule(sheet, sheet.y, 1, 'ink')
  sheet.y += 6
  place(sheet, sheet.root, total)
}
