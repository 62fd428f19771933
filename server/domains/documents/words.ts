import type { Bilingual } from '../directory/contract.ts'
import type { FeeKind } from './contract.ts'

/** Fixed texts that more than one document prints. */
export const commonWords = {
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier' },
  fee: { vi: 'Khoản phí, lệ phí', en: 'Fee' },
  lineAmount: { vi: 'Số tiền', en: 'Amount' },
  subtotal: { vi: 'Cộng', en: 'Subtotal' },
  total: { vi: 'Tổng cộng', en: 'Total' },
  inWords: { vi: 'Bằng chữ', en: 'In words' },
  verify: { vi: 'Mã kiểm tra', en: 'Verification code' },
  hotline: { vi: 'Đường dây nóng', en: 'Hotline' },
  demo: { vi: 'THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ', en: 'TEST – NOT VALID' },
  verifyQr: (code: string) => ({
    vi: `Mã QR mở trang kiểm tra giấy này, mã kiểm tra ${code}`,
    en: `QR code that opens the page verifying this document, verification code ${code}`,
  }),
  verifyHow: {
    vi: 'Quét mã QR, hoặc nhập mã kiểm tra tại',
    en: 'Scan the QR code, or enter the verification code at',
  },
  continued: (name: Bilingual) => ({ vi: `${name.vi} (tiếp theo)`, en: `${name.en} (continued)` }),
  shortened: {
    vi: 'Bản rút gọn: không in nội dung hồ sơ, vì được mở bằng mã số thuế. Bản đầy đủ có cùng số và mã kiểm tra.',
    en: 'Shortened: a tax code opened it, so it does not print what the dossier is about. The full document has the same number and verification code.',
  },
  page: (number: number, count: number) => ({
    vi: `Trang ${number}/${count}`,
    en: `Page ${number} of ${count}`,
  }),
} as const

export const feeKinds: Record<FeeKind, Bilingual> = {
  PHI: { vi: 'Phí', en: 'Fee' },
  LE_PHI: { vi: 'Lệ phí', en: 'Charge' },
}
