import * as mupdf from 'mupdf'

export type ReadPdf = {
  /** The text lines of each page, in the order of the file. */
  readonly pages: readonly (readonly string[])[]
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  readonly title: string
  readonly language: string
  readonly tagged: boolean
}

/** Reads a PDF with MuPDF, which had no part in writing it. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const document = open(bytes)
  const catalog = document.getTrailer().get('Root')
  return {
    pages: Array.from({ length: document.countPages() }, (_, index) => linesOf(document, index)),
    fonts: fontsOf(document),
    title: document.getMetaData('info:Title') ?? '',
    language: catalog.get('Lang').asString(),
    tagged: catalog.get('MarkInfo').get('Marked').asBoolean(),
  }
}

/** A page as PNG, `scale` pixels to the point. */
export function rasterise(bytes: Uint8Array, page: number, scale: number): Uint8Array {
  const matrix = mupdf.Matrix.scale(scale, scale)
  return open(bytes).loadPage(page).toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false).asPNG()
}

/** A line of text and where it stands, in points from the page's top left corner. */
export type PlacedLine = {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The lines of a page with their places. */
export function placedLines(bytes: Uint8Array, page: number): PlacedLine[] {
  const lines: PlacedLine[] = []
  let text = ''
  let bounds: mupdf.Rect = [0, 0, 0, 0]
  open(bytes)
    .loadPage(page)
    .toStructuredText('preserve-whitespace')
    .walk({
      beginLine: (bbox) => {
        text = ''
        bounds = bbox
      },
      onChar: (character) => {
        text += character
      },
      endLine: () => {
        const [left, top, right, bottom] = bounds
        lines.push({ text: text.trim(), left, top, right, bottom })
      },
    })
  return lines
}

/** What readers of screens say of the figures, in the order of the file. */
export function figuresOf(bytes: Uint8Array): string[] {
  const document = open(bytes)
  const said: string[] = []
  for (let number = 1; number < document.countObjects(); number++) {
    const element = document.newIndirect(number).resolve()
    if (!element.isDictionary() || !element.get('S').isName() || element.get('S').asName() !== 'Figure')
      continue
    said.push(element.get('Alt').asString())
  }
  return said
}

/** Width and height of a page in points. */
export function pageSize(bytes: Uint8Array, page: number): { width: number; height: number } {
  const [left, top, right, bottom] = open(bytes).loadPage(page).getBounds()
  return { width: right - left, height: bottom - top }
}

/** Every colour that a page's content names, as it stands there: "0 0 0" is black. */
export function coloursOf(bytes: Uint8Array, page: number): Set<string> {
  const content = open(bytes).findPage(page).get('Contents').readStream().asString()
  return new Set(
    Array.from(content.matchAll(/((?:[\d.]+ ){3})(?:scn|rg)\b/gi), ([, colour = '']) => colour.trim()),
  )
}

function open(bytes: Uint8Array): mupdf.PDFDocument {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF()
  if (!document) throw new Error('Not a PDF')
  return document
}

function linesOf(document: mupdf.PDFDocument, index: number): string[] {
  const text = document.loadPage(index).toStructuredText('preserve-whitespace').asText()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function fontsOf(document: mupdf.PDFDocument): ReadPdf['fonts'] {
  const fonts: { name: string; embedded: boolean }[] = []
  for (let number = 1; number < document.countObjects(); number++) {
    const font = document.newIndirect(number).resolve()
    if (!font.isDictionary() || font.get('Type').asName() !== 'Font') continue
    if (font.get('Subtype').asName() === 'Type0') continue
    const descriptor = font.get('FontDescriptor')
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.get(key).isStream())
    fonts.push({ name: font.get('BaseFont').asName(), embedded })
  }
  return fonts
}
