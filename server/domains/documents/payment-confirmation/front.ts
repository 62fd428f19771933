import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId, formatVerificationCode } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { amountInWordsEn } from '#lib/vietnamese/amount-in-words-en.ts'
import { drawCode128, drawQr } from '../layout/codes.ts'
import { CONTENT_WIDTH, colour, LEFT, RIGHT, style, TOP } from '../layout/look.ts'
import { drawSeal } from '../layout/seal.ts'
import { artifact, heightOf, rule, type Sheet, tagged, widthOf, write } from '../layout/sheet.ts'
import type { PaymentConfirmation } from './contract.ts'
import { type Words, words } from './words.ts'

const SEAL = 42
const BARCODE = { width: 176, height: 26 }
const HEADER_HEIGHT = 46
const PANEL_PADDING = 14
const VERIFY = { width: 132, qr: 104 }
const GUTTER = 24
const LABEL_WIDTH = 132

/** Whose document it is, its number to read and to scan, what it is, how much, how paid, and how to verify it. */
export function drawFront(sheet: Sheet, data: PaymentConfirmation): void {
  const text = words[data.locale]
  drawHeader(sheet, data, text)
  if (data.demo) drawDemoNotice(sheet, text)
  drawTitle(sheet, text)
  drawAmount(sheet, data, text)
  const top = sheet.y
  const detailsEnd = drawDetails(sheet, data, text, top)
  const verifyEnd = drawVerify(sheet, data, text, top)
  sheet.y = Math.max(detailsEnd, verifyEnd) + 18
}

function drawHeader(sheet: Sheet, data: PaymentConfirmation, text: Words): void {
  const nameX = LEFT + SEAL + 12
  const codeX = RIGHT - BARCODE.width
  const width = codeX - nameX - 16
  drawSeal(sheet, LEFT, TOP, SEAL)
  tagged(sheet, sheet.root, 'P', () => {
    const nameStyle = { ...style.strong, size: 11.5, colour: 'lacquer' } as const
    const end = write(
      sheet,
      capitalised(data.tenant.name[data.locale]),
      { x: nameX, y: TOP + 4, width },
      nameStyle,
    )
    write(sheet, data.tenant.portalName[data.locale], { x: nameX, y: end + 1, width }, style.body)
  })
  const id = formatPublicId(data.publicId)
  drawCode128(sheet, data.publicId, { x: codeX, y: TOP, alt: text.barcode(id), ...BARCODE })
  tagged(sheet, sheet.root, 'P', () => {
    const box = { x: codeX, y: TOP + BARCODE.height + 4, width: BARCODE.width }
    write(sheet, `${text.paymentId}: ${id}`, box, { ...style.strong, size: 8.5, align: 'center' })
  })
  sheet.y = TOP + HEADER_HEIGHT + 10
  rule(sheet, LEFT, RIGHT, sheet.y, 1.2, colour.lacquer)
  sheet.y += 16
}

/** Said once in words that readers of screens meet; the mark across each page repeats it for the eye. */
function drawDemoNotice(sheet: Sheet, text: Words): void {
  const look = { ...style.strong, colour: 'lacquer', align: 'center' } as const
  const height = heightOf(sheet, text.demo, CONTENT_WIDTH, look) + 10
  artifact(sheet, () => {
    sheet.pdf.lineWidth(1).roundedRect(LEFT, sheet.y, CONTENT_WIDTH, height, 3).stroke(colour.lacquer)
  })
  tagged(sheet, sheet.root, 'P', () => {
    write(sheet, text.demo, { x: LEFT, y: sheet.y + 6, width: CONTENT_WIDTH }, look)
  })
  sheet.y += height + 14
}

function drawTitle(sheet: Sheet, text: Words): void {
  const box = { x: LEFT, y: sheet.y, width: CONTENT_WIDTH }
  const end = sheet.y + heightOf(sheet, text.title, CONTENT_WIDTH, style.title)
  tagged(sheet, sheet.root, 'H1', () => write(sheet, text.title, box, style.title))
  sheet.y = end + 10
}

