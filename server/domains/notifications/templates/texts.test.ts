import { describe, expect, test } from 'vitest'
import { SMS_PART, septets } from '#lib/gsm.ts'
import { newPublicId } from '#lib/ids.ts'
import { LOCALES, type Locale } from '#lib/locale.ts'
import { MAX_DONG } from '#lib/money.ts'
import { tenant } from '#server/domains/directory/index.ts'
import { lettersVi } from './letters-vi.ts'
import { fitName, fitReason } from './outside-words.ts'
import { smsVi } from './sms-vi.ts'
import { letter, smsText as smsOf } from './texts.ts'
import type { EmailTemplate, SmsTemplate, WordsByTemplate, WordsOf } from './words.ts'

const until = new Date('2026-12-31T10:00:00Z')
const registration = { number: '202611220098', account: '•••• •••• •••• 6789' }
const reason = fitReason('Chữ ký và mẫu dấu trên phiếu không giống mẫu đã đăng ký tại ngân hàng. '.repeat(6))
const longName = 'Công ty Trách nhiệm hữu hạn Một thành viên Cấp thoát nước '.repeat(4)
const holder = fitName({ name: longName, verified: true })

const { shortName } = tenant('quang-nam')
const smsText = <T extends SmsTemplate>(template: T, language: Locale, words: WordsOf<T>) =>
  smsOf(template, language, words, shortName)

const accountChange = { at: new Date('2026-09-30T10:00:00Z'), hotline: '0235 000 1022' }

const membershipChange = {
  ...accountChange,
  holder,
}

/** The longest that the rest of the portal can put into each message. */
const longest: WordsByTemplate = {
  SIGN_UP: { code: '000000' },
  CONFIRM_PAYMENT: { code: '000000', amount: MAX_DONG - 1n, dossiers: 1_000, payment: newPublicId() },
  RESET_PASSWORD: { code: '000000' },
  CHANGE_PHONE: { code: '000000' },
  ADD_TOTP: { code: '000000' },
  REMOVE_TOTP: { code: '000000' },
  ACCEPT_INVITATION: { code: '000000' },
  CHANGE_MEMBERS: { code: '000000' },
  PASSWORD_CHANGED: accountChange,
  PHONE_CHANGED: accountChange,
  TOTP_ADDED: accountChange,
  TOTP_REMOVED: accountChange,
  WRONG_CODES: accountChange,
  MEMBER_REMOVED: membershipChange,
  MEMBER_ROLE_CHANGED: { ...membershipChange, role: 'ACCOUNTANT' },
  REGISTRATION_READY: {
    ...registration,
    bank: 'Ngân hàng Thương mại Cổ phần Công Thương Việt Nam (VietinBank), chi nhánh Quảng Nam',
    until,
  },
  REGISTRATION_RECEIVED: registration,
  REGISTRATION_RETURNED: { ...registration, reason },
  REGISTRATION_APPROVED: registration,
  REGISTRATION_REJECTED: { ...registration, reason },
  REGISTRATION_EXPIRED: registration,
  REGISTRATION_SUSPENDED: { ...registration, reason },
  REGISTRATION_RESUMED: registration,
  REGISTRATION_CLOSED: { ...registration, reason },
  REGISTRATION_REPLACED: { ...registration, by: '202611220195' },
  INVITATION: {
    holder,
    link: `https://${'x'.repeat(110 - 8)}`,
    until,
  },
  PAYMENT_PAID: {
    payment: newPublicId(),
    amount: MAX_DONG - 1n,
    dossiers: 1_000,
    account: registration.account,
    paidAt: until,
  },
  STAFF_INVITATION: {
    role: 'TELLER',
    place: fitName({ name: 'Ngân hàng thu hộ, PGD Tam Kỳ', verified: true }),
    link: 'https://x.example/y',
    until,
  },
  STAFF_NEWS: {
    what: 'INVITE_REJECTED',
    person: 'lan@example.gov.vn',
    role: 'ACCOUNTANT',
    place: fitName({ name: 'Sở Xây dựng', verified: true }),
    by: 'Võ Thái Sơn',
    reason,
    at: until,
  },
  STAFF_LET_IN: {
    by: fitName({ name: 'Võ Thái Sơn', verified: true }),
    link: 'https://x.example/y',
    at: until,
    until,
  },
  STAFF_CODES_WRONG: accountChange,
}

