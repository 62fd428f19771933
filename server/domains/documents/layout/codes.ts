import bwip from 'bwip-js/node'
import { colour } from './look.ts'
import { bounds, type Sheet, tagged } from './sheet.ts'

type Place = { readonly x: number; readonly y: number; readonly alt: string }

/** Light margin that ISO/IEC 15417 (Code 128) and 18004 (QR) ask for, in modules. */
const BAR_QUIET = 10
const QR_QUIET = 4

/**
 * Draws a Code 128 as rectangles, `width` points with its light margins. For hand scanners a module should be at
 * least 0.19 mm (GS1 General Specifications 5.5); thirteen characters in 160 points have 0.28 mm.
 */
export function drawCode128(
  sheet: Sheet,
  text: string,
  place: Place & { width: number; height: number },
): void {
  const bars = barsOf(text)
  const modules = bars.reduce((sum, bar) => sum + bar, 2 * BAR_QUIET)
  const module = place.width / modules
  figure(sheet, place, place.width, place.height, () => {
    let x = place.x + BAR_QUIET * module
    bars.forEach((bar, index) => {
      if (index % 2 === 0) sheet.pdf.rect(x, place.y, bar * module, place.height)
      x += bar * module
    })
    sheet.pdf.fill(colour.ink)
  })
}

/** Draws a QR code (error correction M) as rectangles, a square of `size` points with its light margin. */
export function drawQr(sheet: Sheet, text: string, place: Place & { size: number }): void {
  const qr = qrModules(text)
  const module = place.size / (qr.width + 2 * QR_QUIET)
  const inner = { x: place.x + QR_QUIET * module, y: place.y + QR_QUIET * module }
  figure(sheet, place, place.size, place.size, () => {
    for (const run of darkRuns(qr)) {
      sheet.pdf.rect(inner.x + run.x * module, inner.y + run.y * module, run.length * module, module)
    }
    sheet.pdf.fill(colour.ink)
  })
}

/** On white, whatever lies beneath. */
function figure(sheet: Sheet, { x, y, alt }: Place, width: number, height: number, draw: () => void): void {
  const options = { alt, bbox: bounds(x, y, width, height) }
  tagged(
    sheet,
    sheet.root,
    'Figure',
    () => {
      sheet.pdf.rect(x, y, width, height).fill(colour.white)
      draw()
    },
    options,
  )
}

/** Widths of bars and spaces in turn, in modules, the first a bar. */
function barsOf(text: string): number[] {
  const [symbol] = bwip.raw('code128', text)
  if (!symbol || !('sbs' in symbol)) throw new Error('No bars for a Code 128')
  return symbol.sbs
}

type Modules = { readonly width: number; readonly dark: readonly number[] }

function qrModules(text: string): Modules {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error('No modules for a QR code')
  return { width: symbol.pixx, dark: symbol.pixs }
}

/** Neighbours in a row become one rectangle: a smaller file, and no hairlines between them on screens. */
function darkRuns({ width, dark }: Modules): { x: number; y: number; length: number }[] {
  const runs: { x: number; y: number; length: number }[] = []
  for (let y = 0; y < dark.length / width; y++) {
    for (let x = 0; x < width; x++) {
      if (dark[y * width + x] !== 1) continue
      const start = x
      while (x < width && dark[y * width + x] === 1) x++
      runs.push({ x: start, y, length: x - start })
    }
  }
  return runs
}
