/** Marks on one letter beyond any writing system's need; the bound of Unicode's stream-safe format (UAX #15 §13). */
const TOO_MANY_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

/**
 * The text in a Unicode normal form, in time that grows with its length: ordering the marks of one letter
 * takes the square of their number, so that a field of 100,000 marks would cost seconds. What a letter
 * carries beyond thirty marks is dropped.
 */
export function normalise(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return text.replace(TOO_MANY_MARKS, '$1').normalize(form)
}
