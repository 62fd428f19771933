import { colour } from './look.ts'
import { artifact, type Sheet } from './sheet.ts'

/** The portal's mark, a roofed bridge over water in a lacquer disc, drawn on a square of 48 units. */
const DISC = { centre: 24, radius: 24, side: 48 }
const ROOF = 'M9 19c4 .4 6.5-1.5 8.5-5h13c2 3.5 4.5 5.4 8.5 5z'
const BRIDGE = 'M14.5 20v6M20.8 20v6M27.2 20v6M33.5 20v6M10 27h28M16 32a8 7 0 0 1 16 0'
const WATER = 'M13 36.5c1.8 1.2 3.7 1.2 5.5 0s3.7-1.2 5.5 0 3.7 1.2 5.5 0 3.7-1.2 5.5 0'

/** Draws the mark with its top left corner at x, y. */
export function drawSeal(sheet: Sheet, x: number, y: number, size: number): void {
  const { pdf } = sheet
  artifact(sheet, () => {
    pdf
      .save()
      .translate(x, y)
      .scale(size / DISC.side)
    pdf.circle(DISC.centre, DISC.centre, DISC.radius).fill(colour.lacquer)
    pdf.path(ROOF).fill(colour.white)
    pdf.lineWidth(2.2).lineCap('round').lineJoin('round')
    pdf.path(BRIDGE).stroke(colour.white)
    pdf.path(WATER).stroke(colour.white)
    pdf.restore()
  })
}