const smsTemplates = Object.keys(smsVi) as SmsTemplate[]
const emailTemplates = Object.keys(lettersVi) as EmailTemplate[]
const inBoth = <T>(names: readonly T[]) =>
  names.flatMap((name) => LOCALES.map((locale) => [name, locale] as const))

describe('SMS', () => {
  test.each(inBoth(smsTemplates))('%s in %s is one GSM part with the longest values', (name, locale) => {
    const text = smsText(name, locale, longest[name])
    const count = septets(text)
    expect(count).not.toBeNull()
    expect(count).toBeLessThanOrEqual(SMS_PART)
    expect(text).not.toContain('?')
  })

  test.each(inBoth(smsTemplates))('%s in %s begins with the portal', (name, locale) => {
    const from = { vi: 'Cong TTDVC Quang Nam: ', en: 'Quang Nam Payments: ' }[locale]
    expect(smsText(name, locale, longest[name]).startsWith(from)).toBe(true)
  })

  test.each([
    ['SIGN_UP', 'vi', 'dang ky tai khoan'],
    ['SIGN_UP', 'en', 'open an account'],
    ['RESET_PASSWORD', 'vi', 'dat lai mat khau'],
    ['RESET_PASSWORD', 'en', 'new password'],
    ['CHANGE_PHONE', 'vi', 'doi so dien thoai'],
    ['CHANGE_PHONE', 'en', 'change your phone'],
    ['ADD_TOTP', 'vi', 'them ung dung xac thuc'],
    ['ADD_TOTP', 'en', 'add an authenticator app'],
    ['REMOVE_TOTP', 'vi', 'bo ung dung xac thuc'],
    ['REMOVE_TOTP', 'en', 'remove the authenticator app'],
    ['ACCEPT_INVITATION', 'vi', 'nhan loi moi'],
    ['ACCEPT_INVITATION', 'en', 'accept an invitation'],
    ['CHANGE_MEMBERS', 'vi', 'cho nguoi khac quyen thanh toan'],
    ['CHANGE_MEMBERS', 'en', 'let somebody pay for your organisation'],
    ['CONFIRM_PAYMENT', 'vi', 'thanh toan 1000 ho so, so tien 9.999.999.999.999 VND'],
    ['CONFIRM_PAYMENT', 'en', 'pay for 1000 dossiers, 9.999.999.999.999 VND'],
  ] as const)('the code of %s in %s says what it is for and how long it is good', (name, locale, purpose) => {
    const text = smsText(name, locale, longest[name])
    expect(text).toContain('000000,')
    expect(text).toContain(purpose)
    expect(text).toMatch(/2 (phut|minutes)/)
  })

  test('a payment’s code names the payment', () => {
    const { payment } = longest.CONFIRM_PAYMENT
    for (const locale of LOCALES)
      expect(smsText('CONFIRM_PAYMENT', locale, longest.CONFIRM_PAYMENT)).toContain(payment)
  })

  test('a reason that is too long is cut, and what stands after it is not', () => {
    const text = smsText('REGISTRATION_RETURNED', 'vi', longest.REGISTRATION_RETURNED)
    expect(text).toMatch(/Ly do: Chu ky va mau dau .+\.\.\.\. Vui long sua, in va nop lai\.$/)
  })

  test('a reason that fits stands there whole, and no reason leaves no trace', () => {
    const words = { ...registration, reason: fitReason('Sai số tài khoản') }
    expect(smsText('REGISTRATION_REJECTED', 'vi', words)).toContain('Ly do: Sai so tai khoan. ')
    const without = smsText('REGISTRATION_CLOSED', 'vi', { ...registration, reason: null })
    expect(without).not.toContain('Ly do')
  })

  test.each(inBoth(['PASSWORD_CHANGED', 'PHONE_CHANGED', 'TOTP_ADDED', 'TOTP_REMOVED'] as const))(
    '%s in %s says when, and ends with whom to call',
    (name, locale) => {
      const text = smsText(name, locale, accountChange)
      expect(text).toContain('17:00, 30')
      expect(text).toMatch(/(goi ngay|call) 0235 000 1022( at once)?\.$/)
    },
  )

  test.each([
    ['MEMBER_REMOVED', 'OWNER', 'vi', 'khong con la thanh vien cua Cong ty Trach nhiem'],
    ['MEMBER_REMOVED', 'OWNER', 'en', 'no longer a member of Cong ty Trach'],
    ['MEMBER_ROLE_CHANGED', 'OWNER', 'vi', 'la chu tai khoan cua Cong ty Trach nhiem'],
    ['MEMBER_ROLE_CHANGED', 'OWNER', 'en', 'an owner of Cong ty Trach'],
    ['MEMBER_ROLE_CHANGED', 'ACCOUNTANT', 'vi', 'la ke toan cua Cong ty Trach nhiem'],
    ['MEMBER_ROLE_CHANGED', 'ACCOUNTANT', 'en', 'an accountant of Cong ty Trach'],
  ] as const)(
    '%s to %s in %s says what they are, of whom and when, and ends with whom to call',
    (name, role, locale, what) => {
      const text = smsText(name, locale, { ...membershipChange, role })
      expect(text).toContain(what)
      expect(text).toContain('17:00, 30')
      expect(text).toMatch(/(goi|call) 0235 000 1022\.$/)
    },
  )

  test.each([
    ['vi', 'Cong TTDVC Quang Nam: Loi moi thanh toan ho so cho Cong ty Moi: https://a.example/i/x'],
    ['en', 'Quang Nam Payments: Invitation to pay fees for Cong ty Moi: https://a.example/i/x'],
  ] as const)('an invitation in %s says to what, and the name never leads', (locale, text) => {
    const words = {
      holder: fitName({ name: 'Công ty Mới', verified: false }),
      link: 'https://a.example/i/x',
      until,
    }
    expect(smsText('INVITATION', locale, words)).toBe(text)
    expect(smsText('INVITATION', locale, { ...words, holder: null })).toBe(
      text.replace(/ (cho|for) Cong ty Moi/, ''),
    )
  })

  test('an invitation keeps its whole link, however long the name', () => {
    for (const locale of LOCALES)
      expect(smsText('INVITATION', locale, longest.INVITATION).endsWith(longest.INVITATION.link)).toBe(true)
  })
})

