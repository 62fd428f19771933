import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from '../credentials/password-hash.ts'
import { checkPassword, passwordText } from '../credentials/password-rules.ts'
import { enrolmentOf, newTotpSecret, stepOfCode, totpCode } from '../credentials/totp.ts'
import { deviceOf } from '../device.ts'
import { readEmail } from '../email.ts'

describe('a new password', () => {
  const person = ['Nguyễn Thị Lan', 'lan.nguyen@tinh.gov.vn']

  test.each([
    ['một con vịt xòe ra hai cái cánh', 'OK'],
    ['chin cai xe dap', 'OK'],
    ['12 ký tự là đ', 'OK'],
    ['11 ký tự là', 'PASSWORD_SHORT'],
    ['', 'PASSWORD_SHORT'],
    ['x'.repeat(129), 'PASSWORD_LONG'],
    ['123456789012', 'PASSWORD_COMMON'],
    ['Matkhau@123456', 'PASSWORD_COMMON'],
    ['Mật khẩu 2026!!', 'PASSWORD_COMMON'],
    ['quảng nam 12345', 'PASSWORD_COMMON'],
    ['aaaaaaaaaaaaaa', 'PASSWORD_COMMON'],
    ['Nguyễn Thị Lan 1990', 'PASSWORD_PERSONAL'],
    ['toi la lan.nguyen do', 'PASSWORD_PERSONAL'],
  ])('%.20j: %s', (typed, outcome) => {
    const checked = checkPassword(typed, person)
    expect(checked.ok ? 'OK' : checked.error.code).toBe(outcome)
  })

  test('counts letters as people see them, not their parts', () => {
    expect(checkPassword('ế'.normalize('NFD').repeat(6), [])).toMatchObject({
      ok: false,
      error: { code: 'PASSWORD_SHORT' },
    })
  })

  test('is the same however a keyboard spells it', async () => {
    const stored = await hashPassword(passwordText('con cò bay lả'))
    expect(await isPassword(passwordText('con cò bay lả'.normalize('NFD')), stored)).toBe(true)
    expect(await isPassword(passwordText('con cò bay là'), stored)).toBe(false)
  })
})

describe('a stored hash', () => {
  test('is argon2id, and twice the same password gives two', async () => {
    const [one, two] = [await hashPassword('x'), await hashPassword('x')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
  })

  test('of nobody fits no password', async () => {
    expect(await isPassword('', null)).toBe(false)
  })

  test('that is none is a fault, and opens nothing', async () => {
    await expect(isPassword('x', 'x')).rejects.toThrow('Not a password hash')
  })
})

describe('codes', () => {
  test('follow RFC 6238 (appendix B, last six digits)', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(totpCode(secret, new Date(59_000))).toBe('287082')
    expect(totpCode(secret, new Date(1_111_111_109_000))).toBe('081804')
    expect(totpCode(secret, new Date(20_000_000_000_000))).toBe('353130')
    expect(stepOfCode(secret, '287 082', new Date(59_000))).toBe(1)
  })

  test.each(['', '28708', '2870822', 'abcdef', '٢٨٧٠٨٢x'])('%j is none', (typed) => {
    expect(stepOfCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', typed, new Date(59_000))).toBeNull()
  })

  test('secrets have 160 bits and never repeat; an app reads issuer, account and secret', () => {
    const secret = newTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(secret)
    const address = new URL(enrolmentOf(secret, 'lan@tinh.gov.vn', 'Cổng thanh toán'))
    expect(decodeURIComponent(address.pathname)).toContain('Cổng thanh toán:lan@tinh.gov.vn')
    expect(address.searchParams.get('secret')).toBe(secret)
    expect(address.searchParams.get('issuer')).toBe('Cổng thanh toán')
  })
})

test.each([
  [' Lan.Nguyen@Tinh.GOV.vn ', 'lan.nguyen@tinh.gov.vn'],
  ['ｌａｎ＠tinh.gov.vn', 'lan@tinh.gov.vn'],
  ['', 'EMAIL_EMPTY'],
  ['lan', 'EMAIL_FORM'],
  ['lan@tinh', 'EMAIL_FORM'],
  ['lan@tinh..vn', 'EMAIL_FORM'],
  ['l an@tinh.vn', 'EMAIL_FORM'],
  [`${'x'.repeat(250)}@tinh.vn`, 'EMAIL_FORM'],
])('the e-mail %.40j reads as %s', (typed, outcome) => {
  const read = readEmail(typed)
  expect(read.ok ? read.value : read.error.code).toBe(outcome)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
  ['curl/8', ''],
  ['', ''],
])('%.60s is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})
