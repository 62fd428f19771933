import { expect, test } from 'vitest'
import { isLocale } from './locale.ts'

test('only the two languages are locales', () => {
  expect(['vi', 'en'].every(isLocale)).toBe(true)
  expect(['VI', 'fr', '', null, undefined, 1, ['vi']].some(isLocale)).toBe(false)
})
