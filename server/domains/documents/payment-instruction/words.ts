import type { Bilingual } from '../../directory/contract.ts'
import { commonWords } from '../words.ts'
import type { PaymentInstruction } from './contract.ts'

/** The fixed texts of the payment instruction. */
export const words = {
  ...commonWords,
  title: {
    vi: 'CHỈ DẪN THANH TOÁN DỊCH VỤ CÔNG TRỰC TUYẾN',
    en: 'Payment instruction for online public services',
  },
  /** At the head of the following pages. */
  shortTitle: { vi: 'Chỉ dẫn thanh toán', en: 'Payment instruction' },
  number: { vi: 'Số chỉ dẫn thanh toán', en: 'Payment instruction number' },
  barcode: (number: string) => `Mã vạch của số chỉ dẫn ${number}`,
  replaces: (number: string) => ({
    vi: `Thay thế chỉ dẫn số ${number}; số cũ không nộp được nữa.`,
    en: `Replaces instruction ${number}, which can no longer be paid.`,
  }),

  amount: { vi: 'Số tiền phải nộp', en: 'Amount to pay' },
  debtor: { vi: 'Người phải nộp', en: 'Payable by' },

  printedAt: { vi: 'Ngày in', en: 'Printed' },
  amountValidUntil: { vi: 'Số tiền giữ nguyên đến', en: 'Amount valid until' },
  payableUntil: { vi: 'Hạn nộp cuối cùng', en: 'Payable until' },
  afterPrinted: { vi: 'Lúc lập giấy này', en: 'When this paper was made' },
  afterAmountValid: { vi: 'Sau đó số tiền có thể thay đổi', en: 'It may change after that' },
  afterPayable: { vi: 'Sau đó xin in chỉ dẫn mới', en: 'After that, print a new instruction' },

  qr: (content: string) => `Mã VietQR chuyển khoản với nội dung ${content}`,
  qrCaption: { vi: 'Quét bằng ứng dụng ngân hàng', en: 'Scan with your bank’s app' },

  counter: { vi: 'Cách 1. Nộp tại quầy ngân hàng', en: 'Way 1. At a bank counter' },
  counterSteps: (banks: Bilingual): readonly Bilingual[] => [
    {
      vi: `Đến điểm giao dịch của ${banks.vi}, mang giấy này hoặc chỉ cần nhớ số.`,
      en: `Go to a branch of ${banks.en} with this paper, or with the number alone.`,
    },
    {
      vi: 'Đọc số chỉ dẫn, hoặc đưa mã vạch cho giao dịch viên quét.',
      en: 'Say the number, or let the teller scan the barcode.',
    },
    {
      vi: 'Giao dịch viên thấy và thu số tiền phải nộp lúc này. Số tiền trên giấy chỉ để tham khảo.',
      en: 'The teller sees and takes the amount due now. The amount on this paper is only a hint.',
    },
    { vi: 'Nộp tiền và giữ chứng từ của ngân hàng.', en: 'Pay, and keep the bank’s slip.' },
  ],
  transfer: { vi: 'Cách 2. Chuyển khoản từ mọi ngân hàng', en: 'Way 2. By transfer from any bank' },
  transferSteps: (until: Bilingual): readonly Bilingual[] => [
    {
      vi: 'Mở ứng dụng của ngân hàng mình, chọn quét mã QR, quét mã trên giấy này.',
      en: 'Open your bank’s app, choose to scan a QR code, and scan the one on this paper.',
    },
    {
      vi: `Chuyển trước ${until.vi}, đúng số tiền, giữ nguyên nội dung.`,
      en: `Transfer before ${until.en}: this amount, this content, unchanged.`,
    },
    {
      vi: 'Cổng ghi nhận khi ngân hàng báo tiền đã đến, thường sau vài phút.',
      en: 'The portal records it when the bank reports the money, usually within minutes.',
    },
    {
      vi: 'Không quét được: nhập tay thông tin đã in.',
      en: 'If scanning fails, type in the printed details.',
    },
  ],

  transferDetails: { vi: 'Thông tin chuyển khoản', en: 'Transfer details' },
  bank: { vi: 'Ngân hàng nhận', en: 'Receiving bank' },
  account: { vi: 'Số tài khoản', en: 'Account' },
  accountName: { vi: 'Đơn vị thụ hưởng', en: 'Beneficiary' },
  transferAmount: { vi: 'Số tiền', en: 'Amount' },
  transferContent: { vi: 'Nội dung chuyển khoản', en: 'Transfer content' },
  keepContent: {
    vi: 'Không sửa nội dung chuyển khoản.',
    en: 'Do not change the transfer content.',
  },
  fields: { vi: 'Ô nhập nội dung trong ứng dụng', en: 'Where each app takes the content' },

  lines: { vi: 'Các khoản phải nộp', en: 'What is owed' },
  ordinal: '#',
  lineLabel: { vi: 'Khoản thu và căn cứ', en: 'Fee and its basis' },
  gross: { vi: 'Mức thu', en: 'Rate' },
  reduction: { vi: 'Miễn, giảm', en: 'Reduction' },
  toPay: { vi: 'Phải nộp', en: 'To pay' },
  under: (kind: Bilingual, regulation: string) => ({
    vi: `${kind.vi} theo ${regulation}`,
    en: `${kind.en} under ${regulation}`,
  }),
  ground: (ground: Bilingual) => ({
    vi: `Miễn, giảm: ${ground.vi}`,
    en: `Reduced: ${ground.en}`,
  }),

  notProof: {
    vi: 'Giấy này không chứng minh đã nộp tiền.',
    en: 'This paper is no proof of payment.',
  },
  verifyAt: (site: string) => ({
    vi: `Xem giấy này còn hiệu lực không và số tiền hiện tại: ${site}`,
    en: `See whether it is still valid, and the amount now: ${site}`,
  }),
  help: (hotline: string) => ({
    vi: `Cần giúp đỡ, xin gọi ${hotline} và đọc số chỉ dẫn.`,
    en: `For help, call ${hotline} and read out the instruction number.`,
  }),
}

/** The three dates, each with what it means. */
export function datesOf(
  data: PaymentInstruction,
): readonly { readonly label: Bilingual; readonly at: Date; readonly note: Bilingual }[] {
  return [
    { label: words.printedAt, at: data.printedAt, note: words.afterPrinted },
    { label: words.amountValidUntil, at: data.amountValidUntil, note: words.afterAmountValid },
    { label: words.payableUntil, at: data.payableUntil, note: words.afterPayable },
  ]
}
