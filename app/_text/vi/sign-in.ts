import { formatWait } from '#lib/dates.ts'
/** Signing in with telephone and password, and choosing a new password by a code. */
export const signIn = {
  title: 'Đăng nhập',
  lead: 'Dành cho tổ chức và cá nhân có tài khoản. Nộp phí bằng mã hồ sơ thì không cần đăng nhập.',
  needed: 'Hãy đăng nhập để xem trang này. Nếu đã đăng nhập trước đó, phiên của Ông/Bà đã hết giờ.',
  signedOut: 'Ông/Bà đã đăng xuất.',
  reset: 'Mật khẩu mới đã có hiệu lực và mọi phiên cũ đã kết thúc. Hãy đăng nhập bằng mật khẩu mới.',
  phone: 'Số điện thoại',
  phoneHint: 'Số đã dùng khi mở tài khoản',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  forgot: 'Quên mật khẩu',
  none: 'Chưa có tài khoản?',
  register: 'Mở tài khoản',
  guest: 'Nộp phí không cần tài khoản',
  cookies:
    'Trình duyệt không giữ cookie nên chưa đăng nhập được. Hãy cho phép cookie của trang này rồi tải lại trang.',
  again: 'Trang đã mở quá lâu nên chưa gửi được. Hãy nhập lại.',
  refused: {
    EMPTY: 'Còn ô chưa nhập. Hãy nhập cả số điện thoại và mật khẩu.',
    WRONG: 'Số điện thoại hoặc mật khẩu không đúng. Hãy kiểm tra cả hai, hoặc đặt mật khẩu mới.',
    TOO_MANY: (seconds: number) =>
      `Đã thử quá nhiều lần. Hãy thử lại sau ${formatWait(seconds, 'vi')}, hoặc đặt mật khẩu mới.`,
    PROBLEM: 'Chưa đăng nhập được do lỗi phía chúng tôi. Hãy thử lại sau ít phút.',
  },
  demo: {
    title: 'Tài khoản thử',
    lead: 'Chỉ có ở trang thử nghiệm; ai cũng biết các mật khẩu này.',
    code: 'Mã ứng dụng xác thực lúc này',
  },
}
