import { randomInt } from 'node:crypto'
import { type Issuer, issuers } from './issuers.ts'
import type { DemoCard } from './seed-cards.ts'

const FAMILY = ['NGUYEN', 'TRAN', 'LE', 'PHAM', 'HOANG', 'HUYNH', 'PHAN', 'VU', 'VO', 'DANG', 'BUI', 'DO']
const MIDDLE = ['VAN', 'THI', 'DUC', 'MINH', 'QUOC', 'HONG', 'THANH', 'NGOC', 'XUAN', 'GIA']
const GIVEN = [
  'AN',
  'BINH',
  'CHAU',
  'DUNG',
  'GIANG',
  'HA',
  'KHANH',
  'LAN',
  'NAM',
  'PHUC',
  'QUYEN',
  'TUAN',
  'VY',
]

/** So many cards that pay without trouble: random numbers of 16 and 19 digits that pass the Luhn check. */
export function randomSuccessCards(count: number, now: Date): DemoCard[] {
  return Array.from({ length: count }, () => randomSuccessCard(now))
}

function randomSuccessCard(now: Date): DemoCard {
  const issuer = pick(issuers)
  const length = pick([16, 19])
  return {
    number: withCheckDigit(issuer.bin + randomDigits(length - 7)),
    holderName: `${pick(FAMILY)} ${pick(MIDDLE)} ${pick(GIVEN)}`,
    date: randomDate(issuer, now),
    phone: `09${randomDigits(8)}`.replace(/^09[05]/, '091'),
    outcome: 'SUCCESS',
  }
}

/** Appends the check digit of ISO/IEC 7812-1, annex B. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

/** Issued in the past five years or expiring in the next five, at least a year from now either way. */
function randomDate(issuer: Issuer, now: Date): string {
  const years = 1 + randomInt(4)
  const year = now.getUTCFullYear() + (issuer.dateKind === 'ISSUE' ? -years : years)
  return `${String(1 + randomInt(12)).padStart(2, '0')}/${String(year % 100).padStart(2, '0')}`
}

/** So many random digits. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}

function pick<T>(list: readonly T[]): T {
  const chosen = list[randomInt(list.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from')
  return chosen
}
