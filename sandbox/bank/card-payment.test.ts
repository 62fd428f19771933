import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Card,
  checkCode,
  decideNewCode,
  formatBankReference,
  type Otp,
  otpText,
  refuseCard,
} from './card-payment.ts'

const now = new Date('2026-11-21T03:00:00Z')
const otp: Otp = {
  code: '123456',
  sentAt: now,
  validUntil: new Date(now.getTime() + 120_000),
  triesLeft: 3,
  codesSent: 1,
}
const card: Card = {
  number: '9704198526191432198',
  holderName: 'NGUYEN VAN A',
  date: '07/15',
  phone: '0912345678',
  accountId: 1n,
  paymentLimit: 1_000n,
  standing: 'ACTIVE',
  behaviour: 'PROMPT',
}
const later = (ms: number) => new Date(now.getTime() + ms)

test.each([
  [{}, '970419', 1_000n, undefined],
  [{}, '970419', 1_001n, 'LIMIT_EXCEEDED'],
  [{}, '970415', 1n, 'CARD_UNKNOWN'],
  [{ holderName: 'NGUYEN VAN B' }, '970419', 1n, 'HOLDER_NAME_WRONG'],
  [{ date: '08/15' }, '970419', 1n, 'CARD_DATE_WRONG'],
])('card typed with %j for %s, amount %s: %s', (change, bin, amount, refusal) => {
  expect(refuseCard(card, { ...card, ...change }, bin, amount)).toBe(refusal)
})

test('a locked card with a wrong name tells only of the name', () => {
  const locked = { ...card, standing: 'LOCKED' as const }
  expect(refuseCard(locked, { ...card, holderName: 'X' }, '970419', 1n)).toBe('HOLDER_NAME_WRONG')
  expect(refuseCard(locked, card, '970419', 1n)).toBe('CARD_LOCKED')
})

test('a code is good to its last millisecond and not one longer', () => {
  expect(checkCode(otp, '123456', later(120_000))).toEqual({ kind: 'RIGHT' })
  expect(checkCode(otp, '123456', later(120_001))).toEqual({ kind: 'EXPIRED' })
  expect(checkCode(otp, '000000', later(120_001))).toEqual({ kind: 'EXPIRED' })
})

test('the third wrong code uses up the tries', () => {
  expect(checkCode(otp, '000000', now)).toEqual({ kind: 'WRONG', triesLeft: 2 })
  expect(checkCode({ ...otp, triesLeft: 1 }, '000000', now)).toEqual({ kind: 'TRIES_USED_UP' })
})

test('codes are sent 30 s apart, five at most', () => {
  expect(decideNewCode(otp, 30_000, later(29_001))).toEqual({ kind: 'TOO_SOON', retryAfterSeconds: 1 })
  expect(decideNewCode(otp, 30_000, later(30_000))).toEqual({ kind: 'SEND' })
  expect(decideNewCode({ ...otp, codesSent: 5 }, 30_000, later(60_000))).toEqual({ kind: 'TOO_MANY' })
})

test('a bank reference carries the day in Việt Nam', () => {
  expect(formatBankReference(17n, now)).toBe('FT26325000017')
  expect(formatBankReference(1_234_567n, new Date('2026-12-31T17:00:00Z'))).toBe('FT270011234567')
})

test('the SMS is one GSM part whatever is paid for, and says what for', () => {
  const text = otpText('123456', 'le phi ho so H47.20-240115-0001', '150.000', 120_000)
  expect(text).toBe(
    'Ma OTP cua Quy khach la 123456, thanh toan le phi ho so H47.20-240115-0001 so tien 150.000 VND. ' +
      'Hieu luc 2 phut. KHONG chia se OTP cho bat ky ai.',
  )
  fc.assert(
    fc.property(
      fc.string({ maxLength: 140 }),
      fc.constantFrom('1', '9.999.999.999.999'),
      (purpose, amount) => {
        const sms = otpText('12345678', purpose, amount, 125_000)
        expect(sms.length).toBeLessThanOrEqual(160)
        expect(sms).toContain('Hieu luc 125 giay. KHONG chia se OTP')
      },
    ),
  )
})
