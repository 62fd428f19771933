import { commonWords } from '../words.ts'

/** The fixed texts of the confirmation. */
export const words = {
  ...commonWords,
  title: { vi: 'Giấy xác nhận thanh toán', en: 'Payment confirmation' },
  paid: { vi: 'Đã thanh toán', en: 'Paid' },
  paymentId: { vi: 'Mã thanh toán', en: 'Payment ID' },
  amount: { vi: 'Số tiền đã thanh toán', en: 'Amount paid' },
  paidAt: { vi: 'Thời điểm thanh toán', en: 'Paid at' },
  receivers: { vi: 'Nội dung', en: 'For' },
  count: (fees: number, agencies: number) => ({
    vi: `${fees} khoản phí, lệ phí của ${agencies} cơ quan`,
    en: `${counted(fees, 'fee', 'fees')} of ${counted(agencies, 'agency', 'agencies')}`,
  }),
  lines: { vi: 'Các khoản đã thanh toán', en: 'What was paid' },
  ordinal: '#',
  barcode: (id: string) => ({ vi: `Mã vạch của mã thanh toán ${id}`, en: `Barcode of payment ID ${id}` }),
  note: {
    vi: 'Giấy này do Cổng lập tự động khi ngân hàng xác nhận đã thu đủ tiền, có giá trị không cần chữ ký và con dấu. Chứng từ thu phí, lệ phí do từng cơ quan thu cấp riêng.',
    en: 'The portal issues this document by itself when the bank has confirmed that the whole amount was taken; it is valid without signature and seal. Each collecting agency issues its own fee document.',
  },
  help: (hotline: string) => ({
    vi: `Cần giúp đỡ, xin gọi ${hotline} và đọc mã thanh toán.`,
    en: `For help, call ${hotline} and read out the payment ID.`,
  }),
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
