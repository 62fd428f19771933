import { uniqueNumber } from './unique-number.ts'

/** The last digit of a card's number, by Luhn. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce((all, digit, place) => {
    const twice = Number(digit) * ((digits.length - place) % 2 === 1 ? 2 : 1)
    return all + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** A card of NCB that no other test has: codes that are sent to one card make the next ones wait. */
export const freshCardNumber = (): string =>
  withCheckDigit(`970419${uniqueNumber('card', 10 ** 11, 9 * 10 ** 11)}`)