function drawAmount(sheet: Sheet, data: PaymentConfirmation, text: Words): void {
  const x = LEFT + PANEL_PADDING
  const width = CONTENT_WIDTH - 2 * PANEL_PADDING
  const inWords = `${text.inWords}: ${inLanguage(data)}`
  const figures = formatDong(data.amount)
  const labelY = sheet.y + PANEL_PADDING - 2
  const figuresY = labelY + heightOf(sheet, text.amount, width, style.label)
  const wordsY = figuresY + heightOf(sheet, figures, width, style.amount)
  const height = wordsY + heightOf(sheet, inWords, width, style.body) + PANEL_PADDING - 2 - sheet.y
  artifact(sheet, () => {
    sheet.pdf.roundedRect(LEFT, sheet.y, CONTENT_WIDTH, height, 4).fill(colour.wash)
    sheet.pdf.rect(LEFT, sheet.y, 3, height).fill(colour.jade)
  })
  tagged(sheet, sheet.root, 'P', () => {
    write(sheet, text.amount, { x, y: labelY, width }, style.label)
    write(sheet, figures, { x, y: figuresY, width }, style.amount)
    write(sheet, inWords, { x, y: wordsY, width }, style.body)
  })
  drawPaidMark(sheet, text, sheet.y + PANEL_PADDING)
  sheet.y += height + 16
}

/** "Paid" in a jade frame at the panel's right, as a stamp would say it. */
function drawPaidMark(sheet: Sheet, text: Words, y: number): void {
  const look = { ...style.strong, weight: 'bold', size: 11, colour: 'jade', align: 'center' } as const
  const width = widthOf(sheet, text.paid, look) + 24
  const x = RIGHT - PANEL_PADDING - width
  artifact(sheet, () => {
    sheet.pdf.lineWidth(1.2).roundedRect(x, y, width, 24, 3).stroke(colour.jade)
  })
  tagged(sheet, sheet.root, 'P', () => write(sheet, text.paid, { x, y: y + 5, width }, look))
}

function drawDetails(sheet: Sheet, data: PaymentConfirmation, text: Words, top: number): number {
  const valueX = LEFT + LABEL_WIDTH
  const width = CONTENT_WIDTH - VERIFY.width - GUTTER - LABEL_WIDTH
  let y = top + 4
  for (const [label, value] of details(data, text)) {
    const rowY = y
    tagged(sheet, sheet.root, 'P', () => {
      const labelY = rowY + style.strong.size - style.label.size
      write(sheet, label, { x: LEFT, y: labelY, width: LABEL_WIDTH - 8 }, style.label)
      y = write(sheet, value, { x: valueX, y: rowY, width }, style.strong)
    })
    y = Math.max(y, rowY + heightOf(sheet, label, LABEL_WIDTH - 8, style.label)) + 7
  }
  return y
}

function details(data: PaymentConfirmation, text: Words): [label: string, value: string][] {
  const agencies = new Set(data.lines.map((line) => line.agencyId)).size
  return [
    [text.paidAt, formatDateTime(data.paidAt, data.locale)],
    [text.method, text.card],
    [text.issuer, data.method.issuerName],
    [text.cardNumber, data.method.cardMask],
    [text.bankReference, data.method.bankReference],
    [text.receivers, text.count(data.lines.length, agencies)],
  ]
}

function drawVerify(sheet: Sheet, data: PaymentConfirmation, text: Words, top: number): number {
  const x = RIGHT - VERIFY.width
  const code = formatVerificationCode(data.verificationCode)
  const qrX = x + (VERIFY.width - VERIFY.qr) / 2
  drawQr(sheet, data.verifyUrl, { x: qrX, y: top, size: VERIFY.qr, alt: text.verifyQr(code) })
  let y = top + VERIFY.qr + 2
  tagged(sheet, sheet.root, 'P', () => {
    const labelStyle = { ...style.label, align: 'center' } as const
    y = write(sheet, text.verify, { x, y, width: VERIFY.width }, labelStyle)
    y = write(sheet, code, { x, y, width: VERIFY.width }, { ...style.strong, size: 11, align: 'center' })
    const how = text.verifyHow(verifySite(data.verifyUrl))
    y = write(sheet, how, { x, y: y + 2, width: VERIFY.width }, { ...style.small, align: 'center' })
  })
  return y
}

/** The page for typing a code is the address of this document's page without the code. */
function verifySite(verifyUrl: string): string {
  const { host, pathname } = new URL(verifyUrl)
  return host + pathname.replace(/\/[^/]*$/, '')
}

/** The tenant's name is written as within a sentence ("tỉnh Quảng Nam"); here it begins a line. */
function capitalised(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}

function inLanguage({ amount, locale }: PaymentConfirmation): string {
  return locale === 'vi' ? amountInWords(amount) : amountInWordsEn(amount)
}
