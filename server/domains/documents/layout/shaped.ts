import type { Font, GlyphRun } from 'fontkit'

/** More words than all documents' fixed texts have; names and labels come and go. */
const MOST_WORDS = 5_000

/**
 * The typeface, which from now on shapes each word once: that is a third of the work of drawing a document, and
 * most of its words are the same on every one. Whoever asks gets places of its own to scale, as PDFKit does.
 */
export function shapingOnce(font: Font): Font {
  const shape = font.layout.bind(font)
  const known = new Map<string, GlyphRun>()
  font.layout = (word, features, ...settings) => {
    if (features !== undefined || settings.length > 0) return shape(word, features, ...settings)
    const run = known.get(word) ?? shape(word)
    if (known.size === MOST_WORDS) known.clear()
    known.set(word, run)
    return copyOf(run)
  }
  return font
}

function copyOf(run: GlyphRun): GlyphRun {
  const positions = run.positions.map((position) => ({ ...position }))
  return Object.assign(Object.create(Object.getPrototypeOf(run)), run, { positions })
}
