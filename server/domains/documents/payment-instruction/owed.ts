import { formatDong, formatFigures, sumDong } from '#lib/money.ts'
import { beside, stack, text } from '../layout/blocks.ts'
import { nextPage } from '../layout/frame.ts'
import { style } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, rule, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, place } from '../layout/table.ts'
import { inWords, labelled } from '../values.ts'
import { feeKinds } from '../words.ts'
import type { PaymentInstruction, PaymentInstructionLine } from './contract.ts'
import { words } from './words.ts'

/** Thirteen figures with their points fit each column of amounts. */
const columns: readonly Column[] = [
  { head: words.ordinal, at: 0, width: 22 },
  { head: words.lineLabel, at: 24, width: 229 },
  { head: words.gross, at: 257, width: 78, align: 'right' },
  { head: words.reduction, at: 336, width: 78, align: 'right' },
  { head: words.toPay, at: 415, width: 78.28, align: 'right' },
]

/** What is owed, a table for each agency, over as many pages as it needs; then the total. */
export function drawOwed(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  const heading = text(sheet, words.lines, width, style.heading, 'H2')
  if (!fits(sheet, heading.height + 90)) nextPage(sheet)
  place(sheet, sheet.root, heading)
  sheet.y += 5
  let first = 1
  const groups = Array.from(Map.groupBy(data.lines, (line) => line.agencyId).values())
  for (const lines of groups) {
    const [line] = lines
    if (!line) continue
    drawTable(sheet, {
      title: line.agency,
      continued: words.continued(line.agency),
      columns,
      rows: lines.map((own, index) => rowOf(own, first + index)),
      sum: groups.length > 1 ? sumOf(lines) : null,
    })
    first += lines.length
  }
  drawTotal(sheet, data)
}

function rowOf(line: PaymentInstructionLine, ordinal: number): Cell[] {
  const { basis } = line
  const figures = { ...style.body, size: 9 } as const
  const why: Cell = [
    { text: line.label, look: style.body },
    { text: line.dossierCode, look: style.small },
    { text: words.under(feeKinds[basis.kind], basis.regulation), look: style.small },
    ...(basis.ground ? [{ text: words.ground(basis.ground), look: style.small }] : []),
  ]
  return [
    [{ text: String(ordinal), look: style.label }],
    why,
    [{ text: formatFigures(basis.gross), look: figures }],
    basis.reduction > 0n ? [{ text: `−${formatFigures(basis.reduction)}`, look: figures }] : [],
    [{ text: formatDong(line.amount), look: { ...style.strong, size: 9 } }],
  ]
}

function sumOf(lines: readonly PaymentInstructionLine[]): Cell[] {
  const sum = formatDong(sumDong(lines.map((line) => line.amount)))
  return [
    [],
    [{ text: words.subtotal, look: style.label }],
    [],
    [],
    [{ text: sum, look: { ...style.strong, size: 9 } }],
  ]
}

function drawTotal(sheet: Sheet, data: PaymentInstruction): void {
  const width = contentWidth(sheet.paper)
  const total = stack([
    beside([
      { at: 0, block: text(sheet, words.total, 160, style.heading) },
      {
        at: 160,
        block: text(sheet, formatDong(data.amount), width - 160, { ...style.heading, align: 'right' }),
      },
    ]),
    text(sheet, labelled(words.inWords, inWords(data.amount)), width, style.body),
  ])
  if (!fits(sheet, total.height + 16)) nextPage(sheet)
  rule(sheet, sheet.y, 1, 'ink')
  sheet.y += 6
  place(sheet, sheet.root, total)
  sheet.y += 10
}
