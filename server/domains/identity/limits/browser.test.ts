import { expect, test } from 'vitest'
import { testSettings } from '#tests/factories/settings.ts'
import { browserOf, newBrowserToken } from './browser.ts'

const now = new Date('2026-11-30T03:00:00Z')
const token = newBrowserToken(testSettings, now)

test('a browser is known by its cookie, and since when', () => {
  expect(browserOf(testSettings, token)).toEqual({ hash: expect.any(Buffer), since: now })
  expect(browserOf(testSettings, newBrowserToken(testSettings, now))?.hash).not.toEqual(
    browserOf(testSettings, token)?.hash,
  )
})

const [since, random, sealed] = token.split('.')
test.each([
  null,
  '',
  'x',
  `${since}.${random}`,
  `${(now.getTime() - 3_600_000).toString(36)}.${random}.${sealed}`,
  `${since}.${random?.slice(0, -1)}A0.${sealed}`,
  `${token}x`,
  '.'.repeat(10_000),
])('no browser has %.20j', (changed) => {
  expect(browserOf(testSettings, changed)).toBeNull()
})

test('a cookie of another portal is none', () => {
  expect(browserOf({ LOOKUP_KEY: '44'.repeat(32) }, token)).toBeNull()
})
