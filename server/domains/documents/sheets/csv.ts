import { businessDay, formatTime } from '#lib/dates.ts'
import { streamOf } from '../stream.ts'
import type { SheetColumn } from './column.ts'

/** Without it Excel takes UTF-8 for the letters of the machine. */
const BYTE_ORDER_MARK = '\uFEFF'

/** What makes Excel and its kin calculate instead of show, in letters of full width too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/** Characters that are sent at once. */
const CHUNK = 16_384

/**
 * A table as CSV after RFC 4180, in UTF-8 that Excel recognises: amounts as digits, times as "2026-11-21 10:42" in
 * Vietnam. A text that a spreadsheet would calculate gets an apostrophe in front. Rows are pulled as the reader reads,
 * so any number of them passes.
 */
export function csvOf<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: AsyncIterable<Row>,
): ReadableStream<Uint8Array> {
  return streamOf(chunksOf(columns, rows))
}

async function* chunksOf<Row>(columns: readonly SheetColumn<Row>[], rows: AsyncIterable<Row>) {
  const encoder = new TextEncoder()
  let text = BYTE_ORDER_MARK + recordOf(columns.map(({ head }) => harmless(head)))
  for await (const row of rows) {
    text += recordOf(columns.map((column) => cellOf(column, row)))
    if (text.length < CHUNK) continue
    yield encoder.encode(text)
    text = ''
  }
  yield encoder.encode(text)
}

function recordOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function cellOf<Row>(column: SheetColumn<Row>, row: Row): string {
  if (column.kind === 'text') return harmless(column.value(row) ?? '')
  if (column.kind !== 'time') return String(column.value(row))
  const instant = column.value(row)
  return `${businessDay(instant)} ${formatTime(instant)}`
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
