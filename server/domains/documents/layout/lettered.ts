import type { Font } from 'fontkit'

/**
 * The typeface, whose glyphs from now on always know their letters. Fontkit keeps each glyph as it was first asked
 * for: one that was met as a part of another (the Ơ of Ờ, when a document was written) would have no letter in any
 * later document, and what is copied from that one would lack it.
 */
export function lettered(font: Font): Font {
  const find = font.getGlyph.bind(font)
  font.getGlyph = (id, letters = []) => {
    const glyph = find(id, letters)
    if (glyph.codePoints.length === 0) glyph.codePoints.push(...letters)
    return glyph
  }
  return font
}
