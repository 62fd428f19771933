import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import type { SheetColumn } from './column.ts'
import { csvOf } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

type Row = { readonly name: string | null; readonly amount: bigint; readonly paidAt: Date }

const columns: readonly SheetColumn<Row>[] = [
  { kind: 'text', head: 'Người nộp', value: ({ name }) => name },
  { kind: 'amount', head: 'Số tiền', value: ({ amount }) => amount },
  { kind: 'time', head: 'Lúc', value: ({ paidAt }) => paidAt },
  { kind: 'count', head: 'Hồ sơ', value: () => 2 },
]
/** Half past midnight in Vietnam, still the day before in UTC. */
const NIGHT = new Date('2026-11-20T17:30:00.000Z')
const row = (name: string | null, amount = 150_000n): Row => ({ name, amount, paidAt: NIGHT })

const formulas = [
  '=1+1',
  '+84905',
  '-5',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '=HYPERLINK("http://x","y")',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
]

describe('CSV', () => {
  test('is UTF-8 that Excel recognises, a head and a line for each row', async () => {
    const bytes = await bytesOf(csvOf(columns, from([row('Nguyễn Văn Ẩn'), row(null)])))
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toBe(
      'Người nộp,Số tiền,Lúc,Hồ sơ\r\nNguyễn Văn Ẩn,150000,2026-11-21 00:30,2\r\n,150000,2026-11-21 00:30,2\r\n',
    )
  })

  test('without rows is its head', async () => {
    expect(await textOf(csvOf(columns, from([])))).toBe('Người nộp,Số tiền,Lúc,Hồ sơ\r\n')
  })

  test.each(formulas)('%j is shown, never calculated', async (name) => {
    const [, [cell] = []] = parsed(await textOf(csvOf(columns, from([row(name)]))))
    expect(cell).toBe(`'${name}`)
  })

  test('what is read back is what was written, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (names) => {
        const read = parsed(await textOf(csvOf(columns, from(names.map((name) => row(name))))))
        const cells = read.slice(1).map(([cell = '']) => cell)
        expect(cells).toEqual(names.map((name) => (/^[=+\-@\t\r\n＝＋－＠]/.test(name) ? `'${name}` : name)))
      }),
    )
  })
})

describe('XLSX', () => {
  test('another program reads amounts as numbers, times as dates in Vietnam, texts as they are', async () => {
    const names = ['Nguyễn Văn Ẩn & con <1>', ...formulas.filter((text) => !/[\t\r\n]/.test(text)), null]
    const [sheet, ...others] = await sheetsOf(
      xlsxOf(columns, from(names.map((name) => row(name))), { name: 'Kê' }),
    )
    expect(others).toEqual([])
    expect(sheet?.sheet).toBe('Kê')
    const [head, ...rows] = sheet?.data ?? []
    expect(head).toEqual(['Người nộp', 'Số tiền', 'Lúc', 'Hồ sơ'])
    const seen = rows.map(([name, amount, at, count]) => [name, amount, minuteOf(at), count])
    expect(seen).toEqual(names.map((name) => [name, 150_000, '2026-11-21T00:30', 2]))
  })

  test('what one sheet does not hold goes on in the next, under the same head, each row once', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `Dòng ${index + 1}`)
    const rows = from(names.map((name) => row(name)))
    const sheets = await sheetsOf(xlsxOf(columns, rows, { name: 'Sao kê', rowsPerSheet: 10 }))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Sao kê', 'Sao kê_2', 'Sao kê_3'])
    for (const { data } of sheets) {
      expect(data[0]).toEqual(['Người nộp', 'Số tiền', 'Lúc', 'Hồ sơ'])
      expect(data.length).toBeLessThanOrEqual(10)
    }
    expect(sheets.flatMap(({ data }) => data.slice(1).map(([name]) => name))).toEqual(names)
  })

  test('a control character in a name spoils no file', async () => {
    const sheets = await sheetsOf(xlsxOf(columns, from([row('a\u0001b\u0000c\uD800')]), { name: 'x' }))
    expect(String(sheets[0]?.data[1]?.[0])).toMatch(/^a.*b.*c/u)
  })

  test('the largest amount is whole, and what a cell cannot hold exactly is refused', async () => {
    const largest = BigInt(Number.MAX_SAFE_INTEGER)
    const [sheet] = await sheetsOf(xlsxOf(columns, from([row('a', largest)]), { name: 'x' }))
    expect(sheet?.data[1]?.[1]).toBe(Number.MAX_SAFE_INTEGER)
    const beyond = xlsxOf(columns, from([row('a', largest + 1n)]), { name: 'x' })
    await expect(bytesOf(beyond)).rejects.toThrow('2^53')
  })
})

describe.each([
  ['CSV', (rows: AsyncIterable<Row>) => csvOf(columns, rows)],
  ['XLSX', (rows: AsyncIterable<Row>) => xlsxOf(columns, rows, { name: 'x' })],
])('%s of any size', (_, write) => {
  test('pulls rows only as they are read, and none once the reader has gone', async () => {
    const source = counted(1_000_000)
    const reader = write(source.rows).getReader()
    while (source.pulled() === 0) await reader.read()
    expect(source.pulled()).toBeLessThan(20_000)
    await reader.cancel()
    expect(source.ended()).toBe(true)
  })

  test('what goes wrong at the source ends the stream with an error', async () => {
    const broken = async function* () {
      yield row('a')
      throw new Error('the connection was lost')
    }
    await expect(bytesOf(write(broken()))).rejects.toThrow('the connection was lost')
  })
})

/** Readers compute a day's fraction in floating point: a millisecond may be missing. */
function minuteOf(at: unknown): string {
  if (!(at instanceof Date)) throw new Error('Not a date')
  return new Date(Math.round(at.getTime() / 1000) * 1000).toISOString().slice(0, 16)
}

async function* from(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

function counted(length: number) {
  let pulled = 0
  let ended = false
  const rows = async function* (): AsyncGenerator<Row> {
    try {
      for (; pulled < length; pulled++) yield row(`Hồ sơ ${pulled}`)
    } finally {
      ended = true
    }
  }
  return { rows: rows(), pulled: () => pulled, ended: () => ended }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new TextDecoder('utf-8').decode(await bytesOf(stream))
}

async function sheetsOf(stream: ReadableStream<Uint8Array>) {
  return readXlsx(Buffer.from(await bytesOf(stream)))
}

/** Reads RFC 4180 as it is written there: quoted cells may hold anything, a doubled quote is one. */
function parsed(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy)) {
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    records.push(record)
    record = []
  }
  return records
}
