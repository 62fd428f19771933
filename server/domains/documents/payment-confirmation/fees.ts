import { formatDong, sumDong } from '#lib/money.ts'
import { BOTTOM, CONTENT_WIDTH, colour, LEFT, RIGHT, style, TOP } from '../layout/look.ts'
import { artifact, heightOf, rule, type Sheet, tagged, write } from '../layout/sheet.ts'
import type { ConfirmationLine, PaymentConfirmation } from './contract.ts'
import { RUNNING_HEAD_HEIGHT } from './margins.ts'
import { type Words, words } from './words.ts'

type Structure = PDFKit.PDFStructureElement
type Group = { readonly agency: string; readonly lines: readonly ConfirmationLine[] }
type Row = { readonly cells: readonly [string, string, string, string]; readonly looks: Looks }
type Looks = readonly [Look, Look, Look, Look]
type Look = Parameters<typeof write>[3]

const columns = [
  { x: LEFT, width: 22 },
  { x: LEFT + 22, width: 142 },
  { x: LEFT + 168, width: CONTENT_WIDTH - 168 - 118 },
  { x: RIGHT - 112, width: 112 },
] as const
const ROW_PADDING = 3.5

/** The longest codes of dossiers have 25 characters and stay on one line. */
const code = { ...style.body, size: 9 }
const body: Looks = [style.label, code, style.body, { ...style.strong, align: 'right' }]
const head: Looks = [style.small, style.small, style.small, { ...style.small, align: 'right' }]
const subtotal: Looks = [style.label, style.label, style.label, { ...style.strong, align: 'right' }]

/** What was paid, a table for each agency with its subtotal, over as many pages as it needs; then the total. */
export function drawFees(sheet: Sheet, data: PaymentConfirmation): void {
  const text = words[data.locale]
  const groups = byAgency(data)
  drawHeading(sheet, text)
  let number = 1
  for (const group of groups) {
    drawGroup(sheet, data, group, number, groups.length > 1)
    number += group.lines.length
  }
  drawTotal(sheet, data, text)
}

/** The payment's agencies in the order in which they first appear. Two agencies may share a name, never an id. */
function byAgency({ lines, locale }: PaymentConfirmation): Group[] {
  const groups = Map.groupBy(lines, (line) => line.agencyId)
  return Array.from(groups.values(), (own) => ({ agency: own[0]?.agency[locale] ?? '', lines: own }))
}

function drawHeading(sheet: Sheet, text: Words): void {
  const box = { x: LEFT, y: sheet.y, width: CONTENT_WIDTH }
  tagged(sheet, sheet.root, 'H2', () => write(sheet, text.lines, box, style.heading))
  sheet.y += heightOf(sheet, text.lines, CONTENT_WIDTH, style.heading) + 6
}

function drawGroup(
  sheet: Sheet,
  data: PaymentConfirmation,
  group: Group,
  first: number,
  withSubtotal: boolean,
): void {
  const text = words[data.locale]
  const rows = group.lines.map((line, index) => feeRow(line, first + index, data))
  const [firstRow] = rows
  const start = agencyHeight(sheet, group.agency) + (firstRow ? rowHeight(sheet, firstRow) : 0)
  if (!fits(sheet, start)) nextPage(sheet)
  tagged(sheet, sheet.root, 'H3', () => drawAgency(sheet, group.agency))
  const table = sheet.pdf.struct('Table')
  sheet.root.add(table)
  drawRow(sheet, table, headRow(text), 'TH')
  if (withSubtotal) rows.push(subtotalRow(group, text))
  for (const row of rows) {
    if (!fits(sheet, rowHeight(sheet, row))) continueGroup(sheet, group, text)
    drawRow(sheet, table, row, 'TD')
  }
  table.end()
  sheet.y += 8
}

/** The head again on the next page, for the eye only: the structure has it once. */
function continueGroup(sheet: Sheet, group: Group, text: Words): void {
  nextPage(sheet)
  artifact(
    sheet,
    () => {
      drawAgency(sheet, text.continued(group.agency))
      drawCells(sheet, headRow(text))
    },
    'Pagination',
  )
}

function drawAgency(sheet: Sheet, agency: string): void {
  const width = CONTENT_WIDTH - 16
  const height = agencyBand(sheet, agency)
  sheet.pdf.rect(LEFT, sheet.y, CONTENT_WIDTH, height).fill(colour.wash)
  write(sheet, agency, { x: LEFT + 8, y: sheet.y + 5, width }, style.strong)
  sheet.y += height
}

