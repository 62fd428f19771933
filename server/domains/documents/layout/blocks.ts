import type { Locale } from '#lib/locale.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { linesOf } from './lines.ts'
import type { TextStyle } from './look.ts'
import { printable } from './printable.ts'
import { artifact, inFont, inkOf, type Sheet, type Structure, widthOf } from './sheet.ts'

/**
 * Something that is measured and waits for its place. It is drawn with its top left corner at x, y, into an element
 * of the structure; with null as what readers of screens leave out.
 */
export type Block = {
  readonly height: number
  readonly draw: (parent: Structure | null, x: number, y: number) => void
}

/** The same in every language, or a text in both. */
export type Text = string | Bilingual

/** What a text is to a reader of screens; 'none' for content of the element that it is drawn into. */
export type Element = 'P' | 'H1' | 'H2' | 'H3' | 'Span' | 'none'

type Version = {
  readonly foreign: Locale | null
  readonly lines: readonly Line[]
  readonly look: TextStyle
  readonly height: number
}
type Line = { readonly text: string; readonly indent: number }

/** A text in the sheet's language, and beneath it, smaller, in the second one where the sheet has two. */
export function text(
  sheet: Sheet,
  content: Text,
  width: number,
  look: TextStyle,
  element: Element = 'P',
): Block {
  const versions = versionsOf(sheet, content, width, look)
  return {
    height: versions.reduce((sum, { height }) => sum + height, 0),
    draw: (parent, x, y) => {
      const paint = () => drawVersions(sheet, versions, x, y)
      if (!parent) paint()
      else if (element === 'none') parent.add(paint)
      else parent.add(sheet.pdf.struct(element, {}, paint))
    },
  }
}

/** One beneath the other. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const gaps = Math.max(0, blocks.length - 1) * gap
  return {
    height: blocks.reduce((sum, { height }) => sum + height, gaps),
    draw: (parent, x, y) => {
      let top = y
      for (const block of blocks) {
        block.draw(parent, x, top)
        top += block.height + gap
      }
    },
  }
}

/** Side by side, each so far from the left edge and from the upper one. */
export function beside(
  blocks: readonly { readonly at: number; readonly down?: number; readonly block: Block }[],
): Block {
  return {
    height: Math.max(0, ...blocks.map(({ block, down = 0 }) => block.height + down)),
    draw: (parent, x, y) => {
      for (const { at, down = 0, block } of blocks) block.draw(parent, x + at, y + down)
    },
  }
}

/** In an element of the structure, such as a table's row. */
export function within(
  sheet: Sheet,
  element: string,
  block: Block,
  options: Record<string, unknown> = {},
): Block {
  return {
    height: block.height,
    draw: (parent, x, y) => {
      const own = parent && open(sheet, parent, element, options)
      block.draw(own, x, y)
      own?.end()
    },
  }
}

export type Padding = { readonly x: number; readonly top: number; readonly bottom: number }

/** On a ground that `paint` lays. */
export function onGround(
  sheet: Sheet,
  block: Block,
  padding: Padding,
  paint: (x: number, y: number, height: number) => void,
): Block {
  const height = block.height + padding.top + padding.bottom
  return {
    height,
    draw: (parent, x, y) => {
      if (parent) artifact(sheet, () => paint(x, y, height))
      else paint(x, y, height)
      block.draw(parent, x + padding.x, y + padding.top)
    },
  }
}

/** Nothing, so high. */
export function space(height: number): Block {
  return { height, draw: () => {} }
}

/** A part of the structure that is open until it is ended. */
export function open(
  sheet: Sheet,
  parent: Structure,
  element: string,
  options: Record<string, unknown> = {},
): Structure {
  const own = sheet.pdf.struct(element, options)
  parent.add(own)
  return own
}

function versionsOf(sheet: Sheet, content: Text, width: number, look: TextStyle): Version[] {
  if (typeof content === 'string') return [versionOf(sheet, content, null, width, look)]
  const [own, ...others] = sheet.languages
  const foreign = others.filter((language) => content[language] !== content[own])
  return [
    versionOf(sheet, content[own], null, width, look),
    ...foreign.map((language) => versionOf(sheet, content[language], language, width, beneath(look))),
  ]
}

/** How the second language stands beneath the first. */
function beneath(look: TextStyle): TextStyle {
  const colour = look.colour === 'ink' ? 'ash' : look.colour
  return { ...look, weight: 'regular', size: Math.min(look.size, Math.max(7.5, look.size * 0.8)), colour }
}

function versionOf(
  sheet: Sheet,
  content: string,
  foreign: Locale | null,
  width: number,
  wanted: TextStyle,
): Version {
  const drawn = printable(content, sheet.family)
  const look = wanted.oneLine ? fitted(sheet, drawn, width, wanted) : wanted
  const pdf = inFont(sheet, look)
  const measure = (part: string) => pdf.widthOfString(part)
  const lines = linesOf(drawn, width, measure).map((line) => ({
    text: line,
    indent: indentOf(look, width, () => measure(line)),
  }))
  const lineHeight = pdf.currentLineHeight(true) + (look.lineGap ?? 0)
  return { foreign, lines, look, height: lines.length * lineHeight }
}

/** As large as its line allows; a little less than the line, for sums of widths round. */
function fitted(sheet: Sheet, line: string, width: number, look: TextStyle): TextStyle {
  const wide = widthOf(sheet, line, look)
  return wide <= width ? look : { ...look, size: (look.size * (width - 0.01)) / wide }
}

function indentOf({ align }: TextStyle, width: number, lineWidth: () => number): number {
  if (align === 'right') return width - lineWidth()
  return align === 'center' ? (width - lineWidth()) / 2 : 0
}

function drawVersions(sheet: Sheet, versions: readonly Version[], x: number, y: number): void {
  let top = y
  for (const version of versions) {
    if (version.foreign) sheet.pdf.markContent('Span', { lang: version.foreign })
    drawLines(sheet, version, x, top)
    if (version.foreign) sheet.pdf.endMarkedContent()
    top += version.height
  }
}

function drawLines(sheet: Sheet, { lines, look, height }: Version, x: number, y: number): void {
  const pdf = inFont(sheet, look).fillColor(inkOf(sheet, look.colour))
  const lineHeight = height / lines.length
  lines.forEach((line, index) => {
    pdf.text(line.text, x + line.indent, y + index * lineHeight, { lineBreak: false })
  })
}
