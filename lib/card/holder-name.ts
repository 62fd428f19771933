import { normalise } from '../normalise.ts'
import { err, ok, type Result } from '../result.ts'
import { fold } from '../vietnamese/fold.ts'

export type HolderNameError =
  | { readonly code: 'EMPTY' }
  | { readonly code: 'SPECIAL_CHARACTERS' }
  | { readonly code: 'TOO_LONG'; readonly longest: number }

/** Cards emboss 26 characters; the bank's own records are longer, and some people type those. */
const LONGEST = 64

/**
 * Reads the name on the card as the card has it: A–Z and single spaces. Accents and lower case are mended,
 * not refused; digits, symbols and other scripts are refused.
 */
export function parseHolderName(text: string): Result<string, HolderNameError> {
  const name = fold(normalise(text, 'NFKC')).toUpperCase().replace(/\s+/g, ' ').trim()
  if (name === '') return err({ code: 'EMPTY' })
  if (!/^[A-Z ]+$/.test(name)) return err({ code: 'SPECIAL_CHARACTERS' })
  if (name.length > LONGEST) return err({ code: 'TOO_LONG', longest: LONGEST })
  return ok(name)
}
