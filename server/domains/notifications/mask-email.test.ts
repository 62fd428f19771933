import { expect, test } from 'vitest'
import { maskEmail } from './mask-email.ts'

test.each([
  ['nguyen.an@example.vn', 'n•••@example.vn'],
  ['a@b.vn', 'a•••@b.vn'],
  ['ñu@b.vn', 'ñ•••@b.vn'],
  ['"a@b"@c.vn', '"•••@c.vn'],
  ['nothing', '•••'],
  ['@b.vn', '•••'],
])('%s is shown as %s', (address, shown) => {
  expect(maskEmail(address)).toBe(shown)
})
