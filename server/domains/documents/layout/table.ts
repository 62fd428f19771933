import {
  type Block,
  beside,
  type Element,
  onGround,
  open,
  space,
  stack,
  type Text,
  text,
  within,
} from './blocks.ts'
import { nextPage } from './frame.ts'
import { style, type TextStyle } from './look.ts'
import { contentWidth } from './paper.ts'
import { artifact, fits, inkOf, rule, type Sheet, type Structure } from './sheet.ts'

export type Column = {
  readonly head: Text
  /** From the left edge of the content. */
  readonly at: number
  readonly width: number
  readonly align?: 'right'
}

export type Paragraph = { readonly text: Text; readonly look: TextStyle }
/** Paragraphs one beneath the other; none for an empty cell. */
export type Cell = readonly Paragraph[]

export type Table = {
  readonly title: Text
  /** The title where the table goes on after a page's end. */
  readonly continued: Text
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The last row, which never stands alone on a page; null for none. */
  readonly sum: readonly Cell[] | null
  /** The height of what must not stand on a page without a row of this table. */
  readonly below?: number
}

const ROW_PADDING = 3.5
const BAND_PADDING = { x: 8, top: 5, bottom: 3 }

/** A table with its title on a band, over as many pages as it needs, its head on each. */
export function drawTable(sheet: Sheet, table: Table): void {
  const title = band(sheet, table.title, 'H3')
  const head = headRow(sheet, table)
  const rows = rowsOf(sheet, table)
  if (!fits(sheet, title.height + head.height + (rows[0]?.keep ?? 0))) nextPage(sheet)
  place(sheet, sheet.root, title)
  const structure = open(sheet, sheet.root, 'Table')
  drawRow(sheet, structure, head)
  for (const { row, keep } of rows) {
    if (!fits(sheet, keep)) continueTable(sheet, table, head)
    drawRow(sheet, structure, row)
  }
  structure.end()
  sheet.y += 8
}

/** What each row needs on its page: the last line keeps room for the sum, and the sum for what follows the table. */
function rowsOf(sheet: Sheet, { columns, rows, sum, below = 0 }: Table): { row: Block; keep: number }[] {
  const last = sum ? rowOf(sheet, columns, sum, 'TD') : null
  const afterLines = below + (last?.height ?? 0)
  const lines = rows.map((cells, index) => {
    const row = rowOf(sheet, columns, cells, 'TD')
    return { row, keep: row.height + (index === rows.length - 1 ? afterLines : 0) }
  })
  return last ? [...lines, { row: last, keep: last.height + below }] : lines
}

/** Title and head again on the next page, for the eye only: the structure has them once. */
function continueTable(sheet: Sheet, table: Table, head: Block): void {
  nextPage(sheet)
  artifact(
    sheet,
    () => {
      const title = band(sheet, table.continued, 'P')
      title.draw(null, sheet.paper.left, sheet.y)
      head.draw(null, sheet.paper.left, sheet.y + title.height)
      sheet.y += title.height
    },
    'Pagination',
  )
  endRow(sheet, head)
}

function band(sheet: Sheet, title: Text, element: Element): Block {
  const width = contentWidth(sheet.paper)
  const name = text(sheet, title, width - 2 * BAND_PADDING.x, style.strong, element)
  return onGround(sheet, name, BAND_PADDING, (x, y, height) => {
    sheet.pdf.rect(x, y, width, height).fill(inkOf(sheet, 'wash'))
  })
}

function headRow(sheet: Sheet, { columns }: Table): Block {
  const cells = columns.map(({ head }): Cell => [{ text: head, look: style.small }])
  return rowOf(sheet, columns, cells, 'TH')
}

function rowOf(sheet: Sheet, columns: readonly Column[], cells: readonly Cell[], kind: 'TH' | 'TD'): Block {
  const size = Math.max(...cells.map(([first]) => first?.look.size ?? 0))
  const placed = columns.map(({ at, width, align }, index) => {
    const cell = cells[index] ?? []
    const block = stack(
      cell.map((part) => text(sheet, part.text, width, { ...part.look, align: align ?? 'left' }, 'none')),
    )
    const options = kind === 'TH' ? { scope: 'Column' } : {}
    return { at, down: toBaseline(size, cell), block: within(sheet, kind, block, options) }
  })
  return within(sheet, 'TR', stack([space(ROW_PADDING), beside(placed), space(ROW_PADDING)]))
}

/** First lines of different sizes stand on one line: the typeface's ascent is its size. */
function toBaseline(size: number, [first]: Cell): number {
  return first ? size - first.look.size : 0
}

function drawRow(sheet: Sheet, table: Structure, row: Block): void {
  row.draw(table, sheet.paper.left, sheet.y)
  endRow(sheet, row)
}

function endRow(sheet: Sheet, row: Block): void {
  sheet.y += row.height
  rule(sheet, sheet.y, 0.5, 'hair')
}

/** Draws at the left edge where the sheet stands, and moves on below it. */
export function place(sheet: Sheet, parent: Structure | null, block: Block): void {
  block.draw(parent, sheet.paper.left, sheet.y)
  sheet.y += block.height
}
