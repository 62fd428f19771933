import { formatDong, formatFigures, sumDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { type Block, beside, text } from '../layout/blocks.ts'
import { nextPage } from '../layout/frame.ts'
import { style } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, rule, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, place, type Table } from '../layout/table.ts'
import { feeKinds } from '../words.ts'
import type { PaymentInstruction, PaymentInstructionLine } from './contract.ts'
import { words } from './words.ts'

const columns: readonly Column[] = [
  { head: words.ordinal, at: 0, width: 22 },
  { head: words.lineLabel, at: 24, width: 222 },
  { head: words.gross, at: 250, width: 74, align: 'right' },
  { head: words.reduction, at: 330, width: 76, align: 'right' },
  { head: words.toPay, at: 412.28, width: 81, align: 'right' },
]

/** The space after a table, and that below the rule of the total. */
const ABOVE_TOTAL = 14

const figures = { ...style.body, size: 9, oneLine: true } as const
const sums = { ...figures, weight: 'medium' } as const

type Line = PaymentInstructionLine

/** What is owed, a table for each agency, over as many pages as it needs; then the total. */
export function drawOwed(sheet: Sheet, data: PaymentInstruction): void {
  const heading = text(sheet, words.lines, contentWidth(sheet.paper), { ...style.heading, size: 11 }, 'H2')
  if (!fits(sheet, heading.height + 90)) nextPage(sheet)
  place(sheet, sheet.root, heading)
  sheet.y += 4
  const groups = Array.from(Map.groupBy(data.lines, (line) => line.agencyId).values())
  const total = groups.length > 1 ? totalOf(sheet, data) : null
  let first = 1
  for (const [index, lines] of groups.entries()) {
    const below = total && index === groups.length - 1 ? ABOVE_TOTAL + total.height : 0
    drawTable(sheet, { ...agencyTable(lines, first, groups.length > 1), below })
    first += lines.length
  }
  if (total) drawTotal(sheet, total)
}

function agencyTable(lines: readonly Line[], first: number, oneOfMany: boolean): Table {
  const agency = lines[0]?.agency ?? { vi: '', en: '' }
  return {
    title: agency,
    continued: words.continued(agency),
    columns,
    rows: lines.map((own, index) => rowOf(own, first + index)),
    sum: sumOf(lines, oneOfMany ? words.subtotal : words.total),
  }
}

function rowOf({ label, dossierCode, amount, basis }: Line, ordinal: number): Cell[] {
  const why: Cell = [
    { text: label, look: style.body },
    { text: dossierCode, look: style.small },
    ...(basis ? [{ text: words.under(feeKinds[basis.kind], basis.regulation), look: style.small }] : []),
    ...(basis?.ground ? [{ text: words.ground(basis.ground), look: style.small }] : []),
  ]
  return [
    [{ text: String(ordinal), look: style.label }],
    why,
    basis ? [{ text: formatFigures(basis.gross), look: figures }] : [],
    basis && basis.reduction > 0n ? [{ text: `−${formatFigures(basis.reduction)}`, look: figures }] : [],
    [{ text: formatDong(amount), look: sums }],
  ]
}

function sumOf(lines: readonly Line[], label: Bilingual): Cell[] {
  const sum = formatDong(sumDong(lines.map((line) => line.amount)))
  return [[], [{ text: label, look: style.strong }], [], [], [{ text: sum, look: sums }]]
}

function totalOf(sheet: Sheet, data: PaymentInstruction): Block {
  const width = contentWidth(sheet.paper)
  const look = { ...style.heading, align: 'right', oneLine: true } as const
  return beside([
    { at: 0, block: text(sheet, words.total, 160, style.heading) },
    { at: 160, block: text(sheet, formatDong(data.amount), width - 160, look) },
  ])
}

/** On the page of the last table's last row, which kept room for it. */
function drawTotal(sheet: Sheet, total: Block): void {
  rule(sheet, sheet.y, 1, 'ink')
  sheet.y += 6
  place(sheet, sheet.root, total)
}
