import type { Locale } from '#lib/locale.ts'
import { type MandateRefusal, mandateRefusals } from '../bank-connectors/mandate-contract.ts'
import type { Bilingual } from '../directory/contract.ts'

/** What a message says for the code by which a bank's system refuses an account; short, so that it fits an SMS. */
const words: Readonly<Record<MandateRefusal, Bilingual>> = {
  ACCOUNT_UNKNOWN: {
    vi: 'ngân hàng không có tài khoản này',
    en: 'the bank has no such account',
  },
  HOLDER_DIFFERS: {
    vi: 'tài khoản là của người khác ở ngân hàng',
    en: 'at the bank the account is another’s',
  },
  HOLDER_NAME_DIFFERS: {
    vi: 'tên chủ tài khoản ở ngân hàng khác tên trên phiếu',
    en: 'the bank has another name for the holder',
  },
  TAX_CODE_DIFFERS: {
    vi: 'mã số thuế ở ngân hàng khác mã trên phiếu',
    en: 'the bank has another tax code',
  },
  IDENTITY_NUMBER_DIFFERS: {
    vi: 'số định danh ở ngân hàng khác số trên phiếu',
    en: 'the bank has another identity number',
  },
  ACCOUNT_CLOSED: { vi: 'tài khoản đã đóng ở ngân hàng', en: 'the account is closed at the bank' },
}

/** A person's own reason as it is; a bank's code in words. */
export function reasonInWords(reason: string, language: Locale): string {
  const code = mandateRefusals.find((known) => known === reason)
  return code === undefined ? reason : words[code][language]
}
