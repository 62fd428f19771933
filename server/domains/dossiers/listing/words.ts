import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import { searchKey } from '#lib/vietnamese/fold.ts'

/** What is typed beyond these narrows nothing that a person could mean. */
const longestSearch = 100
const mostWords = 6
/** Shorter ones say something at the beginning of a word alone: three letters are what the index knows. */
const letters = 3

const wordsOf = (text: string): string[] => searchKey(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const unbroken = (code: string): string => wordsOf(code).join('')

/**
 * The words by which a dossier is found, each after a space: its code as it is written and in one piece, and its procedure
 * in both languages, without accents.
 */
export function wordsOfDossier(
  code: string,
  procedure: { readonly vi: string; readonly en: string },
): string {
  const words = [...wordsOf(code), unbroken(code), ...wordsOf(procedure.vi), ...wordsOf(procedure.en)]
  return words.map((word) => ` ${word}`).join('')
}

/**
 * What was typed as patterns of LIKE, all of which must hold: a word anywhere, a short one where a word begins, a whole
 * code in one piece. None where nothing was typed; what is no letter and no digit is passed over.
 */
export function searchPatterns(typed: string): string[] {
  const text = typed.slice(0, longestSearch)
  const code = parseDossierCode(text)
  const words = code.ok ? [unbroken(code.value)] : wordsOf(text)
  return [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords)
    .map((word) => (word.length < letters ? `% ${word}%` : `%${word}%`))
}
