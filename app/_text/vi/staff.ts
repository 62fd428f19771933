import { formatWait } from '#lib/dates.ts'
import { staffPeople } from './staff-people.ts'

/** What people of the staff read: sign-in, invitation, and what all desks share. */
export const staff = {
  roles: {
    ACCOUNTANT: 'Kế toán',
    OPERATOR: 'Vận hành',
    ADMINISTRATOR: 'Quản trị',
    BANK_ADMINISTRATOR: 'Quản trị của ngân hàng',
    TELLER: 'Giao dịch viên',
    CONTROLLER: 'Kiểm soát viên',
  },
  tabs: {
    overview: 'Bàn làm việc',
    suspense: 'Tiền chờ xử lý',
    refunds: 'Hoàn tiền',
    registrations: 'Phiếu đăng ký',
    search: 'Tra cứu',
    people: 'Nhân sự',
    sessions: 'Phiên đăng nhập',
  },
  shell: {
    signedIn: 'Người đang làm việc',
    desks: 'Các bàn làm việc',
    signOut: 'Đăng xuất',
    noPermission: {
      title: 'Ông/Bà không có quyền mở trang này',
      body: 'Trang này dành cho vai trò khác. Nếu công việc cần đến, hãy nhờ người quản trị mời lại với vai trò phù hợp.',
      back: 'Về bàn làm việc',
    },
  },
  desk: {
    loading: 'Đang tải…',
    keys: 'Phím j và k chuyển dòng, Enter mở dòng.',
    forbidden: {
      title: 'Ông/Bà không có quyền xem phần này',
      body: 'Phần này dành cho vai trò khác. Hãy nhờ người quản trị nếu công việc cần đến.',
    },
    failed: {
      title: 'Chưa tải được',
      body: 'Đường truyền bị ngắt hoặc máy chủ gặp lỗi. Chưa có gì thay đổi.',
      retry: 'Thử lại',
    },
    ended: {
      title: 'Phiên làm việc đã kết thúc',
      body: 'Phiên đã hết giờ hoặc đã được kết thúc từ nơi khác. Việc đã lưu vẫn còn; phần đang gõ dở thì không.',
      signIn: 'Đăng nhập lại',
    },
  },
  overview: {
    title: 'Bàn làm việc',
    hello: (name: string) => `Xin chào ${name}`,
    agency: 'Cơ quan',
    lead: 'Các bàn làm việc của Ông/Bà. Số bên cạnh là số việc đang chờ.',
  },
  signIn: {
    title: 'Đăng nhập cho cán bộ',
    lead: 'Dành cho kế toán, vận hành, quản trị và người của ngân hàng. Người nộp tiền không cần đăng nhập.',
    email: 'Thư điện tử',
    password: 'Mật khẩu',
    code: 'Mã 6 chữ số trong ứng dụng xác thực',
    codeHint: 'Mỗi mã dùng được một lần; mã mới hiện sau 30 giây.',
    submit: 'Đăng nhập',
    ended: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại.',
    signedOut: 'Ông/Bà đã đăng xuất.',
    welcome: 'Tài khoản đã sẵn sàng. Hãy đăng nhập bằng mã tiếp theo trong ứng dụng.',
    passUsed: 'Trình duyệt này đăng nhập được ngay. Hãy nhập thư điện tử, mật khẩu và mã như thường lệ.',
    passOver:
      'Liên kết đã dùng, đã hết hạn hoặc đã có liên kết mới hơn. Hãy đăng nhập; nếu vẫn phải chờ, hãy nhờ người quản trị cho đăng nhập ngay lần nữa.',
    cookies:
      'Trình duyệt không giữ cookie nên chưa đăng nhập được. Hãy cho phép cookie của trang này rồi tải lại trang.',
    lost: 'Mất mật khẩu hoặc điện thoại? Người quản trị vô hiệu hóa tài khoản cũ và mời lại bằng địa chỉ khác.',
    again: 'Trang đã mở quá lâu nên chưa gửi được. Hãy nhập lại.',
    refused: {
      EMPTY: 'Còn ô chưa nhập. Hãy nhập thư điện tử, mật khẩu và mã sáu chữ số.',
      WRONG:
        'Thư điện tử, mật khẩu hoặc mã không đúng, hoặc mã đã dùng rồi. Hãy kiểm tra và nhập mã mới nhất.',
      TOO_MANY: (seconds: number) =>
        `Đã thử quá nhiều lần. Hãy thử lại sau ${formatWait(seconds, 'vi')}, hoặc nhờ một người quản trị bấm “Cho đăng nhập ngay”.`,
      PROBLEM: 'Chưa đăng nhập được do lỗi phía chúng tôi. Hãy thử lại sau ít phút.',
    },
    demo: {
      title: 'Tài khoản thử',
      lead: 'Chỉ có ở trang thử nghiệm. Mã đổi sau mỗi 30 giây: tải lại trang để có mã mới.',
      code: 'Mã lúc này',
      refresh: 'Lấy mã mới',
    },
  },
  invitation: {
    title: 'Nhận lời mời làm việc',
    lead: (role: string, email: string) => `Vai trò: ${role}. Ông/Bà sẽ đăng nhập bằng ${email}.`,
    validUntil: (time: string) => `Lời mời có giá trị đến ${time}.`,
    name: 'Họ và tên',
    nameHint: 'Tên này hiện bên cạnh mọi việc Ông/Bà làm.',
    password: 'Mật khẩu mới',
    passwordHint: 'Từ 12 ký tự; một câu ngắn dễ nhớ là tốt nhất. Không cần ký tự đặc biệt.',
    again: 'Gõ lại mật khẩu',
    enrol: 'Ứng dụng xác thực',
    enrolBody: 'Mở ứng dụng xác thực trên điện thoại, quét mã này, rồi nhập 6 chữ số mà ứng dụng hiện ra.',
    qr: 'Mã QR để thêm tài khoản vào ứng dụng xác thực',
    secret: 'Không quét được? Gõ khóa này vào ứng dụng:',
    code: 'Mã 6 chữ số',
    submit: 'Tạo tài khoản',
    refused: {
      NAME_EMPTY: 'Chưa nhập họ và tên.',
      NAME_FORM: 'Họ và tên dài quá 100 ký tự hoặc có ký tự không in được. Hãy gõ lại.',
      PASSWORD_SHORT: 'Mật khẩu cần ít nhất 12 ký tự. Một câu ngắn là đủ.',
      PASSWORD_LONG: 'Mật khẩu dài quá 128 ký tự. Hãy rút ngắn.',
      PASSWORD_COMMON: 'Mật khẩu này quá nhiều người dùng nên dễ đoán. Hãy chọn một câu của riêng Ông/Bà.',
      PASSWORD_PERSONAL: 'Mật khẩu không được chứa tên hoặc thư điện tử. Hãy chọn câu khác.',
      PASSWORD_DIFFERS: 'Hai lần gõ mật khẩu khác nhau. Hãy gõ lại cả hai.',
      CODE_WRONG: 'Mã không đúng. Hãy nhập 6 chữ số ứng dụng đang hiện, và kiểm tra giờ trên điện thoại.',
      EMAIL_TAKEN:
        'Thư điện tử này đã có tài khoản. Hãy đăng nhập, hoặc nhờ người quản trị mời bằng địa chỉ khác.',
    },
    USED: {
      title: 'Lời mời này đã được dùng',
      body: 'Mỗi lời mời chỉ dùng một lần. Nếu Ông/Bà là người đã dùng, hãy đăng nhập. Nếu không phải, hãy báo ngay cho người quản trị.',
    },
    EXPIRED: {
      title: 'Lời mời này đã hết hạn',
      body: 'Lời mời có giá trị 48 giờ. Hãy nhờ người đã mời gửi một lời mời mới.',
    },
    REPLACED: {
      title: 'Lời mời này không còn dùng được',
      body: 'Đã có lời mời mới hơn, hoặc lời mời đã được rút hay phải được duyệt lại. Hãy mở thư mới nhất Ông/Bà nhận được, hoặc hỏi người quản trị.',
    },
    UNKNOWN: {
      title: 'Không có lời mời này',
      body: 'Địa chỉ có thể bị cắt ngắn khi sao chép. Hãy mở lại đúng địa chỉ đã nhận, hoặc nhờ người đã mời gửi lại.',
    },
    signIn: 'Đến trang đăng nhập',
  },
  pass: {
    title: 'Đăng nhập ngay bằng trình duyệt này',
    lead: 'Dùng liên kết trong trình duyệt sẽ dùng để làm việc: từ đó người khác thử sai không làm trình duyệt này phải chờ. Liên kết dùng được một lần; mật khẩu và mã vẫn như cũ.',
    submit: 'Đến trang đăng nhập',
  },
  sessions: {
    title: 'Phiên đăng nhập của tôi',
    lead: 'Nếu có phiên không phải của Ông/Bà, hãy kết thúc phiên đó và báo cho người quản trị.',
    device: 'Thiết bị',
    address: 'Địa chỉ mạng',
    lastSeen: 'Dùng lần cuối',
    since: 'Đăng nhập lúc',
    thisOne: 'Phiên này',
    action: 'Thao tác',
    end: 'Kết thúc',
    endOf: (device: string) => `Kết thúc phiên ${device}`,
    endOthers: 'Kết thúc mọi phiên khác',
    done: 'Đã kết thúc. Nơi đó bị từ chối ngay ở lần mở trang tiếp theo.',
    unknownDevice: 'Thiết bị không rõ',
    only: 'Ông/Bà chỉ đăng nhập ở một nơi.',
  },
  people: staffPeople,
}
