import { expect, test } from 'vitest'
import { formatLookupSecret, newLookupSecret, parseLookupSecret } from './lookup-secret.ts'

test('a new secret is read as it is printed, and no two are the same', () => {
  const secrets = Array.from({ length: 1_000 }, newLookupSecret)
  expect(new Set(secrets).size).toBe(1_000)
  for (const secret of secrets) expect(parseLookupSecret(formatLookupSecret(secret))).toBe(secret)
})

test.each(['', 'K7QM4X2', 'K7QM4X2DD', 'K7QM4X2U', '😀😀😀😀', 'K7QM4X2D'.repeat(20)])(
  '%s is none',
  (text) => {
    expect(parseLookupSecret(text)).toBeNull()
  },
)

test('only a whole secret is printed', () => {
  expect(() => formatLookupSecret('K7QM4X2')).toThrow('8 characters')
})
