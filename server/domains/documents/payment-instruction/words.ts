import type { Bilingual } from '../../directory/contract.ts'
import { commonWords } from '../words.ts'

/** The fixed texts of the payment instruction. */
export const words = {
  ...commonWords,
  title: {
    vi: 'CHỈ DẪN THANH TOÁN DỊCH VỤ CÔNG TRỰC TUYẾN',
    en: 'Payment instruction for online public services',
  },
  number: { vi: 'Số chỉ dẫn thanh toán', en: 'Payment instruction number' },
  barcode: (number: string) => `Mã vạch của số chỉ dẫn ${number}`,
  replaces: (number: string) => ({
    vi: `Thay thế chỉ dẫn số ${number}; số cũ không nộp được nữa.`,
    en: `Replaces instruction ${number}, which can no longer be paid.`,
  }),

  amount: { vi: 'Số tiền phải nộp', en: 'Amount to pay' },
  amountIsPrinted: {
    vi: 'Số tiền tại thời điểm in; có thể đổi sau hạn ghi bên dưới.',
    en: 'As of printing; it may change after the date below.',
  },
  debtor: { vi: 'Người phải nộp', en: 'Payable by' },
  content: { vi: 'Nội dung', en: 'For' },
  count: (fees: number, dossiers: number) => ({
    vi: `${fees} khoản phí, lệ phí của ${dossiers} hồ sơ`,
    en: `${counted(fees, 'fee', 'fees')} of ${counted(dossiers, 'dossier', 'dossiers')}`,
  }),

  printedAt: { vi: 'Ngày in', en: 'Printed' },
  amountValidUntil: { vi: 'Số tiền giữ nguyên đến', en: 'Amount valid until' },
  payableUntil: { vi: 'Hạn nộp cuối cùng', en: 'Payable until' },
  afterPrinted: { vi: 'Lúc lập giấy này', en: 'When this paper was made' },
  afterAmountValid: { vi: 'Sau đó số tiền có thể thay đổi', en: 'The amount may change after that' },
  afterPayable: { vi: 'Sau đó xin in chỉ dẫn mới', en: 'After that, print a new instruction' },

  qr: (content: string) => `Mã VietQR chuyển khoản với nội dung ${content}`,
  qrCaption: {
    vi: 'VietQR: quét bằng ứng dụng ngân hàng',
    en: 'VietQR: scan with any bank’s app',
  },

  counter: { vi: 'Cách 1. Nộp tại quầy ngân hàng', en: 'Way 1. At a bank counter' },
  counterSteps: (banks: Bilingual): readonly Bilingual[] => [
    {
      vi: `Đến một điểm giao dịch của ${banks.vi}, mang giấy này hoặc chỉ cần nhớ số chỉ dẫn.`,
      en: `Go to any branch of ${banks.en} with this paper, or with the number alone.`,
    },
    {
      vi: 'Đọc số chỉ dẫn, hoặc đưa mã vạch cho giao dịch viên quét.',
      en: 'Say the number, or let the teller scan the barcode.',
    },
    {
      vi: 'Giao dịch viên thấy số tiền phải nộp lúc này và thu đúng số tiền đó. Số tiền trên giấy chỉ để tham khảo.',
      en: 'The teller sees the amount due now and takes exactly that. The amount on this paper is only a hint.',
    },
    { vi: 'Nộp tiền và giữ chứng từ của ngân hàng.', en: 'Pay, and keep the bank’s slip.' },
  ],
  transfer: {
    vi: 'Cách 2. Chuyển khoản bằng ứng dụng ngân hàng',
    en: 'Way 2. By transfer from any bank’s app',
  },
  transferSteps: (until: Bilingual): readonly Bilingual[] => [
    {
      vi: 'Mở ứng dụng của bất kỳ ngân hàng nào, chọn quét mã QR và quét mã VietQR trên giấy này.',
      en: 'Open the app of any bank, choose to scan a QR code, and scan the VietQR code on this paper.',
    },
    {
      vi: `Chuyển trước ${until.vi}, đúng số tiền, giữ nguyên nội dung chuyển khoản.`,
      en: `Transfer before ${until.en}, the exact amount, and leave the transfer content as it is.`,
    },
    {
      vi: 'Cổng ghi nhận khi ngân hàng báo tiền đã đến, thường sau vài phút.',
      en: 'The portal records it when the bank reports the money, usually within minutes.',
    },
    {
      vi: 'Không quét được: nhập tay các thông tin chuyển khoản dưới đây.',
      en: 'If scanning fails, type in the transfer details below.',
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
  fields: {
    vi: 'Ô nhập nội dung trong ứng dụng',
    en: 'Where the app takes the transfer content',
  },

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
    vi: 'Giấy này không phải là chứng từ chứng minh đã nộp tiền.',
    en: 'This paper does not prove that anything was paid.',
  },
  verifyAt: (site: string) => ({
    vi: `Nhập mã tại ${site} để biết giấy này có thật, còn hiệu lực và số tiền hiện tại.`,
    en: `Enter the code at ${site} to see whether this paper is genuine, still valid, and the amount now.`,
  }),
  help: (hotline: string) => ({
    vi: `Cần giúp đỡ, xin gọi ${hotline} và đọc số chỉ dẫn.`,
    en: `For help, call ${hotline} and read out the instruction number.`,
  }),
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
