/** What is printed on. Lengths are PDF points (1/72 inch) from the top left corner of the page. */
export type Paper = {
  readonly width: number
  /** Of a page; of a roll the longest piece, which is cut where its content ends. */
  readonly height: number
  readonly left: number
  readonly right: number
  /** Where a page's content begins and ends; the foot of a page stands below it. */
  readonly top: number
  readonly bottom: number
  readonly roll: boolean
}

const MILLIMETRE = 72 / 25.4

export const A4: Paper = {
  width: 595.28,
  height: 841.89,
  left: 51,
  right: 595.28 - 51,
  top: 40,
  bottom: 841.89 - 68,
  roll: false,
}

/** A4 with the margins of official papers (Decree 30/2020/NĐ-CP, Appendix I): 30 mm at the left, 15 at the right. */
export const OFFICIAL_A4: Paper = {
  width: A4.width,
  height: A4.height,
  left: 30 * MILLIMETRE,
  right: A4.width - 15 * MILLIMETRE,
  top: 20 * MILLIMETRE,
  bottom: A4.height - 20 * MILLIMETRE,
  roll: false,
}

/**
 * The 80 mm roll of receipt printers, which print 72 mm of it in black on thermal paper. PDF readers open no page
 * longer than 14,400 points (ISO 32000-1, annex C.2), five metres: what is longer continues on another piece.
 */
export const ROLL: Paper = {
  width: 80 * MILLIMETRE,
  height: 14_400,
  left: 4 * MILLIMETRE,
  right: 76 * MILLIMETRE,
  top: 12,
  bottom: 14_400 - 80,
  roll: true,
}

/** One dot of a receipt printer's head: 203 to the inch. */
export const DOT = 72 / 203

export function contentWidth({ left, right }: Paper): number {
  return right - left
}
