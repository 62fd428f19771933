import { formatDong, sumDong } from '#lib/money.ts'
import { beside, stack, text } from '../layout/blocks.ts'
import { nextPage } from '../layout/frame.ts'
import { style } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, rule, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, place } from '../layout/table.ts'
import type { ConfirmationLine, PaymentConfirmation } from './contract.ts'
import { words } from './words.ts'

/** The longest codes of dossiers have 25 characters and stay on one line. */
const columns: readonly Column[] = [
  { head: words.ordinal, at: 0, width: 28 },
  { head: words.dossier, at: 29, width: 139 },
  { head: words.fee, at: 168, width: 207.28 },
  { head: words.lineAmount, at: 381.28, width: 112, align: 'right' },
]

const figures = { ...style.strong, oneLine: true } as const

/** What was paid, a table for each agency with its subtotal, over as many pages as it needs; then the total. */
export function drawFees(sheet: Sheet, data: PaymentConfirmation): void {
  const heading = text(sheet, words.lines, contentWidth(sheet.paper), style.heading, 'H2')
  place(sheet, sheet.root, heading)
  sheet.y += 6
  // The payment's agencies in the order in which they first appear. Two may share a name, never an id.
  const groups = Array.from(Map.groupBy(data.lines, (line) => line.agencyId).values())
  let first = 1
  for (const lines of groups) {
    drawAgency(sheet, lines, first, groups.length > 1)
    first += lines.length
  }
  drawTotal(sheet, data)
}

function drawAgency(sheet: Sheet, lines: readonly ConfirmationLine[], first: number, withSum: boolean): void {
  const [line] = lines
  if (!line) return
  drawTable(sheet, {
    title: line.agency,
    continued: words.continued(line.agency),
    columns,
    rows: lines.map((own, index) => rowOf(own, first + index)),
    sum: withSum ? sumOf(lines) : null,
  })
}

function rowOf(line: ConfirmationLine, ordinal: number): Cell[] {
  return [
    [{ text: String(ordinal), look: style.label }],
    [{ text: line.dossierCode, look: { ...style.body, size: 9 } }],
    [{ text: line.label, look: style.body }],
    [{ text: formatDong(line.amount), look: figures }],
  ]
}

function sumOf(lines: readonly ConfirmationLine[]): Cell[] {
  const sum = formatDong(sumDong(lines.map((line) => line.amount)))
  return [[], [], [{ text: words.subtotal, look: style.label }], [{ text: sum, look: figures }]]
}

function drawTotal(sheet: Sheet, data: PaymentConfirmation): void {
  const width = contentWidth(sheet.paper)
  const look = { ...style.heading, align: 'right', oneLine: true } as const
  const total = beside([
    { at: 0, block: text(sheet, words.total, 200, style.heading) },
    { at: 200, block: text(sheet, formatDong(data.amount), width - 200, look) },
  ])
  const notes = stack(
    [
      ...(data.shortened ? [text(sheet, words.shortened, width, style.strong)] : []),
      text(sheet, words.note, width, style.small),
      text(sheet, words.help(data.portal.hotline), width, style.small),
    ],
    4,
  )
  if (!fits(sheet, 42 + notes.height)) nextPage(sheet)
  rule(sheet, sheet.y, 1, 'ink')
  total.draw(sheet.root, sheet.paper.left, sheet.y + 8)
  sheet.y += 42
  place(sheet, sheet.root, notes)
}
