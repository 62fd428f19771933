import bwip from 'bwip-js/node'
import type { Block } from './blocks.ts'
import { DOT } from './paper.ts'
import { artifact, inkOf, type Sheet, type Structure } from './sheet.ts'

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Light margin that ISO/IEC 15417 (Code 128) and 18004 (QR) ask for, in modules. */
const BAR_QUIET = 10
const QR_QUIET = 4

/**
 * A Code 128 as rectangles, `width` points with its light margins. For hand scanners a module should be at least
 * 0.19 mm (GS1 General Specifications 5.5); thirteen characters in 160 points have 0.28 mm.
 */
export function code128(
  sheet: Sheet,
  data: string,
  { width, height, alt }: { width: number; height: number; alt: string },
): Block {
  const bars = barsOf(data)
  const modules = bars.reduce((sum, bar) => sum + bar, 2 * BAR_QUIET)
  const module = moduleSize(sheet, width / modules)
  const margin = (width - modules * module) / 2 + BAR_QUIET * module
  return figure(sheet, width, height, alt, (x, y) => {
    let left = x + margin
    return bars.flatMap((bar, index) => {
      const dark = { x: left, y, width: bar * module, height }
      left += bar * module
      return index % 2 === 0 ? [dark] : []
    })
  })
}

/** A QR code (error correction M) as rectangles, a square of `size` points with its light margin. */
export function qrCode(sheet: Sheet, data: string, { size, alt }: { size: number; alt: string }): Block {
  const qr = qrModules(data)
  const module = moduleSize(sheet, size / (qr.width + 2 * QR_QUIET))
  const margin = (size - qr.width * module) / 2
  return figure(sheet, size, size, alt, (x, y) =>
    darkRuns(qr).map((run) => ({
      x: x + margin + run.x * module,
      y: y + margin + run.y * module,
      width: run.length * module,
      height: module,
    })),
  )
}

/** The printer of a roll has dots, not points: a module of whole dots keeps every bar as wide as it should be. */
function moduleSize({ paper }: Sheet, fitting: number): number {
  return paper.roll ? Math.max(1, Math.floor(fitting / DOT)) * DOT : fitting
}

/** On white, whatever lies beneath. */
function figure(
  sheet: Sheet,
  width: number,
  height: number,
  alt: string,
  dark: (x: number, y: number) => Rectangle[],
): Block {
  const paint = (x: number, y: number) => {
    sheet.pdf.rect(x, y, width, height).fill(inkOf(sheet, 'white'))
    for (const bar of dark(x, y)) sheet.pdf.rect(bar.x, bar.y, bar.width, bar.height)
    sheet.pdf.fill(inkOf(sheet, 'ink'))
  }
  return {
    height,
    draw: (parent, x, y) => {
      if (!parent) artifact(sheet, () => paint(x, y))
      else drawFigure(sheet, parent, alt, { x, y, width, height }, () => paint(x, y))
    },
  }
}

/** Something to be seen, with the words that a reader of screens says instead. */
export function drawFigure(
  sheet: Sheet,
  parent: Structure,
  alt: string,
  place: Rectangle,
  draw: () => void,
): void {
  const bbox = [place.x, place.y, place.x + place.width, place.y + place.height]
  const options = { alt, bbox }
  parent.add(sheet.pdf.struct('Figure', options, draw))
}

/** Widths of bars and spaces in turn, in modules, the first a bar. */
function barsOf(data: string): number[] {
  const [symbol] = bwip.raw('code128', data)
  if (!symbol || !('sbs' in symbol)) throw new Error('No bars for a Code 128')
  return symbol.sbs
}

type Modules = { readonly width: number; readonly dark: readonly number[] }

function qrModules(data: string): Modules {
  const [symbol] = bwip.raw('qrcode', data, 'eclevel=M')
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