describe('e-mail', () => {
  const portal = 'https://thanhtoan.example.gov.vn'

  test.each(inBoth(emailTemplates))('%s in %s has a subject, paragraphs, and one way on', (name, locale) => {
    const { subject, paragraphs, link } = letter(name, locale, longest[name], portal)
    expect(subject).not.toBe('')
    expect(paragraphs.join('')).not.toMatch(/undefined|null|\[object/)
    expect(link?.url).toMatch(/^https:\/\//)
  })

  test('approval says the words of the status', () => {
    const { subject, paragraphs } = letter('REGISTRATION_APPROVED', 'vi', registration, portal)
    expect(subject).toBe('Yêu cầu đã được đăng ký thành công')
    expect(paragraphs[0]).toContain(subject)
  })

  test('a reason is told whole', () => {
    const { paragraphs } = letter('REGISTRATION_RETURNED', 'vi', longest.REGISTRATION_RETURNED, portal)
    expect(paragraphs).toContain(`Lý do: ${reason}`)
  })

  test.each(LOCALES)('an invitation in %s does not begin with the name, and goes without one', (locale) => {
    const { subject, paragraphs } = letter('INVITATION', locale, longest.INVITATION, portal)
    expect(subject).not.toContain('Công ty')
    expect(paragraphs[0]).toMatch(/^(Ông\/Bà được mời|You are invited) .+Công ty Trách nhiệm/)
    const nameless = letter('INVITATION', locale, { ...longest.INVITATION, holder: null }, portal)
    expect(nameless.paragraphs[0]).toMatch(/một tổ chức|an organisation/)
  })

  test('the way on leads to the registration, and after a replacement to the one that took over', () => {
    expect(letter('REGISTRATION_APPROVED', 'en', registration, portal).link?.url).toBe(
      `${portal}/account/bank-accounts/${registration.number}`,
    )
    expect(letter('REGISTRATION_REPLACED', 'en', longest.REGISTRATION_REPLACED, portal).link?.url).toBe(
      `${portal}/account/bank-accounts/202611220195`,
    )
  })
})
