import { type DeskCounts, type DeskTab, mostCounted, type Page } from './desk-contract.ts'

export const pageRows = 50

/** Where a page begins: after the row with this time and id. */
export type Cursor = { readonly at: Date; readonly id: string }

const FORM = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What stands in an address; null for anything else, which is the first page. */
export function readCursor(text: string | null): Cursor | null {
  const [, at, id] = FORM.exec(text ?? '') ?? []
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id }
}

/** A page of the rows that were read, one more than it shows so that the next one is known. */
export function toPage<Read, Row>(
  read: readonly Read[],
  place: (row: Read) => Cursor,
  toRow: (row: Read) => Row,
): Page<Row> {
  const shown = read.slice(0, pageRows)
  const last = read.length > pageRows ? shown.at(-1) : undefined
  return { rows: shown.map(toRow), next: last === undefined ? null : cursorText(place(last)) }
}

const cursorText = ({ at, id }: Cursor): string => `${at.getTime()}_${id}`

/** What is to be done comes oldest first, what is over newest first. */
export const isOldestFirst = (tab: DeskTab): boolean => tab !== 'DONE'

/** Counts of states, each read up to `mostCounted`, as those of the tabs. */
export function tabCounts(
  counted: readonly { readonly state: string; readonly count: number }[],
  tabs: Readonly<Record<DeskTab, readonly string[]>>,
): DeskCounts {
  const of = (tab: DeskTab) =>
    counted.reduce((sum, { state, count }) => (tabs[tab].includes(state) ? sum + count : sum), 0)
  return { WORK: Math.min(of('WORK'), mostCounted), MACHINE: Math.min(of('MACHINE'), mostCounted) }
}

/** The amount that was searched for, "150.000" or "150000 đ", as đồng in decimal; null where the text is no amount. */
export function amountIn(search: string): string | null {
  const figures = search.replace(/[\s.,đ₫]/giu, '')
  return /^[1-9]\d{0,12}$/.test(figures) ? figures : null
}
