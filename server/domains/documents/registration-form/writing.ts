import { type Block, beside, stack, text, within } from '../layout/blocks.ts'
import { drawFigure } from '../layout/codes.ts'
import type { TextStyle } from '../layout/look.ts'
import { artifact, inkOf, type Sheet, widthOf } from '../layout/sheet.ts'
import type { Field, FieldRow } from './fields.ts'
import { words } from './words.ts'

const SIZE = 11
const BOX = 8.5
const COLUMN_GAP = 14
/** The least room that a hand needs beside a label. */
const HAND_WIDTH = 90

export const plain = {
  weight: 'regular',
  size: SIZE,
  colour: 'ink',
  lineGap: 1,
} as const satisfies TextStyle
export const strong = { ...plain, weight: 'bold' } as const satisfies TextStyle
export const italic = { ...plain, weight: 'italic', size: 10 } as const satisfies TextStyle

/** The fields of one line, side by side where each has its value on one line, else one beneath the other. */
export function fieldRow(sheet: Sheet, fields: FieldRow, width: number): Block {
  const starts = startsOf(
    fields.map((field) => labelWidth(sheet, field) + valueWidth(sheet, field)),
    width,
  )
  if (!starts) return stack(fields.map((field) => fieldOf(sheet, field, width)))
  return beside(
    fields.map((field, index) => {
      const from = starts[index] ?? 0
      const until = starts[index + 1] ?? width + COLUMN_GAP
      return { at: from, block: fieldOf(sheet, field, until - COLUMN_GAP - from) }
    }),
  )
}

/** Where the fields of a line begin: in equal columns, else each behind the other; null where a line is too short. */
function startsOf(natural: readonly number[], width: number): number[] | null {
  const column = (width + COLUMN_GAP) / natural.length
  if (natural.every((wide) => wide + COLUMN_GAP <= column)) return natural.map((_, index) => index * column)
  const starts: number[] = []
  let next = 0
  for (const wide of natural) {
    starts.push(next)
    next += wide + COLUMN_GAP
  }
  return next - COLUMN_GAP <= width ? starts : null
}

/** "Tên tổ chức*: …", its value beside the label or, where that leaves too little room, beneath it. */
export function fieldOf(sheet: Sheet, field: Field, width: number): Block {
  const taken = Math.min(width, labelWidth(sheet, field))
  const beneath = width - taken < Math.min(HAND_WIDTH, valueWidth(sheet, field)) - 0.01
  const room = beneath ? width : width - taken
  const labelled = text(sheet, namedOf(field), width, plain, 'none')
  const filled = field.value === '' ? dottedLine(sheet, room) : text(sheet, field.value, room, strong, 'none')
  const block = beneath ? stack([labelled, filled]) : beside([at(0, labelled), at(taken, filled)])
  return within(sheet, 'P', block)
}

/** A point more than the text, since sums of widths round. */
function labelWidth(sheet: Sheet, field: Field): number {
  return widthOf(sheet, namedOf(field), plain) + 1
}

function valueWidth(sheet: Sheet, { value }: Field): number {
  return value === '' ? HAND_WIDTH : widthOf(sheet, value, strong) + 1
}

function namedOf({ label, required }: Field): string {
  return `${label}${required ? '*' : ''}: `
}

/** A line of dots to write on, for the eye and the hand; readers of screens are told that it is one. */
export function dottedLine(sheet: Sheet, width: number): Block {
  const { height } = text(sheet, 'x', width, plain)
  return {
    height,
    draw: (parent, x, y) => {
      const foot = y + SIZE + 1
      const paint = () => {
        sheet.pdf.save().lineWidth(0.9).lineCap('round').dash(0.01, { space: 2.6 })
        sheet.pdf
          .moveTo(x + 1, foot)
          .lineTo(x + width, foot)
          .stroke(inkOf(sheet, 'ink'))
          .restore()
      }
      if (!parent) return artifact(sheet, paint)
      drawFigure(sheet, parent, words.byHand, { x, y, width, height }, paint)
    },
  }
}

/** A box, ticked or to be ticked by hand, and what it stands for. */
export function choice(sheet: Sheet, label: string, ticked: boolean): { width: number; block: Block } {
  const width = widthOf(sheet, label, plain) + BOX + 6
  const block = beside([
    { at: 0, down: (SIZE - BOX) / 2 + 1, block: box(sheet, ticked) },
    at(BOX + 5, text(sheet, label, width, plain, 'none')),
  ])
  return { width, block: within(sheet, 'P', block) }
}

/** The typefaces have no boxes, so it is drawn. */
function box(sheet: Sheet, ticked: boolean): Block {
  const paint = (x: number, y: number) => {
    const { pdf } = sheet
    pdf.lineWidth(0.8).rect(x, y, BOX, BOX).stroke(inkOf(sheet, 'ink'))
    if (!ticked) return
    const [from, to] = [1.7, BOX - 1.7]
    pdf
      .lineWidth(1.2)
      .moveTo(x + from, y + from)
      .lineTo(x + to, y + to)
    pdf
      .moveTo(x + to, y + from)
      .lineTo(x + from, y + to)
      .stroke(inkOf(sheet, 'ink'))
  }
  return {
    height: BOX,
    draw: (parent, x, y) => {
      const alt = ticked ? words.ticked : words.unticked
      const draw = () => paint(x, y)
      if (!parent) artifact(sheet, draw)
      else drawFigure(sheet, parent, alt, { x, y, width: BOX, height: BOX }, draw)
    },
  }
}

/** Choices in a row, with the same room between them. */
export function choices(items: readonly { width: number; block: Block }[], gap: number): Block {
  let left = 0
  return beside(
    items.map(({ width, block }) => {
      const placed = at(left, block)
      left += width + gap
      return placed
    }),
  )
}

function at(left: number, block: Block): { at: number; block: Block } {
  return { at: left, block }
}
