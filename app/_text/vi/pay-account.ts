import { formatWait } from '#lib/dates.ts'
import type { AccountHindrance } from '#server/domains/payments/account-contract.ts'

const hindrances: Record<AccountHindrance, string> = {
  SUSPENDED: 'Tài khoản này đang tạm ngừng. Xem lý do và cách dùng lại ở trang tài khoản ngân hàng.',
  SUSPENDED_BY_HOLDER:
    'Chủ tài khoản ở cổng đã tạm ngừng. Muốn dùng tiếp, chủ tài khoản bấm “Dùng lại” ở trang tài khoản ngân hàng.',
  SUSPENDED_BY_BANK:
    'Ngân hàng đã tạm ngừng, nên chỉ ngân hàng cho dùng lại được. Xem lý do ở trang tài khoản ngân hàng, rồi hỏi ngân hàng.',
  SUSPENDED_BY_OPERATOR:
    'Người vận hành cổng đã tạm ngừng. Xem lý do ở trang tài khoản ngân hàng, rồi gọi đường dây nóng.',
  BANK_NOT_READY: 'Ngân hàng đang ghi nhận việc đăng ký. Thường xong sau ít phút.',
  OVER_LIMIT: 'Số còn lại của hạn mức hôm nay không đủ.',
  OUT_OF_SCOPE:
    'Tài khoản này chỉ dùng cho hồ sơ của chính Ông/Bà; lần thanh toán này có hồ sơ của người khác.',
}

/** Paying by a registered bank account. */
export const payAccount = {
  way: {
    title: 'Tài khoản ngân hàng đã đăng ký',
    body: 'Một lần xác nhận cho mọi hồ sơ. Ngân hàng trích nợ và báo lại sau vài giây.',
  },
  title: 'Trả bằng tài khoản đã đăng ký',
  choose: 'Chọn tài khoản',
  account: (bank: string, mask: string) => `${bank}, tài khoản ${mask}`,
  left: (left: string, limit: string) => `Hôm nay còn trích được ${left} trong hạn mức ${limit}.`,
  hindrances,
  summary: (dossiers: number, agencies: number) => `${dossiers} hồ sơ, ${agencies} cơ quan`,
  submit: (amount: string) => `Thanh toán ${amount}`,
  submitCode: 'Tiếp tục',
  moneyNow: 'Bấm nút này là đồng ý để ngân hàng trích nợ tài khoản đã chọn.',
  codeNext: (free: string) => `Trên ${free} một ngày cần thêm mã xác nhận. Tiền chưa bị trừ ở bước này.`,
  none: {
    title: 'Chưa có tài khoản ngân hàng nào được duyệt',
    body: 'Ông/Bà vẫn trả được ngay bằng chỉ dẫn thanh toán, tại quầy hoặc bằng ứng dụng của bất kỳ ngân hàng nào.',
    instruction: 'In chỉ dẫn thanh toán dịch vụ công trực tuyến',
    waiting: (number: string, state: string) =>
      `Đăng ký số ${number}: ${state}. Được duyệt rồi thì trả được bằng tài khoản.`,
    askOwner: 'Muốn trả bằng tài khoản ngân hàng, hãy nhờ chủ tài khoản đăng ký.',
    register: 'Đăng ký thanh toán trực tuyến',
  },
  blocked: 'Lúc này không tài khoản nào trả được lần thanh toán này.',
  blockedBody: 'Lý do của từng tài khoản ở ngay dưới đây. Cần trả ngay, xin trả bằng cách khác.',
  blockedByChoice: 'Xin chọn ít hồ sơ hơn, hoặc trả bằng cách khác.',
  chooseAgain: 'Chọn lại hồ sơ',
  otherWay: 'Trả bằng cách khác',
  confirm: {
    title: 'Xác nhận thanh toán',
    totp: 'Nhập mã sáu chữ số đang hiện trong ứng dụng xác thực của Ông/Bà.',
    sms: (phone: string) => `Nhập mã vừa gửi đến số điện thoại ${phone}.`,
    ask: (phone: string) => `Mã xác nhận sẽ được gửi đến số điện thoại ${phone}.`,
    label: 'Mã xác nhận',
    send: 'Gửi mã qua SMS',
    sendInstead: 'Nhận mã qua SMS',
    from: (account: string) => `Trích nợ: ${account}`,
  },
  refused: {
    ACCOUNT_EMPTY: 'Chọn một tài khoản.',
    ACCOUNT_NOT_IN_FORCE: 'Tài khoản này không còn hiệu lực. Xin chọn tài khoản khác.',
    BANK_NOT_READY: hindrances.BANK_NOT_READY,
    CODE_NEEDED: 'Số tiền này cần mã xác nhận.',
    CODE_EMPTY: 'Nhập mã xác nhận.',
    CODE_FORM: 'Mã có sáu chữ số.',
    CODE_EXPIRED: 'Mã đã hết hạn. Xin gửi mã mới.',
    CODE_USED: 'Mã này không còn dùng được. Xin chờ mã kế tiếp hoặc gửi mã mới.',
    NOT_ENROLLED: 'Tài khoản chưa có ứng dụng xác thực. Xin dùng mã qua SMS.',
    HELD: (until: string | null) =>
      until === null
        ? 'Một lần trả khác đang chờ ngân hàng. Xin xem lại sau ít phút; tiền chưa bị trừ.'
        : `Một lần trả khác đang giữ các khoản này đến ${until}. Tiền chưa bị trừ.`,
    OVER_LIMIT: (left: string) =>
      `Hạn mức hôm nay của tài khoản còn ${left}. Xin trả ít hồ sơ hơn, chọn tài khoản khác, hoặc trả cách khác.`,
    OUT_OF_SCOPE: (codes: string) =>
      `Tài khoản này chỉ dùng cho hồ sơ của chính Ông/Bà. Hồ sơ của người khác: ${codes}.`,
    CODE_WRONG: (left: number | null) =>
      left === null ? 'Mã không đúng. Xin nhập lại.' : `Mã không đúng. Còn ${left} lần nhập.`,
    TOO_MANY: (seconds: number) => `Đã thử quá nhiều lần. Xin thử lại sau ${formatWait(seconds, 'vi')}.`,
    TOO_SOON: (time: string) => `Mã vừa được gửi. Có thể gửi lại từ ${time}.`,
    NOT_PAYABLE: 'Lần thanh toán này không còn trả được.',
  },
}
