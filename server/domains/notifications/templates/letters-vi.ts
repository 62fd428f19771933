import { formatDate, formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { registrationUrl } from './links.ts'
import { staffLettersVi } from './staff-letters-vi.ts'
import type { Letters } from './words.ts'

const see = (number: string, portalUrl: string) => ({
  label: 'Xem đăng ký',
  url: registrationUrl(portalUrl, number),
})
const because = (reason: string | null) => (reason === null ? [] : [`Lý do: ${reason}`])

export const lettersVi: Letters = {
  REGISTRATION_READY: ({ number, account, bank, until }, portalUrl) => ({
    subject: `Phiếu đăng ký số ${number} đã lập xong`,
    paragraphs: [
      `Phiếu đăng ký thanh toán trực tuyến số ${number} cho tài khoản ${account} đã lập xong.`,
      `Ông/Bà in phiếu, ký (tổ chức đóng dấu) và nộp tại bất kỳ điểm giao dịch nào của ${bank}, chậm nhất ngày ${formatDate(until, 'vi')}.`,
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RECEIVED: ({ number, account }, portalUrl) => ({
    subject: `Ngân hàng đã nhận phiếu đăng ký số ${number}`,
    paragraphs: [
      `Ngân hàng đã nhận phiếu đăng ký số ${number} cho tài khoản ${account} và đang kiểm tra.`,
      'Cổng sẽ báo kết quả cho Ông/Bà. Hiện Ông/Bà chưa phải làm gì thêm.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RETURNED: ({ number, account, reason }, portalUrl) => ({
    subject: `Phiếu đăng ký số ${number} được trả lại để sửa`,
    paragraphs: [
      `Ngân hàng trả lại phiếu đăng ký số ${number} cho tài khoản ${account}.`,
      `Lý do: ${reason}`,
      'Ông/Bà sửa thông tin trên Cổng, in phiếu mới, ký và nộp lại tại điểm giao dịch.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_APPROVED: ({ number, account }, portalUrl) => ({
    subject: 'Yêu cầu đã được đăng ký thành công',
    paragraphs: [
      `Yêu cầu đã được đăng ký thành công: phiếu số ${number}, tài khoản ${account}.`,
      'Từ nay Ông/Bà có thể chọn nhiều hồ sơ và thanh toán một lần bằng tài khoản này.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_REJECTED: ({ number, account, reason }, portalUrl) => ({
    subject: `Phiếu đăng ký số ${number} không được chấp thuận`,
    paragraphs: [
      `Ngân hàng không chấp thuận phiếu đăng ký số ${number} cho tài khoản ${account}.`,
      `Lý do: ${reason}`,
      'Ông/Bà có thể lập phiếu đăng ký mới, hoặc vẫn thanh toán bằng thẻ hay chỉ dẫn thanh toán.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_EXPIRED: ({ number, account }, portalUrl) => ({
    subject: `Phiếu đăng ký số ${number} đã hết hạn`,
    paragraphs: [
      `Phiếu đăng ký số ${number} cho tài khoản ${account} đã hết hạn vì chưa được nộp tại ngân hàng.`,
      'Ông/Bà có thể lập phiếu đăng ký mới trên Cổng.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_SUSPENDED: ({ number, account, reason }, portalUrl) => ({
    subject: `Tài khoản của đăng ký số ${number} tạm ngừng thanh toán`,
    paragraphs: [
      `Tài khoản ${account}, đăng ký số ${number}, tạm thời không thanh toán được trên Cổng.`,
      ...because(reason),
      'Ông/Bà vẫn có thể thanh toán bằng thẻ hoặc chỉ dẫn thanh toán.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RESUMED: ({ number, account }, portalUrl) => ({
    subject: `Tài khoản của đăng ký số ${number} thanh toán lại được`,
    paragraphs: [`Tài khoản ${account}, đăng ký số ${number}, đã thanh toán lại được trên Cổng.`],
    link: see(number, portalUrl),
  }),
  REGISTRATION_CLOSED: ({ number, account, reason }, portalUrl) => ({
    subject: `Đăng ký số ${number} đã đóng`,
    paragraphs: [
      `Đăng ký số ${number} cho tài khoản ${account} đã đóng và không còn thanh toán được.`,
      ...because(reason),
      'Khi cần, Ông/Bà lập phiếu đăng ký mới trên Cổng.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_REPLACED: ({ number, account, by }, portalUrl) => ({
    subject: `Đăng ký số ${number} đã được thay`,
    paragraphs: [
      `Đăng ký số ${number} cho tài khoản ${account} đã được thay bằng đăng ký số ${by}.`,
      'Việc thanh toán không bị gián đoạn; Ông/Bà không phải làm gì thêm.',
    ],
    link: see(by, portalUrl),
  }),
  INVITATION: ({ holder, link, until }) => ({
    subject: 'Lời mời cùng thanh toán hồ sơ',
    paragraphs: [
      `Ông/Bà được mời làm kế toán cho ${holder ?? 'một tổ chức'} trên Cổng: xem hồ sơ của đơn vị và thanh toán bằng tài khoản đã đăng ký.`,
      `Lời mời dùng được một lần, đến ${formatDateTime(until, 'vi')}. Nếu không biết lời mời này, Ông/Bà bỏ qua thư; đừng chuyển tiếp.`,
    ],
    link: { label: 'Nhận lời mời', url: link },
  }),
  PAYMENT_PAID: ({ payment, amount, dossiers, account, paidAt }, portalUrl) => ({
    subject: `Đã thanh toán ${formatDong(amount)} cho ${dossiers} hồ sơ`,
    paragraphs: [
      `Ngân hàng xác nhận đã trừ ${formatDong(amount)} từ tài khoản ${account} lúc ${formatDateTime(paidAt, 'vi')} để thanh toán ${dossiers} hồ sơ.`,
      `Mã thanh toán: ${payment}. Biên lai và giấy xác nhận có trên Cổng.`,
    ],
    link: { label: 'Xem thanh toán', url: `${portalUrl}/pay/${payment}` },
  }),
  ...staffLettersVi,
}
