import { expect, test } from 'vitest'
import { isoDate } from '#lib/dates.ts'
import { type Card, checkCode } from './card-payment.ts'
import { newOtp } from './otp-code.ts'

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

test.each(['2026-11-21T03:00:00.000Z', '2026-11-21T03:00:00.001Z', '2026-11-21T03:00:00.999Z'])(
  'a code sent at %s is refused as soon as the end that was told is past',
  (sentAt) => {
    const otp = newOtp(card, 1, 120_000, new Date(sentAt))
    const told = Date.parse(isoDate(otp.validUntil))
    expect(told - Date.parse(sentAt)).toBeGreaterThanOrEqual(120_000)
    expect(checkCode(otp, otp.code, new Date(told))).toEqual({ kind: 'RIGHT' })
    expect(checkCode(otp, otp.code, new Date(told + 1))).toEqual({ kind: 'EXPIRED' })
  },
)
