import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCardDate } from '#lib/card/card-date.ts'
import { parseCardNumber } from '#lib/card/card-number.ts'
import { cardIssuers } from '#server/domains/directory/index.ts'
import { issuerOf, issuers } from './issuers.ts'
import { randomSuccessCards } from './random-cards.ts'
import { demoCards, natureOf } from './seed-cards.ts'

const now = new Date('2026-11-21T03:00:00Z')
const guide = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8')

test.each(demoCards)('$number can be typed, passes Luhn, and stands in the guide', (card) => {
  expect(parseCardNumber(card.number)).toEqual({ ok: true, value: card.number })
  const { dateKind } = issuerOf(card.number)
  expect(parseCardDate(card.date, dateKind, now).ok).toBe(true)
  const row = guide.split('\n').find((line) => line.includes(card.number))
  for (const fact of [card.holderName, card.date, card.phone, card.outcome]) expect(row).toContain(fact)
})

test('every outcome has a card', () => {
  expect(new Set(demoCards.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(natureOf)))
})

test('the issuers print the dates and send the codes that the portal expects of them', () => {
  for (const { bin, name, dateKind, otpDigits } of issuers) {
    const known = cardIssuers.find((issuer) => issuer.bin === bin)
    expect(known).toMatchObject({ shortName: name, dateKind, otpDigits, luhn: true })
  }
})

test('random cards are different, valid and of both lengths', () => {
  const cards = randomSuccessCards(200, now)
  expect(new Set(cards.map(({ number }) => number)).size).toBe(200)
  expect(new Set(cards.map(({ number }) => number.length))).toEqual(new Set([16, 19]))
  for (const card of cards) {
    expect(parseCardNumber(card.number).ok).toBe(true)
    expect(parseCardDate(card.date, issuerOf(card.number).dateKind, now).ok).toBe(true)
    expect(card.phone).toMatch(/^09[1-46-9]\d{7}$/)
  }
})
