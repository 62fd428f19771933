import { commonWords } from '../words.ts'

/**
 * The fixed texts of the registration form. It is an application to a Vietnamese bank and exists in Vietnamese
 * alone; the pages that lead to it explain it in both languages.
 */
export const words = {
  verify: commonWords.verify.vi,
  title: 'GIẤY ĐĂNG KÝ SỬ DỤNG DỊCH VỤ THANH\u00A0TOÁN TRỰC\u00A0TUYẾN',
  /** At the head of the following pages. */
  shortTitle: 'Giấy đăng ký sử dụng dịch vụ thanh toán trực tuyến',
  number: (number: string) => `Số: ${number}`,
  print: (print: number) => `Bản in lần ${print}; bản in trước không còn dùng được.`,
  barcode: (number: string) => `Mã vạch của số phiếu ${number}`,
  verifyAt: (site: string) => `Kiểm tra giấy này tại ${site}`,
  handIn: 'Nộp tại điểm giao dịch bất kỳ của Ngân hàng.',
  handInBy: (date: string) => `Nộp chậm nhất ngày ${date}, tại điểm giao dịch bất kỳ của Ngân hàng.`,
  to: (bank: string, branch: string) => `Kính gửi: ${bank} –\u00A0Chi\u00A0nhánh\u00A0${branch}`,

  request: 'Loại yêu cầu',
  requests: { NEW: 'Đăng ký mới', RENEWAL: 'Gia hạn', REPLACEMENT: 'Thay thế' },
  replaces: 'Cho phiếu số',
  ticked: 'Ô có đánh dấu',
  unticked: 'Ô trống',

  required: '(*) Thông tin bắt buộc',
  byHand: 'Chỗ để viết tay',
  accountSection: 'II. Tài khoản đăng ký',
  commitmentSection: 'III. Cam kết',

  replaced: (number: string) =>
    `Khi Ngân hàng chấp nhận, phiếu này thay cho phiếu số ${number}; đến lúc đó phiếu cũ vẫn có hiệu lực.`,

  bankPart: 'PHẦN DÀNH CHO NGÂN HÀNG',
  received: 'Ngày nhận',
  accepted: 'Chấp nhận',
  refused: 'Từ chối – lý do',
  teller: 'Giao dịch viên',
  controller: 'Kiểm soát viên',
  signAndName: '(Ký, ghi rõ họ tên)',
} as const

/** What is said differently of an organisation and of a person. */
export const wordsFor = {
  ORGANISATION: {
    section: 'I. Thông tin tổ chức',
    scope: { OWN: 'Hồ sơ của chính tổ chức', ANY: 'Mọi hồ sơ mà tổ chức chọn nộp' },
    signs: 'ĐẠI DIỆN TỔ CHỨC',
    how: '(Ký, ghi rõ họ tên, đóng dấu)',
    commitments: [
      'Tổ chức ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II nộp phí, lệ phí khi người được tổ chức phân quyền xác nhận trên Cổng, trong phạm vi và hạn mức đã đăng ký.',
      'Thông tin trên phiếu này là đúng. Tổ chức chịu trách nhiệm về thông tin đã khai và báo cho Ngân hàng khi có thay đổi.',
      'Tổ chức đã đọc và đồng ý với điều khoản sử dụng dịch vụ thanh toán trực tuyến của Cổng và của Ngân hàng.',
    ],
  },
  PERSON: {
    section: 'I. Thông tin cá nhân',
    scope: { OWN: 'Hồ sơ của chính tôi', ANY: 'Mọi hồ sơ mà tôi chọn nộp' },
    signs: 'NGƯỜI ĐĂNG KÝ',
    how: '(Ký, ghi rõ họ tên)',
    commitments: [
      'Tôi ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II nộp phí, lệ phí khi tôi xác nhận trên Cổng, trong phạm vi và hạn mức đã đăng ký.',
      'Thông tin trên phiếu này là đúng. Tôi chịu trách nhiệm về thông tin đã khai và báo cho Ngân hàng khi có thay đổi.',
      'Tôi đã đọc và đồng ý với điều khoản sử dụng dịch vụ thanh toán trực tuyến của Cổng và của Ngân hàng.',
    ],
  },
} as const
