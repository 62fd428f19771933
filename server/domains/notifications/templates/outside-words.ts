import { normalise } from '#lib/normalise.ts'
import { fold } from '#lib/vietnamese/fold.ts'

declare const checked: unique symbol

/** A name from outside that may stand in a message of the portal. Made by `fitName` alone: no template takes another. */
export type FitName = string & { readonly [checked]: 'name' }
/** A reason that a person of a bank or an operator gave, likewise. Made by `fitReason` alone. */
export type FitReason = string & { readonly [checked]: 'reason' }

/** Whether the bank, or the operator, has seen papers with this name on them. */
type NameFromOutside = { readonly name: string; readonly verified: boolean }

/** What has a scheme is an address, up to the next space. */
const address = /\S*:\/\/\S*/g
/** A dot between letters or digits, and an at sign, make a link in the eyes of telephones and mail programs. */
const linking = /(?<=[\p{L}\p{N}])[.@](?=[\p{L}\p{N}])/gu
/** Five digits and more, however they are grouped: a telephone, an account, a code. "36" and "2/9" stand in names. */
const longNumber = /\p{Nd}(?:[\s.\-()]*\p{Nd}){4,}/gu
/** What an unverified name may be made of: words, and the signs that stand in names of companies. */
const plainName = /^(?:[\p{L}\p{M} ,&'’()\-–"“”]|\.(?= |$))+$/u
const longestUnverified = 60

/**
 * Makes a name that somebody typed fit to stand in a message that begins with the portal's name; null where nothing of it may
 * be said. What nobody has checked goes out only if it is made of words: with a digit, a link, or a sign such as a colon, it
 * is withheld as a whole, since what is left of a made-up message is still one. A verified name loses links and long numbers.
 */
export function fitName({ name, verified }: NameFromOutside): FitName | null {
  const seen = asSeen(name)
  if (verified) return orNull(tidy(withoutLinks(seen).replace(longNumber, ' ')))
  if (!plainName.test(seen)) return null
  return orNull([...seen].slice(0, longestUnverified).join('').trim())
}

/** A reason without links; its numbers name accounts and papers, and stay. */
export function fitReason(reason: string): FitReason {
  return tidy(withoutLinks(asSeen(reason))) as FitReason
}

/** As it is read: wide and styled letters as plain ones, nothing invisible, on one line. */
function asSeen(text: string): string {
  return tidy(normalise(text, 'NFKC').replace(/\p{Cf}/gu, ''))
}

/** "TP.HCM" reads "TP. HCM", and leads nowhere. */
const withoutLinks = (text: string): string =>
  text.replace(address, ' ').replace(linking, (sign) => (sign === '.' ? '. ' : ' '))

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A name that has no letter left in it says nothing. */
const orNull = (name: string): FitName | null => (/\p{L}/u.test(fold(name)) ? (name as FitName) : null)
