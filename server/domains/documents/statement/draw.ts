import { formatDate } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { type Block, onGround, space, stack, type Text, text } from '../layout/blocks.ts'
import { details } from '../layout/details.ts'
import { demoNotice, nextPage } from '../layout/frame.ts'
import { letterhead } from '../layout/letterhead.ts'
import { style, type TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { fits, inkOf, type Sheet } from '../layout/sheet.ts'
import { type Cell, type Column, drawTable, type Paragraph, place } from '../layout/table.ts'
import { dateAndTime, inWords, labelled, startOfDay } from '../values.ts'
import type { PaymentStatement, StatementPayment } from './contract.ts'
import { type AgencyTotal, grandTotal, totalsByAgency } from './totals.ts'
import { methods, words } from './words.ts'

const title = { weight: 'bold', size: 16, colour: 'ink', align: 'center' } as const satisfies TextStyle
const cell = { ...style.body, size: 8.5, lineGap: 0.5 } as const
const below = { ...style.small, size: 7.5, lineGap: 0.5 } as const
const figures = { ...cell, weight: 'medium', oneLine: true } as const

const paymentColumns: readonly Column[] = [
  { head: words.day, at: 0, width: 52 },
  { head: words.payment, at: 56, width: 112 },
  { head: words.agencies, at: 174, width: 142 },
  { head: words.method, at: 322, width: 78 },
  { head: words.lineAmount, at: 404, width: 89.28, align: 'right' },
]

const agencyColumns: readonly Column[] = [
  { head: words.agency, at: 0, width: 300 },
  { head: words.count, at: 310, width: 70, align: 'right' },
  { head: words.lineAmount, at: 390, width: 103.28, align: 'right' },
]

/** The period in words: "Từ ngày 01/11/2026 đến ngày 30/11/2026". */
export function periodOf({ from, to }: PaymentStatement): Bilingual {
  return words.period(dayOf(from), dayOf(to))
}

/** Who paid, when and how much; each payment; what each agency received. */
export function drawStatement(sheet: Sheet, data: PaymentStatement): void {
  drawFront(sheet, data)
  if (data.payments.length > 0) {
    drawPayments(sheet, data.payments)
    drawAgencies(sheet, data.payments)
  }
  const note = text(sheet, words.note, contentWidth(sheet.paper), style.small)
  if (!fits(sheet, note.height)) nextPage(sheet)
  put(sheet, note, 0)
}

function drawFront(sheet: Sheet, data: PaymentStatement): void {
  const width = contentWidth(sheet.paper)
  put(sheet, letterhead(sheet, data.portal, data.madeAt), 14)
  if (data.demo) put(sheet, demoNotice(sheet), 12)
  put(sheet, text(sheet, words.title, width, title, 'H1'), 3)
  put(sheet, text(sheet, periodOf(data), width, { ...style.strong, size: 11, align: 'center' }), 12)
  put(sheet, details(sheet, factsOf(data), { width, labelWidth: 90, gap: 3 }), 12)
  put(sheet, totalPanel(sheet, data.payments), 14)
}

function factsOf({ holder, madeAt }: PaymentStatement): readonly (readonly [Text, Text])[] {
  const taxCode = holder.taxCode ? ([[words.taxCode, holder.taxCode]] as const) : []
  return [[words.holder, holder.name], ...taxCode, [words.madeAt, dateAndTime(madeAt)]]
}

function totalPanel(sheet: Sheet, payments: readonly StatementPayment[]): Block {
  const width = contentWidth(sheet.paper)
  const inner = width - 28
  const { paid, returned, returning } = grandTotal(payments)
  const back = [
    ...(returned > 0n ? [labelled(words.returned, formatDong(returned))] : []),
    ...(returning > 0n ? [labelled(words.returning, formatDong(returning))] : []),
  ]
  const block = stack([
    text(sheet, labelled(words.paid, words.counted(payments.length)), inner, style.label),
    text(sheet, formatDong(paid), inner, style.amount),
    text(sheet, labelled(words.inWords, inWords(paid)), inner, style.body),
    ...back.map((line) => text(sheet, line, inner, style.strong)),
    ...(payments.length === 0 ? [space(4), text(sheet, words.none, inner, style.strong)] : []),
  ])
  return onGround(sheet, block, { x: 14, top: 10, bottom: 10 }, (x, y, height) => {
    sheet.pdf.roundedRect(x, y, width, height, 4).fill(inkOf(sheet, 'wash'))
    sheet.pdf.rect(x, y, 3, height).fill(inkOf(sheet, 'jade'))
  })
}

function drawPayments(sheet: Sheet, payments: readonly StatementPayment[]): void {
  drawTable(sheet, {
    title: words.payments,
    continued: words.continued(words.payments),
    columns: paymentColumns,
    rows: payments.map(paymentRow),
    sum: sumRow(paymentColumns.length, grandTotal(payments).paid),
  })
}

function paymentRow(payment: StatementPayment): Cell[] {
  const { ownReference, mask, shares } = payment
  return [
    [{ text: formatDate(payment.paidAt, 'vi'), look: cell }],
    [{ text: formatPublicId(payment.publicId), look: cell }, ...under(ownReference)],
    [...agenciesOf(shares), { text: words.dossiers(payment.dossiers), look: below }],
    [{ text: methods[payment.method], look: cell }, ...under(mask)],
    [{ text: formatDong(payment.amount), look: figures }, ...wentBack(payment)],
  ]
}

/** A row stays on one page: of many agencies the first are named; the totals below name all. */
const mostNamed = 20

function agenciesOf(shares: StatementPayment['shares']): Paragraph[] {
  const named = shares.length > mostNamed ? shares.slice(0, mostNamed - 1) : shares
  const others = shares.length - named.length
  return [
    ...named.map(({ agency }): Paragraph => ({ text: agency, look: cell })),
    ...(others > 0 ? [{ text: words.otherAgencies(others), look: cell }] : []),
  ]
}

function under(content: string | null): Paragraph[] {
  return content === null ? [] : [{ text: content, look: below }]
}

function wentBack({ returned, returning }: StatementPayment): Paragraph[] {
  return [
    ...(returned > 0n ? [{ text: words.wentBack(formatDong(returned)), look: below }] : []),
    ...(returning > 0n ? [{ text: words.goesBack(formatDong(returning)), look: below }] : []),
  ]
}

function drawAgencies(sheet: Sheet, payments: readonly StatementPayment[]): void {
  drawTable(sheet, {
    title: words.byAgency,
    continued: words.continued(words.byAgency),
    columns: agencyColumns,
    rows: totalsByAgency(payments).map(agencyRow),
    sum: sumRow(agencyColumns.length, grandTotal(payments).paid),
  })
}

function agencyRow({ agency, amount, payments }: AgencyTotal): Cell[] {
  return [
    [{ text: agency, look: cell }],
    [{ text: String(payments), look: cell }],
    [{ text: formatDong(amount), look: figures }],
  ]
}

/** "Tổng cộng" in the first column and the amount in the last. */
function sumRow(columns: number, amount: bigint): Cell[] {
  const look = { ...style.strong, weight: 'bold', oneLine: true } as const
  const empty = Array.from({ length: columns - 2 }, (): Cell => [])
  return [[{ text: words.total, look }], ...empty, [{ text: formatDong(amount), look }]]
}

function dayOf(day: string): Bilingual {
  const start = startOfDay(day)
  return { vi: formatDate(start, 'vi'), en: formatDate(start, 'en') }
}

function put(sheet: Sheet, block: Block, gap: number): void {
  place(sheet, sheet.root, block)
  sheet.y += gap
}
