import type { Verified } from '#server/api/routers/documents/verify.ts'

type Kind = Verified['kind']
type InstructionNow = Extract<Verified, { kind: 'PAYMENT_INSTRUCTION' }>['present']

const kinds: Record<Kind, string> = {
  PAYMENT_CONFIRMATION: 'Giấy xác nhận thanh toán',
  PAYMENT_INSTRUCTION: 'Chỉ dẫn thanh toán',
  RECEIPT: 'Biên nhận của cơ quan',
  REGISTRATION_FORM: 'Phiếu đăng ký tài khoản ngân hàng',
}

/** What became of a genuine instruction, and what whoever holds the paper should do. */
const instructionNow: Record<InstructionNow, { title: string; body: string }> = {
  ACTIVE: {
    title: 'Chỉ dẫn này là thật và còn nộp được',
    body: 'Hãy so các dòng dưới đây với tờ giấy. Khi nộp, ngân hàng hỏi lại số phải thu.',
  },
  PAID: {
    title: 'Chỉ dẫn này là thật và đã được trả',
    body: 'Không nộp lần nữa theo tờ giấy này.',
  },
  REPLACED: {
    title: 'Chỉ dẫn này là thật nhưng đã được thay bằng số mới',
    body: 'Ngân hàng không thu theo tờ giấy này nữa. Xin dùng tờ mới.',
  },
  CANCELLED: {
    title: 'Chỉ dẫn này là thật nhưng đã hủy',
    body: 'Ngân hàng không thu theo tờ giấy này nữa.',
  },
  EXPIRED: {
    title: 'Chỉ dẫn này là thật nhưng đã hết hạn nộp',
    body: 'Ngân hàng không thu theo tờ giấy này nữa. Xin lập chỉ dẫn mới.',
  },
}

export const verify = {
  title: 'Kiểm tra một tờ giấy',
  lead: 'Nhập mã kiểm tra in ở cuối giấy xác nhận, biên nhận hay chỉ dẫn thanh toán. Cổng cho biết giấy có thật không và tình trạng hiện nay, không hiện thông tin cá nhân.',
  code: 'Mã kiểm tra',
  codeHint: '12 chữ và số, có gạch nối hay không đều được',
  submit: 'Kiểm tra',
  empty: 'Nhập mã kiểm tra.',
  numberTyped:
    'Đây là số chỉ dẫn. Xin nhập mã kiểm tra có 12 chữ và số, cũng in trên tờ chỉ dẫn. Muốn xem lần thanh toán, vào “Tìm lại một lần thanh toán”.',
  genuine: {
    title: 'Giấy này là thật và đang có hiệu lực',
    body: 'Hãy so các dòng dưới đây với tờ giấy. Nếu khác, tờ giấy đã bị sửa.',
    kind: 'Loại giấy',
    kinds,
    payment: 'Mã thanh toán',
    instruction: 'Số chỉ dẫn',
    receipt: 'Ký hiệu và số',
    form: 'Số phiếu',
    print: 'Lần in',
    stands: 'Tình trạng',
    amount: 'Số tiền',
    amountPrinted: 'Số tiền khi lập',
    refunded: 'Đã hoàn lại sau đó',
    agencies: 'Cơ quan thu',
    paidAt: 'Thời điểm thanh toán',
    payableUntil: 'Nộp được đến',
    issuedAt: 'Thời điểm lập giấy',
  },
  instructionNow,
  form: {
    title: 'Phiếu này do cổng lập',
    body: 'Hãy so các dòng dưới đây với tờ giấy. Chỉ lần in ghi ở đây được ngân hàng nhận.',
  },
  unknown: {
    title: 'Không có giấy nào mang mã này',
    body: 'Có thể một ký tự đã gõ nhầm. Nếu mã đúng như trên giấy thì giấy đó không do cổng này lập.',
  },
  another: 'Kiểm tra giấy khác',
}
