import type { CardPaymentStatus } from './card-payment.states.ts'

export type CardStanding = 'ACTIVE' | 'LOCKED' | 'EXPIRED' | 'NOT_REGISTERED_ONLINE'

/** What a card does that a person could not foresee; PROMPT for every ordinary card. */
export type CardBehaviour = 'PROMPT' | 'SMS_LOST' | 'LATE_SUCCESS' | 'LATE_FAILURE' | 'STAYS_UNKNOWN'

export type Card = {
  readonly number: string
  readonly holderName: string
  /** `mm/yy` as printed: issue or expiry, by issuer. */
  readonly date: string
  readonly phone: string
  readonly accountId: bigint
  readonly paymentLimit: bigint
  readonly standing: CardStanding
  readonly behaviour: CardBehaviour
}

export type Otp = {
  readonly code: string
  readonly sentAt: Date
  readonly validUntil: Date
  readonly triesLeft: number
  readonly codesSent: number
}

export type CardPayment = {
  readonly reference: string
  readonly status: CardPaymentStatus
  /** Whole đồng; `undefined` for a reference cancelled before the bank had seen it. */
  readonly amount: bigint | undefined
  readonly description: string
  readonly cardNumber: string | undefined
  readonly otp: Otp | undefined
  readonly reason: DeclineReason | undefined
  readonly bankReference: string | undefined
  readonly settleAt: Date | undefined
  readonly changedAt: Date
}

export type VerifyRefusal =
  | 'CARD_UNKNOWN'
  | 'HOLDER_NAME_WRONG'
  | 'CARD_DATE_WRONG'
  | 'CARD_LOCKED'
  | 'CARD_EXPIRED'
  | 'NOT_REGISTERED_ONLINE'
  | 'LIMIT_EXCEEDED'
  | 'BANK_MAINTENANCE'

export type DeclineReason =
  | 'INSUFFICIENT_BALANCE'
  | 'LIMIT_EXCEEDED'
  | 'CARD_LOCKED'
  | 'OTP_TRIES_EXCEEDED'
  | 'BANK_MAINTENANCE'
  | 'ISSUER_TIMEOUT'

export type CardAsTyped = {
  readonly number: string
  readonly holderName: string
  readonly date: string
}

export const OTP_TRIES = 3
const OTP_CODES_PER_PAYMENT = 5

const STANDING_REFUSALS: Record<CardStanding, VerifyRefusal | undefined> = {
  ACTIVE: undefined,
  LOCKED: 'CARD_LOCKED',
  EXPIRED: 'CARD_EXPIRED',
  NOT_REGISTERED_ONLINE: 'NOT_REGISTERED_ONLINE',
}

/**
 * Why the bank does not accept this card for this amount (whole đồng); `undefined` when it does. What the
 * card is comes after what its holder knows, so that a guessed number tells nothing of its standing.
 */
export function refuseCard(
  card: Card | undefined,
  typed: CardAsTyped,
  issuerBin: string,
  amount: bigint,
): VerifyRefusal | undefined {
  if (card === undefined || !card.number.startsWith(issuerBin)) return 'CARD_UNKNOWN'
  if (card.holderName !== typed.holderName) return 'HOLDER_NAME_WRONG'
  if (card.date !== typed.date) return 'CARD_DATE_WRONG'
  const standing = STANDING_REFUSALS[card.standing]
  if (standing !== undefined) return standing
  return amount > card.paymentLimit ? 'LIMIT_EXCEEDED' : undefined
}

export type CodeRequest =
  | { readonly kind: 'SEND' }
  | { readonly kind: 'TOO_MANY' }
  | { readonly kind: 'TOO_SOON'; readonly retryAfterSeconds: number }

/** Whether another code may be sent: five for a payment, `intervalMs` (milliseconds) apart. */
export function decideNewCode(otp: Otp, intervalMs: number, now: Date): CodeRequest {
  if (otp.codesSent >= OTP_CODES_PER_PAYMENT) return { kind: 'TOO_MANY' }
  const waitMs = otp.sentAt.getTime() + intervalMs - now.getTime()
  return waitMs > 0 ? { kind: 'TOO_SOON', retryAfterSeconds: Math.ceil(waitMs / 1_000) } : { kind: 'SEND' }
}

export type CodeCheck =
  | { readonly kind: 'RIGHT' }
  | { readonly kind: 'EXPIRED' }
  | { readonly kind: 'WRONG'; readonly triesLeft: number }
  | { readonly kind: 'TRIES_USED_UP' }

/** Judges the code typed. A late one costs no try: whoever is late asks for a new one. */
export function checkCode(otp: Otp, typed: string, now: Date): CodeCheck {
  if (now.getTime() > otp.validUntil.getTime()) return { kind: 'EXPIRED' }
  if (otp.code === typed) return { kind: 'RIGHT' }
  const triesLeft = otp.triesLeft - 1
  return triesLeft > 0 ? { kind: 'WRONG', triesLeft } : { kind: 'TRIES_USED_UP' }
}

/** The bank's mark + year and day of the year in Việt Nam + running number: `FT26325000017`. */
export function formatBankReference(running: bigint, now: Date, mark = 'FT'): string {
  const vietnam = new Date(now.getTime() + 7 * 3_600_000)
  const year = vietnam.getUTCFullYear()
  const dayOfYear = Math.floor((vietnam.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1
  const day = `${String(year % 100).padStart(2, '0')}${String(dayOfYear).padStart(3, '0')}`
  return `${mark}${day}${running.toString().padStart(6, '0')}`
}

const SMS_LENGTH = 160

/**
 * The SMS with the code: states its purpose (Circular 50/2024/TT-NHNN, art. 11(3)) and fits one part of
 * 160 GSM characters, so the purpose is shortened when it must be.
 */
export function otpText(code: string, purpose: string, amount: string, validMs: number): string {
  const text = (shown: string) =>
    `Ma OTP cua Quy khach la ${code}, thanh toan ${shown} so tien ${amount} VND. ` +
    `Hieu luc ${validityInWords(validMs)}. KHONG chia se OTP cho bat ky ai.`
  const room = SMS_LENGTH - text('').length
  return text(purpose.slice(0, room))
}

function validityInWords(validMs: number): string {
  return validMs % 60_000 === 0 ? `${validMs / 60_000} phut` : `${Math.round(validMs / 1_000)} giay`
}
