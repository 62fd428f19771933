import { expect, test } from 'vitest'
import { unbroken } from './unbroken.ts'

test('the syllables of a word keep together, words may part', () => {
  expect(unbroken('Đăng ký tài khoản ngân hàng')).toBe('Đăng\u00A0ký tài\u00A0khoản ngân\u00A0hàng')
  expect(unbroken('Mới chỉ có hồ sơ tìm bằng mã')).toBe('Mới chỉ có hồ\u00A0sơ tìm bằng mã')
})

test('what only looks like a word of the list stays as it is, and so does English', () => {
  expect(unbroken('Thơ hồ sơn thủy')).toBe('Thơ hồ sơn thủy')
  expect(unbroken('Register a bank account')).toBe('Register a bank account')
})
