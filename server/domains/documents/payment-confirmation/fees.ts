import { formatDong, sumDong } from '#lib/money.ts'
import { BOTTOM, CONTENT_WIDTH, colour, LEFT, RIGHT, style, TOP } from '../layout/look.ts'
import { artifact, heightOf, rule, type Sheet, tagged, write } from '../layout/sheet.ts'
import type { ConfirmationLine, PaymentConfirmation } from './contract.ts'
import { RUNNING_HEAD_HEIGHT } from './margins.ts'
import { type Words, words } from './words.ts'

type Structure = PDFKit.PDFStructureElement
type Group = { readonly agency: string; readonly lines: readonly ConfirmationLine[] }
type Cells = readonly [string, string, string, string]
type Row = { readonly cells: Cells; readonly looks: Looks; readonly height: number }
type Looks = readonly [Look, Look, Look, Look]
type Look = Parameters<typeof write>[3]

const columns = [
  { x: LEFT, width: 28 },
  { x: LEFT + 29, width: 139 },
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
  const rows = rowsOf(sheet, data, group, first, withSubtotal)
  const [firstRow] = rows
  if (!fits(sheet, agencyHeight(sheet, group.agency) + (firstRow?.keep ?? 0))) nextPage(sheet)
  tagged(sheet, sheet.root, 'H3', () => drawAgency(sheet, group.agency))
  const table = sheet.pdf.struct('Table')
  sheet.root.add(table)
  drawRow(sheet, table, headRow(sheet, text), 'TH')
  for (const { row, keep } of rows) {
    if (!fits(sheet, keep)) continueGroup(sheet, group, text)
    drawRow(sheet, table, row, 'TD')
  }
  table.end()
  sheet.y += 8
}

/** The rows of a table and what each needs on its page: the last line keeps room for the subtotal below it. */
function rowsOf(
  sheet: Sheet,
  { locale }: PaymentConfirmation,
  group: Group,
  first: number,
  withSubtotal: boolean,
): { row: Row; keep: number }[] {
  const fees = group.lines.map((line, index) => {
    const cells: Cells = [
      String(first + index),
      line.dossierCode,
      line.label[locale],
      formatDong(line.amount),
    ]
    return measured(sheet, cells, body)
  })
  const rows = fees.map((row) => ({ row, keep: row.height }))
  if (!withSubtotal) return rows
  const sum = formatDong(sumDong(group.lines.map((line) => line.amount)))
  const total = measured(sheet, ['', '', words[locale].subtotal, sum], subtotal)
  const last = rows.at(-1)
  if (last) last.keep += total.height
  return [...rows, { row: total, keep: total.height }]
}

/** The head again on the next page, for the eye only: the structure has it once. */
function continueGroup(sheet: Sheet, group: Group, text: Words): void {
  const row = headRow(sheet, text)
  nextPage(sheet)
  artifact(
    sheet,
    () => {
      drawAgency(sheet, text.continued(group.agency))
      row.cells.forEach((_, index) => {
        drawCell(sheet, row, index)
      })
    },
    'Pagination',
  )
  endRow(sheet, row)
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

function headRow(sheet: Sheet, text: Words): Row {
  return measured(sheet, ['#', text.dossier, text.fee, text.lineAmount], head)
}

function measured(sheet: Sheet, cells: Cells, looks: Looks): Row {
  const heights = columns.map(({ width }, index) => {
    const look = looks[index]
    return look ? heightOf(sheet, cells[index] ?? '', width, look) : 0
  })
  return { cells, looks, height: Math.max(...heights) + 2 * ROW_PADDING }
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

function drawCell(sheet: Sheet, row: Row, index: number): void {
  const column = columns[index]
  const look = row.looks[index]
  const text = row.cells[index]
  if (!column || !look || !text) return
  const y = sheet.y + ROW_PADDING + toBaseline(row, look)
  write(sheet, text, { x: column.x, y, width: column.width }, look)
}

/** Cells of different sizes stand on one line: the typeface's ascent is its size. */
function toBaseline(row: Row, look: Look): number {
  return Math.max(...row.looks.map(({ size }) => size)) - look.size
}

function endRow(sheet: Sheet, row: Row): void {
  sheet.y += row.height
  rule(sheet, LEFT, RIGHT, sheet.y, 0.5, colour.hair)
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
