import { expect, test } from 'vitest'
import { issuers as sandboxIssuers } from '#sandbox/bank/issuers.ts'
import { cardIssuers, findIssuer } from './issuers.ts'
import { tenant } from './tenants.ts'

test('every prefix is that of a domestic card and stands once', () => {
  for (const { bin } of cardIssuers) expect(bin).toMatch(/^9704\d{2}$/)
  expect(new Set(cardIssuers.map(({ bin }) => bin)).size).toBe(cardIssuers.length)
})

test('the issuers that the sandbox plays print the same date and send codes of the same length', () => {
  const ours = sandboxIssuers.map(({ bin }) => findIssuer(bin))
  expect(ours.map((issuer) => [issuer?.dateKind, issuer?.otpDigits])).toEqual(
    sandboxIssuers.map(({ dateKind, otpDigits }) => [dateKind, otpDigits]),
  )
})

test.each(['970400', '9704', '', '4111111', '__proto__'])(
  '%j is no issuer that cards are taken from',
  (bin) => {
    expect(findIssuer(bin)).toBeNull()
  },
)

test('an unknown tenant stops the start, and the known ones are named', () => {
  expect(tenant('quang-nam').provinceCode).toBe('H47')
  expect(() => tenant('hue')).toThrow(/quang-nam/)
})
