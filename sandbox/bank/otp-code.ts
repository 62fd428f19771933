import { randomInt } from 'node:crypto'
import { addMs, nextWholeSecond } from '#lib/dates.ts'
import { formatFigures } from '#lib/money.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Queryable } from '../database/open.ts'
import { sendSms } from '../phone/sms.ts'
import { type Card, OTP_TRIES, type Otp, otpText } from './card-payment.ts'
import { issuerOf } from './issuers.ts'

/**
 * A fresh code with tries of its own. `codesSent` counts it.
 * It ends on a whole second, since messages tell no smaller part: the payer's page and the bank mean the same end.
 */
export function newOtp(card: Card, codesSent: number, validMs: number, now: Date): Otp {
  return {
    code: randomDigits(issuerOf(card.number).otpDigits),
    sentAt: now,
    validUntil: nextWholeSecond(addMs(now, validMs)),
    triesLeft: OTP_TRIES,
    codesSent,
  }
}

/** Sends the code to the phone that the bank knows; one kind of card never receives it. */
export async function sendCode(
  db: Queryable,
  card: Card,
  payment: { description: string; amount: bigint; otp: Otp },
  validMs: number,
): Promise<void> {
  if (card.behaviour === 'SMS_LOST') return
  const { otp } = payment
  const text = otpText(otp.code, gsmText(payment.description), formatFigures(payment.amount), validMs)
  await sendSms(db, card.phone, text, otp.sentAt)
}

function randomDigits(count: number): string {
  return randomInt(10 ** count)
    .toString()
    .padStart(count, '0')
}

/** ASCII only, without the signs that count double in GSM 03.38 or are not in it. */
function gsmText(text: string): string {
  return fold(text)
    .replace(/[^\x20-\x7e]|[[\]^{}\\~|`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
