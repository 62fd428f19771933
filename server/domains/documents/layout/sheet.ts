import PDFDocument from 'pdfkit'
import type { Locale } from '#lib/locale.ts'
import type { DocumentLanguage } from '../contract.ts'
import { type Colour, colour, type TextStyle } from './look.ts'
import type { Paper } from './paper.ts'
import { printable } from './printable.ts'
import { type Family, typeface, type Weight } from './typefaces.ts'

/** A document being drawn. `y` is where the next thing goes, and moves down as things are drawn. */
export type Sheet = {
  readonly pdf: PDFKit.PDFDocument
  /** The root of the structure that readers of screens follow. */
  readonly root: Structure
  readonly paper: Paper
  readonly family: Family
  readonly weights: readonly Weight[]
  /** The document's own language, and after it the one that stands beneath. */
  readonly languages: readonly [Locale, ...Locale[]]
  y: number
}

export type Structure = PDFKit.PDFStructureElement

export type SheetAbout = {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly language: DocumentLanguage
  readonly paper: Paper
  /** Be Vietnam Pro where none is named. */
  readonly family?: Family
  /** What is medium elsewhere is bold in a document without it: each weight costs 13 kB and a fourth of the work. */
  readonly weights?: readonly Weight[]
  /** Stands in the file as its date. Everything in a file follows from its data, so that the same data gives the same bytes. */
  readonly at: Date
}

const allWeights: Record<Family, readonly Weight[]> = {
  BeVietnamPro: ['regular', 'medium', 'bold'],
  Tinos: ['regular', 'bold', 'italic'],
}

const languages: Record<DocumentLanguage, Sheet['languages']> = {
  vi: ['vi'],
  en: ['en'],
  'vi-en': ['vi', 'en'],
}

/** A new document with one empty page, tagged for readers of screens and fit for archives (PDF/A-2a). */
export function openSheet(about: SheetAbout): Sheet {
  const { paper, family = 'BeVietnamPro', weights = allWeights[family] } = about
  const spoken = languages[about.language]
  const pdf = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: spoken[0],
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: forMetadata(about.title),
      Author: forMetadata(about.author),
      Subject: forMetadata(about.subject),
      Creator: forMetadata(about.author),
      CreationDate: about.at,
    },
  })
  for (const weight of weights) pdf.registerFont(weight, typeface(family, weight))
  pdf.font('regular')
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  pdf.addPage()
  return { pdf, root, paper, family, weights, languages: spoken, y: paper.top }
}

/** Ends the document and gives its bytes. The last piece of a roll is cut below its content. */
export async function closeSheet(sheet: Sheet): Promise<Uint8Array> {
  const { pdf, root, paper } = sheet
  if (paper.roll) cut(sheet)
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  root.end()
  pdf.end()
  await done
  return new Uint8Array(Buffer.concat(chunks))
}

/** PDF counts from the bottom: what hangs from the top of a roll keeps its place when the page ends sooner. */
function cut({ pdf, paper, y }: Sheet): void {
  const MediaBox = [0, paper.height - y - paper.top, paper.width, paper.height]
  Object.assign(pdf.page.dictionary.data, { MediaBox })
}

/** Draws what a reader of screens leaves out: rules, grounds, what is repeated on every page. */
export function artifact(sheet: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  sheet.pdf.markContent('Artifact', { type })
  draw()
  sheet.pdf.endMarkedContent()
}

/** The colour as it comes out on this paper: a roll knows black alone. */
export function inkOf({ paper }: Sheet, name: Colour): string {
  return paper.roll && name !== 'white' ? colour.black : colour[name]
}

/** The document, ready to measure and write in this typeface. */
export function inFont({ pdf, weights }: Sheet, { weight, size }: TextStyle): PDFKit.PDFDocument {
  return pdf.font(weights.includes(weight) ? weight : 'bold').fontSize(size)
}

/** The width in points of the text on one line. */
export function widthOf(sheet: Sheet, text: string, look: TextStyle): number {
  return inFont(sheet, look).widthOfString(printable(text, sheet.family))
}

/** A horizontal rule. */
export function rule(sheet: Sheet, y: number, width: number, ink: Colour): void {
  const { left, right } = sheet.paper
  artifact(sheet, () => {
    sheet.pdf.lineWidth(width).moveTo(left, y).lineTo(right, y).stroke(inkOf(sheet, ink))
  })
}

/** Whether so much still has room on this page. */
export function fits({ y, paper }: Sheet, height: number): boolean {
  return y + height <= paper.bottom
}

/** Draws on every page in turn; `number` counts from 1. */
export function onEveryPage(sheet: Sheet, draw: (number: number, count: number) => void): void {
  const { start, count } = sheet.pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    sheet.pdf.switchToPage(start + index)
    draw(index + 1, count)
  }
}

/** PDFKit copies these texts into the XML of the metadata as they are, so nothing of XML may be in them. */
function forMetadata(text: string): string {
  return printable(text).replace(/[&<>]/g, (sign) => ({ '&': '+', '<': '‹', '>': '›' })[sign] ?? '')
}
