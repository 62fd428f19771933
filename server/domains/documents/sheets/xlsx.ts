import { type ColumnDef, writeXlsxStream } from 'hucre/xlsx'
import { addMs } from '#lib/dates.ts'
import type { SheetColumn } from './column.ts'

/** Excel's own limit, the head included. */
const MOST_ROWS = 1_048_576

/** Vietnam's clock is seven hours ahead, all the year; a sheet's times have no zone. */
const VIETNAM_MS = 7 * 3_600_000

const looks: Record<SheetColumn<never>['kind'], Pick<ColumnDef, 'width' | 'numFmt'>> = {
  text: { width: 28 },
  amount: { width: 16, numFmt: '#,##0' },
  count: { width: 10, numFmt: '0' },
  time: { width: 17, numFmt: 'dd/mm/yyyy hh:mm' },
}

/**
 * A table as XLSX: amounts as numbers, times as dates in Vietnam, its head frozen and on every sheet; what one sheet
 * does not hold goes on in `name_2`. Rows are pulled as the reader reads. Throws in the stream for an amount that no
 * cell can hold exactly (2^53).
 */
export function xlsxOf<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: AsyncIterable<Row>,
  { name, rowsPerSheet = MOST_ROWS }: { readonly name: string; readonly rowsPerSheet?: number },
): ReadableStream<Uint8Array> {
  return writeXlsxStream(cellsOf(columns, rows), {
    name,
    columns: columns.map(({ head, kind }) => ({ header: head, ...looks[kind] })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: rowsPerSheet,
  })
}

async function* cellsOf<Row>(columns: readonly SheetColumn<Row>[], rows: AsyncIterable<Row>) {
  for await (const row of rows) yield columns.map((column) => cellOf(column, row))
}

function cellOf<Row>(column: SheetColumn<Row>, row: Row): string | number | Date | null {
  if (column.kind === 'time') return addMs(column.value(row), VIETNAM_MS)
  if (column.kind !== 'amount') return column.value(row)
  const amount = Number(column.value(row))
  if (!Number.isSafeInteger(amount)) throw new RangeError('A cell holds amounts below 2^53 đồng')
  return amount
}
