import { normalise } from '../normalise.ts'

const HIDDEN = '•'
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * A name that its owner knows again and nobody else learns: of every word the first letter, of the last
 * word (in Vietnam the given name) all of it. "Nguyễn Văn An" → "N••••• V•• An". One word alone keeps its
 * first letter only. Organisations' names are masked alike; no name is read for its meaning.
 */
export function maskName(name: string): string {
  const words = normalise(name, 'NFC').split(/\s+/).filter(Boolean)
  const [given = '', ...others] = words.toReversed()
  if (others.length === 0) return maskWord(given)
  return [...others.toReversed().map(maskWord), given].join(' ')
}

/** A word of one letter is hidden whole: its first letter would be all of it. */
function maskWord(word: string): string {
  const [first = '', ...rest] = Array.from(letters.segment(word), ({ segment }) => segment)
  if (rest.length === 0) return first && HIDDEN
  return first + HIDDEN.repeat(rest.length)
}
