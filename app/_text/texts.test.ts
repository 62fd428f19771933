import { describe, expect, test } from 'vitest'
import { texts as english } from './en/index.ts'
import { texts as vietnamese } from './vi/index.ts'

/** Every sentence with its place; functions are called with samples of what they are given. */
function sentences(tree: unknown, place = ''): [string, string][] {
  if (typeof tree === 'string') return [[place, tree]]
  if (typeof tree === 'function') return [[place, String(tree(2, '10:42'))]]
  if (typeof tree !== 'object' || tree === null) throw new Error(`${place} is no text`)
  return Object.entries(tree).flatMap(([name, branch]) => sentences(branch, `${place}.${name}`))
}

const languages = { vi: sentences(vietnamese), en: sentences(english) }

describe.each(Object.entries(languages))('%s', (_language, all) => {
  test('no text is empty, padded or spelt in two ways', () => {
    const faulty = all.filter(
      ([, text]) => text === '' || text !== text.trim() || text !== text.normalize('NFC'),
    )
    expect(faulty).toEqual([])
  })
})

test('both languages have the same texts', () => {
  expect(languages.en.map(([place]) => place).sort()).toEqual(languages.vi.map(([place]) => place).sort())
})

test('English texts are not left in Vietnamese', () => {
  const letters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
  const left = languages.en.filter(([place, text]) => letters.test(text) && !place.includes('switchLanguage'))
  expect(left).toEqual([])
})

test('of a code that may be lost is said what is known; an attempt that gave way took no money, and may have had no code', () => {
  const [vi, en] = [vietnamese, english]
  expect(vi.pay.otp.refused.NOT_RECEIVED).toMatch(/^Chưa rõ .*nhập lại đúng mã đó/)
  expect(en.pay.otp.refused.NOT_RECEIVED).toMatch(/^It is not known .*the same code again/)
  for (const reason of ['PAID_ELSEWHERE', 'HELD_ELSEWHERE', 'CHARGES_CHANGED'] as const) {
    expect(vi.result.reasons[reason].what).toMatch(/không bị trừ tiền\.$/)
    expect(en.result.reasons[reason].what).toMatch(/no money was taken/)
    for (const text of [vi.result.reasons[reason].what, en.result.reasons[reason].what])
      expect(text).not.toMatch(/\bcode\b|(?<!\p{L})mã(?!\p{L})/u)
  }
})

/**
 * Sentences that the card rules of the source documents prescribe. Theirs for a name that differs from the bank's is not
 * among them: it would tell a stranger that the number is right, so number, name and date are refused in one sentence.
 */
test.each([
  'Số thẻ nhập không phải thẻ nội địa, vui lòng nhập lại thông tin số thẻ.',
  'Tên chủ thẻ có ký tự đặc biệt, vui lòng kiểm tra lại.',
  'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại',
  'Số thẻ không hợp lệ, vui lòng kiểm tra lại',
  'Số thẻ, tên chủ thẻ và ngày trên thẻ không khớp với dữ liệu của ngân hàng, vui lòng kiểm tra lại.',
  'Thẻ không hoạt động, vui lòng kiểm tra lại',
  'Mã xác thực không hợp lệ, vui lòng kiểm tra lại mã xác thực',
  'Mã xác thực để trống, vui lòng nhập lại mã xác thực.',
  'Mã xác thực không đúng định dạng, vui lòng nhập lại mã xác thực.',
  'Bạn nhập sai quá 3 lần, vui lòng thực hiện lại giao dịch sau',
  'Mã xác thực hết hiệu lực',
  'ĐÃ THANH TOÁN',
])('the prescribed sentence is said: %s', (sentence) => {
  expect(languages.vi.some(([, text]) => text.includes(sentence))).toBe(true)
})

test.each([
  ['vi', vietnamese],
  ['en', english],
] as const)('%s: which of number, name and date a bank does not accept is not said, in any word', (_, t) => {
  const { CARD_UNKNOWN, HOLDER_NAME_WRONG, CARD_DATE_WRONG } = t.result.reasons
  expect([HOLDER_NAME_WRONG, CARD_DATE_WRONG]).toEqual([CARD_UNKNOWN, CARD_UNKNOWN])
})
