import { commonWords } from '../words.ts'

/**
 * The fixed texts of the registration form. It is an application to a Vietnamese bank and exists in Vietnamese
 * alone; the pages that lead to it explain it in both languages.
 */
export const words = {
  verify: commonWords.verify.vi,
  title: 'GIẤY ĐĂNG KÝ SỬ DỤNG DỊCH VỤ THANH\u00A0TOÁN TRỰC\u00A0TUYẾN',
  /** At the head of the following pages. */
  shortTitle: 'Giấy đăng ký thanh toán trực tuyến',
  number: (number: string) => `Số: ${number}`,
  print: (print: number) =>
    print === 1 ? 'Bản in lần 1.' : `Bản in lần ${print}; bản in trước không còn dùng được.`,
  barcode: (number: string) => `Mã vạch của số phiếu ${number}`,
  verifyAt: (site: string) => `Kiểm tra giấy này tại ${site}`,
  handIn: 'Nộp tại điểm giao dịch bất kỳ của Ngân hàng.',
  handInBy: (date: string) => `Nộp tại điểm giao dịch bất kỳ, chậm nhất ngày ${date}.`,
  to: (bank: string, branch: string) => `Kính gửi: ${bank} – ${unbroken(`Chi nhánh ${branch}`)}`,

  request: 'Loại yêu cầu',
  requests: { NEW: 'Đăng ký mới', RENEWAL: 'Gia hạn', REPLACEMENT: 'Thay thế' },
  replaces: 'Cho phiếu số',
  ticked: 'Ô có đánh dấu',
  unticked: 'Ô trống',

  byHand: 'Chỗ để viết tay',
  accountSection: 'II. Tài khoản đăng ký',
  commitmentSection: 'III. Cam kết',

  replaced: (number: string) =>
    `Khi được chấp nhận, phiếu này thay phiếu số ${number}; đến lúc đó phiếu cũ vẫn có hiệu lực.`,

  bankPart: 'PHẦN DÀNH CHO NGÂN HÀNG',
  received: 'Ngày nhận',
  accepted: 'Chấp nhận',
  refused: 'Từ chối – lý do',
  teller: 'Giao dịch viên',
  controller: 'Kiểm soát viên',
  signAndName: '(Ký, ghi rõ họ tên)',
} as const

/** A short name stays on one line; a long one has to break. */
function unbroken(name: string): string {
  return name.length <= 40 ? name.replaceAll(' ', '\u00A0') : name
}

/** What is said differently of an organisation and of a person. */
export const wordsFor = {
  ORGANISATION: {
    section: 'I. Thông tin tổ chức (* là thông tin bắt buộc)',
    scope: { OWN: 'Hồ sơ của chính tổ chức', ANY: 'Mọi hồ sơ mà tổ chức chọn nộp' },
    signs: 'ĐẠI DIỆN TỔ CHỨC',
    how: '(Ký, ghi rõ họ tên, đóng dấu)',
    commitments: [
      'Tổ chức ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II nộp phí, lệ phí khi người được tổ chức phân quyền xác nhận trên Cổng, trong phạm vi và hạn mức đã đăng ký.',
      'Thông tin trên phiếu là đúng; tổ chức chịu trách nhiệm và báo cho Ngân hàng khi có thay đổi.',
      'Tổ chức đã đọc và đồng ý với điều khoản sử dụng dịch vụ của Cổng và của Ngân hàng.',
    ],
  },
  PERSON: {
    section: 'I. Thông tin cá nhân (* là thông tin bắt buộc)',
    scope: { OWN: 'Hồ sơ của chính tôi', ANY: 'Mọi hồ sơ mà tôi chọn nộp' },
    signs: 'NGƯỜI ĐĂNG KÝ',
    how: '(Ký, ghi rõ họ tên)',
    commitments: [
      'Tôi ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II nộp phí, lệ phí khi tôi xác nhận trên Cổng, trong phạm vi và hạn mức đã đăng ký.',
      'Thông tin trên phiếu là đúng; tôi chịu trách nhiệm và báo cho Ngân hàng khi có thay đổi.',
      'Tôi đã đọc và đồng ý với điều khoản sử dụng dịch vụ của Cổng và của Ngân hàng.',
    ],
  },
} as const
