import PDFDocument from 'pdfkit'
import { colour, PAGE, type TextStyle, TOP } from './look.ts'
import { printable } from './printable.ts'
import { typeface, type Weight } from './typefaces.ts'

/** A document being drawn. `y` is where the next thing goes, and moves down as things are drawn. */
export type Sheet = {
  readonly pdf: PDFKit.PDFDocument
  /** The root of the structure that readers of screens follow. */
  readonly root: PDFKit.PDFStructureElement
  y: number
}

export type Box = { readonly x: number; readonly y: number; readonly width: number }

export type SheetAbout = {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly language: string
  /** Stands in the file as its date. Everything in a file follows from its data, so that the same data gives the same bytes. */
  readonly at: Date
}

const weights: readonly Weight[] = ['regular', 'medium', 'bold']

/** A new A4 document with one empty page, tagged for readers of screens and fit for archives (PDF/A-2a). */
export function openSheet(about: SheetAbout): Sheet {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: about.language,
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
  for (const weight of weights) pdf.registerFont(weight, typeface(weight))
  pdf.font('regular')
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  pdf.addPage()
  return { pdf, root, y: TOP }
}

/** Ends the document and gives its bytes. */
export async function closeSheet({ pdf, root }: Sheet): Promise<Uint8Array> {
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

/** Draws something that a reader of screens meets as one element: a heading, a paragraph, a cell, a picture. */
export function tagged(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  type: string,
  draw: () => void,
  options: Record<string, unknown> = {},
): void {
  parent.add(sheet.pdf.struct(type, options, draw))
}

/** Draws what a reader of screens leaves out: rules, grounds, what is repeated on every page. */
export function artifact(sheet: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  sheet.pdf.markContent('Artifact', { type })
  draw()
  sheet.pdf.endMarkedContent()
}

/** Writes a text into a box of this width, over as many lines as it needs, and answers where it ends. */
export function write(sheet: Sheet, text: string, box: Box, look: TextStyle): number {
  select(sheet, look)
  sheet.pdf.fillColor(colour[look.colour])
  sheet.pdf.text(printable(text), box.x, box.y, { ...typesetting(look), width: box.width })
  return sheet.pdf.y
}

/** The height in points that the text takes in a box of this width. */
export function heightOf(sheet: Sheet, text: string, width: number, look: TextStyle): number {
  select(sheet, look)
  return sheet.pdf.heightOfString(printable(text), { ...typesetting(look), width })
}

/** The width in points of the text on one line. */
export function widthOf(sheet: Sheet, text: string, look: TextStyle): number {
  select(sheet, look)
  return sheet.pdf.widthOfString(printable(text))
}

/** A horizontal rule. */
export function rule(sheet: Sheet, x1: number, x2: number, y: number, width: number, ink: string): void {
  artifact(sheet, () => {
    sheet.pdf.lineWidth(width).moveTo(x1, y).lineTo(x2, y).stroke(ink)
  })
}

/** Draws on every page in turn; `number` counts from 1. */
export function onEveryPage(sheet: Sheet, draw: (number: number, count: number) => void): void {
  const { start, count } = sheet.pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    sheet.pdf.switchToPage(start + index)
    draw(index + 1, count)
  }
}

/** The bounds of a picture, as the structure wants them: left, top, right, bottom. */
export function bounds(
  x: number,
  y: number,
  width: number,
  height: number,
): [number, number, number, number] {
  return [x, y, x + width, Math.min(y + height, PAGE.height)]
}

/** PDFKit copies these texts into the XML of the metadata as they are, so nothing of XML may be in them. */
function forMetadata(text: string): string {
  return printable(text).replace(/[&<>]/g, (sign) => ({ '&': '+', '<': '‹', '>': '›' })[sign] ?? '')
}

function select({ pdf }: Sheet, look: TextStyle): void {
  pdf.font(look.weight).fontSize(look.size)
}

function typesetting({ align = 'left', lineGap = 0 }: TextStyle): PDFKit.Mixins.TextOptions {
  return { align, lineGap }
}
