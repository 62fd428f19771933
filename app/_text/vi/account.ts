import type { AccountRole, HolderKind } from '#server/domains/identity/account-contract.ts'
import { security } from './account-security.ts'

const roles: Record<AccountRole, string> = { OWNER: 'Chủ tài khoản', ACCOUNTANT: 'Kế toán' }

const kinds: Record<HolderKind, string> = { ORGANISATION: 'Tổ chức', PERSON: 'Cá nhân' }

/** What people read who are signed in. */
export const account = {
  roles,
  kinds,
  header: {
    label: 'Tài khoản',
    signIn: 'Đăng nhập',
    signedIn: (holder: string) => `Tài khoản của ${holder}`,
    signOut: 'Đăng xuất',
  },
  nav: {
    label: 'Trang của tài khoản',
    home: 'Tổng quan',
    dossiers: 'Hồ sơ',
    bankAccounts: 'Tài khoản ngân hàng',
    statements: 'Sao kê',
    members: 'Thành viên',
    security: 'Bảo mật',
  },
  ownersOnly: {
    title: 'Trang này dành cho chủ tài khoản',
    body: 'Ông/Bà đang là kế toán. Nếu công việc cần đến, hãy nhờ chủ tài khoản làm hoặc đổi vai trò.',
    back: 'Về trang tài khoản',
  },
  home: {
    title: 'Tài khoản',
    hello: (name: string) => `Xin chào ${name}`,
    acting: { OWNER: 'Ông/Bà là chủ tài khoản.', ACCOUNTANT: 'Ông/Bà là kế toán.' },
    verified: 'Đã xác minh',
    unverified: {
      title: 'Chưa xác minh',
      body: 'Ông/Bà chỉ thấy những hồ sơ đã tra bằng mã. Khi ngân hàng chấp nhận phiếu đăng ký đầu tiên, mọi hồ sơ của đơn vị sẽ tự hiện ra.',
    },
    next: 'Việc có thể làm',
    steps: {
      register: {
        title: 'Đăng ký tài khoản ngân hàng',
        body: 'Điền, in, ký và nộp phiếu một lần; sau đó trả nhiều hồ sơ cùng lúc.',
      },
      waiting: {
        next: {
          DRAFT: 'Tiếp tục đăng ký tài khoản',
          AWAITING_FORM: 'In và nộp phiếu đăng ký',
          RECEIVED: 'Theo dõi đăng ký đang chờ',
          RETURNED: 'Sửa đăng ký bị trả lại',
        },
        body: (number: string, state: string) => `Phiếu ${number}: ${state}.`,
        several: (count: number) => `${count} đăng ký chưa xong.`,
      },
      suspended: {
        title: 'Xem tài khoản đang tạm ngừng',
        body: (mask: string) => `Tài khoản ${mask} chưa trả được hồ sơ. Xem lý do và cách dùng lại.`,
      },
      pay: {
        title: 'Chọn hồ sơ để trả',
        owed: (count: number, total: string) => `${count} hồ sơ còn phải nộp, tổng cộng ${total}.`,
        more: 'Hơn 1.000 hồ sơ còn phải nộp.',
        nothing: 'Trong danh sách không có hồ sơ nào phải nộp.',
      },
      lookUp: { title: 'Tìm một hồ sơ bằng mã', body: 'Hồ sơ tìm thấy được thêm vào danh sách.' },
      accounts: {
        title: 'Tài khoản ngân hàng đã đăng ký',
        body: 'Trạng thái, hạn mức, tạm ngừng, gia hạn, thay thế.',
      },
      statements: { title: 'Xem sao kê', body: 'Khoản đã trả theo kỳ; tải về cho sổ sách.' },
      members: {
        OWNER: { title: 'Mời kế toán', body: 'Kế toán trả hồ sơ; chủ tài khoản quản lý đăng ký.' },
        ACCOUNTANT: { title: 'Thành viên', body: 'Ai làm việc cho đơn vị, với vai trò nào.' },
      },
      security: {
        title: 'Bảo mật',
        body: 'Mật khẩu, số điện thoại, ứng dụng xác thực, các phiên đăng nhập.',
      },
      details: { title: 'Thông tin đã khai', body: 'Tên, địa chỉ, liên hệ được in trên phiếu.' },
    },
    switch: {
      heading: 'Làm việc cho đơn vị khác',
      lead: 'Ông/Bà có quyền ở nhiều đơn vị. Danh sách hồ sơ và sao kê của mỗi đơn vị tách riêng.',
      to: (name: string) => `Chuyển sang ${name}`,
    },
    choose: {
      title: 'Làm việc cho đơn vị nào?',
      lead: 'Hãy chọn một. Có thể chuyển lúc nào cũng được.',
    },
    nobody: {
      title: 'Tài khoản này không còn thuộc đơn vị nào',
      body: 'Quyền của Ông/Bà ở đơn vị đã kết thúc. Nếu là nhầm lẫn, hãy nhờ chủ tài khoản của đơn vị mời lại.',
    },
    welcome: {
      OWNER: 'Tài khoản đã được mở. Việc tiếp theo là đăng ký tài khoản ngân hàng.',
      ACCOUNTANT:
        'Tài khoản đã được mở. Ông/Bà chọn và trả hồ sơ của đơn vị; tài khoản ngân hàng do chủ tài khoản đăng ký.',
    },
    joined: 'Ông/Bà đã nhận lời mời.',
  },
  details: {
    title: 'Thông tin đã khai',
    lead: 'Được in trên phiếu đăng ký gửi ngân hàng.',
    name: 'Tên',
    shortName: 'Tên viết tắt',
    taxCode: 'Mã số thuế',
    identityNumber: 'Số định danh cá nhân',
    issuedOn: 'Ngày cấp',
    issuedBy: 'Nơi cấp',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    email: 'Thư điện tử',
    representative: 'Người đại diện hợp pháp',
    position: 'Chức vụ',
    representativeIdentity: 'Số CCCD của người đại diện',
    authority: 'Giấy ủy quyền số',
    missing: 'Chưa khai',
    change: 'Sửa thông tin',
    changeTitle: 'Sửa thông tin đã khai',
    verifiedNote:
      'Ngân hàng đã đối chiếu các mục còn lại trên giấy. Muốn đổi, hãy nộp một phiếu đăng ký mới hoặc gọi đường dây nóng.',
    submit: 'Lưu',
    done: 'Đã lưu.',
    VERIFIED: 'Đơn vị đã được xác minh, nên mục này chỉ đổi được bằng phiếu đăng ký mới.',
  },
  members: {
    title: 'Thành viên',
    lead: 'Chủ tài khoản quản lý đăng ký và thành viên. Kế toán xem và trả hồ sơ.',
    readOnly: 'Ông/Bà là kế toán: xem được, không đổi được.',
    forPerson: 'Tài khoản cá nhân chỉ do chính Ông/Bà dùng.',
    name: 'Họ và tên',
    phone: 'Điện thoại',
    role: 'Vai trò',
    since: 'Từ ngày',
    action: 'Thao tác',
    you: 'Ông/Bà',
    lastOwner: 'Chủ tài khoản duy nhất',
    change: {
      OWNER: 'Cho làm chủ tài khoản',
      ACCOUNTANT: 'Đổi thành kế toán',
    },
    end: 'Kết thúc quyền',
    of: (what: string, name: string) => `${what}: ${name}`,
    ask: {
      end: {
        title: (name: string) => `Kết thúc quyền của ${name}?`,
        body: 'Người này không xem và không trả được gì cho đơn vị nữa, ngay từ lần mở trang tiếp theo. Muốn mời lại lúc nào cũng được.',
        submit: 'Kết thúc quyền',
      },
      OWNER: {
        title: (name: string) => `Cho ${name} làm chủ tài khoản?`,
        body: 'Chủ tài khoản đăng ký, đóng tài khoản ngân hàng và quản lý thành viên, kể cả Ông/Bà. Ông/Bà xác nhận bằng mã gửi đến điện thoại của mình.',
        submit: 'Tiếp tục',
      },
      ACCOUNTANT: {
        title: (name: string) => `Đổi ${name} thành kế toán?`,
        body: 'Kế toán xem và trả hồ sơ, không đăng ký tài khoản ngân hàng và không quản lý thành viên.',
        submit: 'Đổi thành kế toán',
      },
      back: 'Không, quay lại',
    },
    invitations: {
      heading: 'Lời mời đang chờ',
      none: 'Không có lời mời nào đang chờ.',
      by: 'Người mời',
      until: 'Có giá trị đến',
      over: 'Đã hết hạn',
      withdraw: 'Rút lời mời',
    },
    invite: {
      heading: 'Mời thêm người',
      lead: 'Ông/Bà xác nhận bằng mã gửi đến điện thoại của mình; rồi lời mời gửi bằng SMS đến số này. Chỉ người có điện thoại ấy nhận được.',
      phone: 'Số điện thoại di động của người được mời',
      role: 'Vai trò',
      ACCOUNTANT: { title: 'Kế toán', body: 'Xem, trả hồ sơ và tải sao kê.' },
      OWNER: {
        title: 'Chủ tài khoản',
        body: 'Thêm quyền đăng ký tài khoản ngân hàng và quản lý thành viên.',
      },
      submit: 'Tiếp tục',
      done: 'Đã gửi lời mời bằng SMS.',
      refused: {
        ROLE_EMPTY: 'Hãy chọn vai trò.',
        ALREADY_MEMBER: 'Người có số điện thoại này đã là thành viên.',
        NOT_FOR_PERSON: 'Tài khoản cá nhân không mời được người khác.',
      },
    },
    confirm: {
      INVITE: {
        title: 'Xác nhận lời mời',
        what: (whom: string, role: string) => `Mời số ${whom}. Vai trò: ${role}.`,
        submit: 'Gửi lời mời',
      },
      OWNER: {
        title: 'Xác nhận chủ tài khoản mới',
        what: (whom: string, role: string) => `${whom}. Vai trò mới: ${role}.`,
        submit: 'Cho làm chủ tài khoản',
      },
      gone: {
        title: 'Lần xác nhận này đã kết thúc',
        body: 'Đã quá 10 phút, hoặc việc này đã xong. Trang Thành viên cho biết ai đang có quyền gì.',
        again: 'Về trang Thành viên',
      },
    },
    refused: {
      NOT_FOUND: 'Người này không còn là thành viên.',
      LAST_OWNER: 'Đơn vị phải còn ít nhất một chủ tài khoản. Hãy cho người khác làm chủ trước.',
    },
    done: {
      end: 'Đã kết thúc quyền.',
      role: 'Đã đổi vai trò.',
      withdrawn: 'Đã rút lời mời.',
    },
  },
  invitation: {
    title: 'Nhận lời mời',
    lead: (holder: string, role: string, inviter: string) =>
      `${inviter} mời Ông/Bà làm việc cho ${holder}. Vai trò: ${role}.`,
    validUntil: (time: string) => `Lời mời có giá trị đến ${time}.`,
    toPhone: (phone: string) => `Lời mời dành cho điện thoại ${phone}. Mã xác thực được gửi đến số ấy.`,
    name: 'Họ và tên của Ông/Bà',
    submit: 'Nhận lời mời',
    have: 'Đã có tài khoản với số điện thoại này?',
    signIn: 'Đăng nhập rồi nhận lời mời',
    join: 'Gửi mã để nhận lời mời',
    codeTitle: 'Nhập mã để nhận lời mời',
    joinLead: (name: string, phone: string) =>
      `Ông/Bà đang đăng nhập với tên ${name}. Mã xác thực được gửi đến ${phone}.`,
    refused: {
      NOT_OPEN: 'Lời mời không còn hiệu lực.',
      OTHER_PHONE:
        'Ông/Bà đang đăng nhập bằng số điện thoại khác với số được mời. Hãy đăng xuất, rồi mở lại đường dẫn.',
    },
    USED: {
      title: 'Lời mời này đã được dùng',
      body: 'Mỗi lời mời chỉ dùng một lần. Nếu Ông/Bà là người đã dùng, hãy đăng nhập. Nếu không phải, hãy báo ngay cho người đã mời.',
    },
    EXPIRED: {
      title: 'Lời mời này đã hết hạn',
      body: 'Hãy nhờ người đã mời gửi một lời mời mới.',
    },
    REPLACED: {
      title: 'Lời mời này không còn hiệu lực',
      body: 'Lời mời đã được rút lại, hoặc đã có lời mời mới hơn. Hãy mở đường dẫn trong tin nhắn mới nhất.',
    },
    UNKNOWN: {
      title: 'Không có lời mời này',
      body: 'Đường dẫn có thể bị cắt ngắn khi sao chép. Hãy mở lại từ tin nhắn đã nhận.',
    },
    toSignIn: 'Đến trang đăng nhập',
  },
  sessions: {
    title: 'Phiên đăng nhập',
    lead: 'Nếu có phiên không phải của Ông/Bà, hãy kết thúc phiên đó và đổi mật khẩu.',
    device: 'Thiết bị',
    address: 'Địa chỉ mạng',
    since: 'Đăng nhập lúc',
    lastSeen: 'Dùng lần cuối',
    action: 'Thao tác',
    thisOne: 'Phiên này',
    end: 'Kết thúc',
    endOf: (device: string) => `Kết thúc phiên ${device}`,
    endOthers: 'Kết thúc mọi phiên khác',
    done: 'Đã kết thúc. Nơi đó bị từ chối ngay ở lần mở trang tiếp theo.',
    only: 'Ông/Bà chỉ đăng nhập ở một nơi.',
    unknownDevice: 'Thiết bị không rõ',
  },
  security,
}
