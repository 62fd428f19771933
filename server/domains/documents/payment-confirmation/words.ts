import type { Locale } from '#lib/locale.ts'

export type Words = {
  readonly title: string
  readonly paid: string
  readonly paymentId: string
  readonly amount: string
  readonly inWords: string
  readonly paidAt: string
  readonly method: string
  readonly card: string
  readonly issuer: string
  readonly cardNumber: string
  readonly bankReference: string
  readonly receivers: string
  readonly count: (fees: number, agencies: number) => string
  readonly lines: string
  readonly continued: (agency: string) => string
  readonly dossier: string
  readonly fee: string
  readonly lineAmount: string
  readonly subtotal: string
  readonly total: string
  readonly verify: string
  readonly verifyHow: (site: string) => string
  readonly verifyQr: (code: string) => string
  readonly barcode: (id: string) => string
  readonly note: string
  readonly help: (hotline: string) => string
  readonly hotline: string
  readonly page: (number: number, count: number) => string
  readonly demo: string
}

const vi: Words = {
  title: 'Giấy xác nhận thanh toán',
  paid: 'Đã thanh toán',
  paymentId: 'Mã thanh toán',
  amount: 'Số tiền đã thanh toán',
  inWords: 'Bằng chữ',
  paidAt: 'Thời điểm thanh toán',
  method: 'Cách thanh toán',
  card: 'Thẻ ngân hàng nội địa',
  issuer: 'Ngân hàng phát hành',
  cardNumber: 'Số thẻ',
  bankReference: 'Số giao dịch ngân hàng',
  receivers: 'Nội dung',
  count: (fees, agencies) => `${fees} khoản phí, lệ phí của ${agencies} cơ quan`,
  lines: 'Các khoản đã thanh toán',
  continued: (agency) => `${agency} (tiếp theo)`,
  dossier: 'Mã hồ sơ',
  fee: 'Khoản phí, lệ phí',
  lineAmount: 'Số tiền',
  subtotal: 'Cộng',
  total: 'Tổng cộng',
  verify: 'Mã kiểm tra',
  verifyHow: (site) => `Quét mã QR, hoặc nhập mã kiểm tra tại ${site}`,
  verifyQr: (code) => `Mã QR mở trang kiểm tra giấy này, mã kiểm tra ${code}`,
  barcode: (id) => `Mã vạch của mã thanh toán ${id}`,
  note: 'Giấy này do Cổng lập tự động khi ngân hàng xác nhận đã thu đủ tiền, có giá trị không cần chữ ký và con dấu. Chứng từ thu phí, lệ phí do từng cơ quan thu cấp riêng.',
  help: (hotline) => `Cần giúp đỡ, xin gọi ${hotline} và đọc mã thanh toán.`,
  hotline: 'Đường dây nóng',
  page: (number, count) => `Trang ${number}/${count}`,
  demo: 'THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ',
}

const en: Words = {
  title: 'Payment confirmation',
  paid: 'Paid',
  paymentId: 'Payment ID',
  amount: 'Amount paid',
  inWords: 'In words',
  paidAt: 'Paid at',
  method: 'Paid by',
  card: 'Domestic bank card',
  issuer: 'Issuing bank',
  cardNumber: 'Card number',
  bankReference: 'Bank reference',
  receivers: 'For',
  count: (fees, agencies) => `${counted(fees, 'fee', 'fees')} of ${counted(agencies, 'agency', 'agencies')}`,
  lines: 'What was paid',
  continued: (agency) => `${agency} (continued)`,
  dossier: 'Dossier',
  fee: 'Fee',
  lineAmount: 'Amount',
  subtotal: 'Subtotal',
  total: 'Total',
  verify: 'Verification code',
  verifyHow: (site) => `Scan the QR code, or enter the verification code at ${site}`,
  verifyQr: (code) => `QR code that opens the page verifying this document, verification code ${code}`,
  barcode: (id) => `Barcode of payment ID ${id}`,
  note: 'The portal issues this document by itself when the bank has confirmed that the whole amount was taken; it is valid without signature and seal. Each collecting agency issues its own fee document.',
  help: (hotline) => `For help, call ${hotline} and read out the payment ID.`,
  hotline: 'Hotline',
  page: (number, count) => `Page ${number} of ${count}`,
  demo: 'TEST – NOT VALID',
}

/** The fixed texts of the confirmation in each language. */
export const words: Record<Locale, Words> = { vi, en }

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