function agencyBand(sheet: Sheet, agency: string): number {
  return heightOf(sheet, agency, CONTENT_WIDTH - 16, style.strong) + 8
}

/** An agency's name never stands alone at the foot of a page: with it go the columns' names and a row. */
function agencyHeight(sheet: Sheet, agency: string): number {
  return agencyBand(sheet, agency) + heightOf(sheet, 'A', CONTENT_WIDTH, style.small) + 2 * ROW_PADDING
}

function feeRow(line: ConfirmationLine, number: number, { locale }: PaymentConfirmation): Row {
  return {
    cells: [String(number), line.dossierCode, line.label[locale], formatDong(line.amount)],
    looks: body,
  }
}

function headRow(text: Words): Row {
  return { cells: ['#', text.dossier, text.fee, text.lineAmount], looks: head }
}

function subtotalRow(group: Group, text: Words): Row {
  const sum = sumDong(group.lines.map((line) => line.amount))
  return { cells: ['', '', text.subtotal, formatDong(sum)], looks: subtotal }
}

function drawRow(sheet: Sheet, table: Structure, row: Row, kind: 'TH' | 'TD'): void {
  const tr = sheet.pdf.struct('TR')
  table.add(tr)
  const options = kind === 'TH' ? { scope: 'Column' } : {}
  row.cells.forEach((_, index) => {
    tagged(sheet, tr, kind, () => drawCell(sheet, row, index), options)
  })
  tr.end()
  endRow(sheet, row)
}

function drawCells(sheet: Sheet, row: Row): void {
  row.cells.forEach((_, index) => {
    drawCell(sheet, row, index)
  })
  const height = rowHeight(sheet, row)
  sheet.pdf
    .lineWidth(0.5)
    .moveTo(LEFT, sheet.y + height)
    .lineTo(RIGHT, sheet.y + height)
    .stroke(colour.hair)
  sheet.y += height
}

function drawCell(sheet: Sheet, row: Row, index: number): void {
  const column = columns[index]
  const look = row.looks[index]
  const text = row.cells[index]
  if (!column || !look || !text) return
  write(sheet, text, { x: column.x, y: sheet.y + ROW_PADDING, width: column.width }, look)
}

function endRow(sheet: Sheet, row: Row): void {
  sheet.y += rowHeight(sheet, row)
  rule(sheet, LEFT, RIGHT, sheet.y, 0.5, colour.hair)
}

function rowHeight(sheet: Sheet, row: Row): number {
  const heights = row.cells.map((text, index) => {
    const column = columns[index]
    const look = row.looks[index]
    return column && look ? heightOf(sheet, text, column.width, look) : 0
  })
  return Math.max(...heights) + 2 * ROW_PADDING
}

function drawTotal(sheet: Sheet, data: PaymentConfirmation, text: Words): void {
  const look = { ...style.heading, align: 'right' } as const
  const noteWidth = CONTENT_WIDTH
  const help = text.help(data.tenant.hotline)
  const noteHeight = heightOf(sheet, text.note, noteWidth, style.small)
  const helpHeight = heightOf(sheet, help, noteWidth, style.small)
  if (!fits(sheet, 34 + noteHeight + helpHeight + 16)) nextPage(sheet)
  rule(sheet, LEFT, RIGHT, sheet.y, 1, colour.ink)
  tagged(sheet, sheet.root, 'P', () => {
    write(sheet, text.total, { x: LEFT, y: sheet.y + 8, width: 200 }, style.heading)
    write(sheet, formatDong(data.amount), { x: LEFT + 200, y: sheet.y + 8, width: CONTENT_WIDTH - 200 }, look)
  })
  sheet.y += 42
  const box = { x: LEFT, width: noteWidth }
  tagged(sheet, sheet.root, 'P', () => write(sheet, text.note, { ...box, y: sheet.y }, style.small))
  sheet.y += noteHeight + 4
  tagged(sheet, sheet.root, 'P', () => write(sheet, help, { ...box, y: sheet.y }, style.small))
  sheet.y += helpHeight
}

function fits(sheet: Sheet, height: number): boolean {
  return sheet.y + height <= BOTTOM
}

function nextPage(sheet: Sheet): void {
  sheet.pdf.addPage()
  sheet.y = TOP + RUNNING_HEAD_HEIGHT
}
