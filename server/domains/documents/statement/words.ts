import type { Bilingual } from '../../directory/contract.ts'
import type { PaidBy } from '../contract.ts'
import { commonWords } from '../words.ts'

/** The fixed texts of the statement of payments. */
export const words = {
  ...commonWords,
  title: { vi: 'BẢNG KÊ THANH TOÁN', en: 'Statement of payments' },
  shortTitle: { vi: 'Bảng kê thanh toán', en: 'Statement of payments' },
  period: (from: Bilingual, to: Bilingual) => ({
    vi: `Từ ngày ${from.vi} đến ngày ${to.vi}`,
    en: `${from.en} to ${to.en}`,
  }),
  holder: { vi: 'Người nộp', en: 'Payer' },
  taxCode: { vi: 'Mã số thuế', en: 'Tax code' },
  madeAt: { vi: 'Lập lúc', en: 'Made at' },
  paid: { vi: 'Đã nộp', en: 'Paid' },
  returned: { vi: 'Đã hoàn lại', en: 'Returned' },
  returning: { vi: 'Đang hoàn lại', en: 'On its way back' },
  counted: (count: number) => ({ vi: `${count} thanh toán`, en: `${count} payments` }),
  none: { vi: 'Không có thanh toán nào trong kỳ này.', en: 'No payment in this period.' },

  payments: { vi: 'Các thanh toán', en: 'Payments' },
  day: { vi: 'Ngày', en: 'Date' },
  payment: { vi: 'Mã thanh toán, số riêng', en: 'Payment ID, own reference' },
  agencies: { vi: 'Cơ quan thu, số hồ sơ', en: 'Agencies, dossiers' },
  method: { vi: 'Cách trả', en: 'Paid by' },
  dossiers: (count: number) => ({
    vi: `${count} hồ sơ`,
    en: count === 1 ? '1 dossier' : `${count} dossiers`,
  }),
  otherAgencies: (count: number) => ({ vi: `và ${count} cơ quan khác`, en: `and ${count} other agencies` }),
  wentBack: (amount: string) => ({ vi: `Đã hoàn ${amount}`, en: `Returned ${amount}` }),
  goesBack: (amount: string) => ({ vi: `Đang hoàn ${amount}`, en: `Returning ${amount}` }),

  byAgency: { vi: 'Tổng theo cơ quan', en: 'Totals by agency' },
  agency: { vi: 'Cơ quan', en: 'Agency' },
  count: { vi: 'Thanh toán', en: 'Payments' },
  note: {
    vi: 'Bảng kê lập từ dữ liệu của Cổng để đối chiếu. Chứng từ của từng khoản là biên nhận hoặc biên lai của cơ quan thu.',
    en: 'Made from the portal’s data, to compare with your books. The proof of each fee is the agency’s own receipt.',
  },
} as const

export const methods: Record<PaidBy['kind'], Bilingual> = {
  CARD: { vi: 'Thẻ', en: 'Card' },
  COUNTER: { vi: 'Tại quầy', en: 'At a counter' },
  TRANSFER: { vi: 'Chuyển khoản', en: 'Transfer' },
  ACCOUNT: { vi: 'Trích nợ tài khoản', en: 'Account debit' },
}
