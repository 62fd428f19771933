/** No-break spaces stay: they are part of their word. */
const SPACES_AT_END = / +$/u

/** Where a word may break that is wider than a whole line, the best place first, at last anywhere. */
const INNER_BREAKS = [/(?<=\/)/u, /(?<=[-.–@])/u, '']

/**
 * Sets a text in lines of at most `width`, as `widthOf` measures. Lines break at spaces, never at no-break spaces;
 * a word wider than a line breaks inside, at its dashes, slashes and dots or, if need be, anywhere. Nothing but
 * spaces at breaks is lost. Always at least one line.
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of piecesOf(text, width, widthOf)) {
    const wide = widthOf(piece.replace(SPACES_AT_END, ''))
    if (line !== '' && used + wide > width) {
      lines.push(line.replace(SPACES_AT_END, ''))
      line = ''
      used = 0
    }
    line += piece
    used += piece.endsWith(' ') ? widthOf(piece) : wide
  }
  return [...lines, line.replace(SPACES_AT_END, '')]
}

/** Words with the spaces after them; what is wider than a line in smaller pieces. */
function piecesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const words = text.match(/[^ ]+ *|^ +/gu) ?? []
  return words.flatMap((word) => broken(word, width, widthOf, INNER_BREAKS))
}

function broken(
  word: string,
  width: number,
  widthOf: (text: string) => number,
  breaks: readonly (RegExp | string)[],
): string[] {
  const [first, ...finer] = breaks
  if (first === undefined || widthOf(word.replace(SPACES_AT_END, '')) <= width) return [word]
  const parts = first === '' ? Array.from(word) : word.split(first)
  return parts.flatMap((part) => broken(part, width, widthOf, finer))
}
