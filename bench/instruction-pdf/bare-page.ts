import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import bwip from 'bwip-js/node'
import PDFDocument from 'pdfkit'
import { ROOT } from '#scripts/paths.ts'
import { BenchFailure } from '../measure.ts'

const fonts = ['400Regular', '500Medium', '700Bold'].map((weight) => ({
  weight,
  file: readFileSync(
    join(ROOT, 'node_modules/@expo-google-fonts/be-vietnam-pro', weight, `BeVietnamPro_${weight}.ttf`),
  ),
}))

/**
 * What PDFKit takes for the least paper of this kind: an A4 page with one line in each of the same typefaces, one QR
 * code and one Code 128, without structure, profile or layout.
 */
export async function barePage(text: string, qr: string, barcode: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 50 })
  const done = bytesOf(pdf)
  for (const { weight, file } of fonts) pdf.registerFont(weight, file).font(weight).text(text)
  drawQr(pdf, qr)
  drawBars(pdf, barcode)
  pdf.end()
  return done
}

function drawQr(pdf: PDFKit.PDFDocument, text: string): void {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new BenchFailure('No modules for a QR code')
  symbol.pixs.forEach((dark, at) => {
    if (dark === 1) pdf.rect(50 + 2 * (at % symbol.pixx), 200 + 2 * Math.floor(at / symbol.pixx), 2, 2)
  })
  pdf.fill()
}

function drawBars(pdf: PDFKit.PDFDocument, text: string): void {
  const [symbol] = bwip.raw('code128', text)
  if (!symbol || !('sbs' in symbol)) throw new BenchFailure('No bars for a Code 128')
  let x = 50
  symbol.sbs.forEach((width, at) => {
    if (at % 2 === 0) pdf.rect(x, 400, width, 40)
    x += width
  })
  pdf.fill()
}

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of pdf) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
