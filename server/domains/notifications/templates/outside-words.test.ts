import { describe, expect, test } from 'vitest'
import { fitName, fitReason } from './outside-words.ts'

const unverified = (name: string) => fitName({ name, verified: false })
const verified = (name: string) => fitName({ name, verified: true })

describe('a name that nobody has checked', () => {
  test.each([
    'Công ty TNHH Xây dựng Mới',
    'Công ty Cổ phần Đá & Cát',
    'CTCP Thực phẩm (miền Trung)',
    'Hộ kinh doanh Trần Văn A, Tam Kỳ',
    'Cty. Thủy sản - Hội An',
    'Müller Việt Nam',
  ])('of words stands as it is: %s', (name) => {
    expect(unverified(name)).toBe(name)
  })

  test.each([
    ['a message with a link and a telephone', 'VCB: vao http://evil.vn 0901234567'],
    ['a host', 'Mo ngay evil.vn'],
    ['a host in wide letters', 'Mo ngay ｅｖｉｌ．ｖｎ'],
    ['a host with something invisible in it', 'Mo ngay evil\u200B.\u2060vn'],
    ['an address', 'goi a@evil'],
    ['a path', 'bit ly/abc'],
    ['a telephone', 'Goi 0901 234 567'],
    ['a telephone in wide digits', 'Goi ０９０１２３４５６７'],
    ['a telephone in other digits', 'Goi ٠٩٠١٢٣٤٥٦٧'],
    ['a single digit', 'Xi nghiep 5'],
    ['who is made to speak', 'Vietcombank: tai khoan bi khoa'],
    ['no letter', ' . , '],
    ['other brackets', 'evil[.]vn'],
  ])('is withheld as a whole with %s: %s', (_, name) => {
    expect(unverified(name)).toBeNull()
  })

  test('is cut, so that it is no letter of its own', () => {
    expect(unverified('Tài khoản bị khóa '.repeat(12))?.length).toBeLessThanOrEqual(60)
  })
})

describe('a verified name', () => {
  test.each([
    ['Công ty Cổ phần 36', 'Công ty Cổ phần 36'],
    ['Xí nghiệp 2/9', 'Xí nghiệp 2/9'],
    ['Công ty ABC TP.HCM', 'Công ty ABC TP. HCM'],
    ['VCB: vao http://evil.vn 0901234567', 'VCB: vao'],
    ['VCB 0901.234.567 evil.vn', 'VCB evil. vn'],
  ])('loses links and long numbers and nothing else: %s', (name, fit) => {
    expect(verified(name)).toBe(fit)
  })

  test('of which nothing is left is none', () => {
    expect(verified('http://evil.vn 0901234567')).toBeNull()
  })
})

test('a reason keeps its numbers, and loses links', () => {
  expect(fitReason('Tài khoản 0123456789 sai.Xem https://evil.vn/x hoặc evil.vn, a@evil.vn')).toBe(
    'Tài khoản 0123456789 sai. Xem hoặc evil. vn, a evil. vn',
  )
})
