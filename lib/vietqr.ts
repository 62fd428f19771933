import { QRPay } from 'vietnam-qr-pay'
import { type Dong, MAX_DONG } from './money.ts'

export interface VietQrTransfer {
  /** The receiving bank's six digits at NAPAS. */
  readonly bin: string
  readonly account: string
  /** Whole đồng, above 0. */
  readonly amount: Dong
  readonly content: string
}

/** Longer or other content passes some banks changed; the standard itself would allow 25 characters. */
const CONTENT_FORM = /^[0-9A-Z]{1,19}$/
const ACCOUNT_FORM = /^[0-9A-Za-z]{1,19}$/
const BIN_FORM = /^\d{6}$/

/**
 * The text of the QR code with which any Vietnamese bank's app fills in a transfer to an account: EMV merchant-presented
 * QR as NAPAS uses it (VietQR, service QRIBFTTA), for one payment (12), currency 704. The library checks no length, so
 * whatever would not fit its field is thrown out here.
 */
export function vietQrPayload({ bin, account, amount, content }: VietQrTransfer): string {
  if (!BIN_FORM.test(bin)) throw new RangeError('A bank has six digits')
  if (!ACCOUNT_FORM.test(account)) throw new RangeError('An account has 1 to 19 letters and digits')
  if (amount <= 0n || amount >= MAX_DONG) throw new RangeError('An amount has 1 to 13 digits')
  if (!CONTENT_FORM.test(content)) throw new RangeError('Content has 1 to 19 capitals and digits')
  return QRPay.initVietQR({
    bankBin: bin,
    bankNumber: account,
    amount: amount.toString(),
    purpose: content,
  }).build()
}
