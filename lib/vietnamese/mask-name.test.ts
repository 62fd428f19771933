import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskName } from './mask-name.ts'

test.each([
  ['Nguyễn Văn An', 'N••••• V•• An'],
  ['Nguyễn Văn An'.normalize('NFD'), 'N••••• V•• An'],
  ['  Lê   Ý  Nhi ', 'L• • Nhi'],
  ['Công ty TNHH Minh Anh', 'C••• t• T••• M••• Anh'],
  ['An', 'A•'],
  ['Ý', '•'],
  ['', ''],
  ['   ', ''],
  ['👩‍👩‍👧 😀😀 An', '• 😀• An'],
  ['Nguyễn A', 'N••••• A'],
])('%j is shown as %j', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test('no word but the last shows more than its first letter', () => {
  const name = fc.array(fc.stringMatching(/^[a-zăâđêôơư]{2,8}$/), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(name, (words) => {
      const shown = maskName(words.join(' ')).split(' ')
      expect(shown).toHaveLength(words.length)
      expect(shown.at(-1)).toBe(words.at(-1))
      for (const word of shown.slice(0, -1)) expect(word).toMatch(/^\p{L}•+$/u)
    }),
  )
})
