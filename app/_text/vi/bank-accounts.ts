import type { MandateRefusal } from '#server/domains/bank-connectors/mandate-contract.ts'
import type {
  FieldRefusal,
  HistoryActor,
  HistoryKind,
  RegistrationState,
  Scope,
} from '#server/domains/registrations/contract.ts'

const scopes: Record<Scope, { title: string; body: string }> = {
  OWN: {
    title: 'Chỉ hồ sơ đứng tên chúng tôi',
    body: 'Hồ sơ mang mã số thuế hoặc số định danh của chủ tài khoản. An toàn nhất.',
  },
  ANY: {
    title: 'Mọi hồ sơ trong danh sách',
    body: 'Cả hồ sơ của người khác mà Ông/Bà đã tìm thấy và chọn trả thay.',
  },
}

/** What happened, in one sentence. What comes next stands in `next`. */
const what: Record<RegistrationState, string> = {
  DRAFT: 'Thông tin đã lưu, phiếu chưa được tạo.',
  AWAITING_FORM: 'Phiếu đã tạo. Ngân hàng chưa nhận bản giấy có chữ ký.',
  RECEIVED: 'Giao dịch viên đã nhận phiếu và đối chiếu từng mục.',
  RETURNED: 'Ngân hàng trả lại phiếu để Ông/Bà sửa.',
  APPROVED: 'Ông/Bà trả được phí, lệ phí bằng tài khoản này.',
  REJECTED: 'Ngân hàng không chấp nhận đăng ký này.',
  EXPIRED: 'Ngân hàng không nhận được bản giấy đúng hạn, nên phiếu hết hiệu lực.',
  SUSPENDED: 'Tài khoản này đang tạm ngừng, chưa trả được hồ sơ nào.',
  CLOSED: 'Đăng ký này đã ngừng sử dụng và không mở lại được.',
  REPLACED: 'Một đăng ký mới đã thay đăng ký này.',
}

const history: Record<HistoryKind, string> = {
  CREATE: 'Điền đăng ký',
  EDIT: 'Sửa thông tin',
  PRINT: 'Tạo phiếu để in',
  WITHDRAW: 'Rút lại đăng ký',
  RECEIVE: 'Nhận phiếu tại quầy',
  RETURN: 'Trả lại phiếu',
  EXPIRE: 'Phiếu hết hạn',
  APPROVE: 'Chấp nhận',
  REJECT: 'Từ chối',
  SUSPEND: 'Tạm ngừng',
  RESUME: 'Dùng lại',
  BANK_REFUSES: 'Ngân hàng từ chối quyền trích nợ',
  CLOSE: 'Ngừng sử dụng',
  REPLACE: 'Được thay bằng đăng ký mới',
  SET_DEFAULT: 'Đặt làm tài khoản chính',
  ATTACH_SCAN: 'Lưu bản chụp phiếu đã ký',
  MANDATE_CONFIRMED: 'Ngân hàng xác nhận quyền trích nợ',
  BANK_NAMED_ANOTHER: 'Ngân hàng trả lời về số khác; cổng đang hỏi lại',
}

const actors: Record<HistoryActor['kind'], string> = {
  HOLDER: 'Người của đơn vị',
  TELLER: 'Giao dịch viên',
  CONTROLLER: 'Kiểm soát viên',
  BANK: 'Hệ thống của ngân hàng',
  OPERATOR: 'Người vận hành cổng',
  PORTAL: 'Cổng, theo thời hạn',
}

type BoundCode = 'LIMIT_LOW' | 'LIMIT_HIGH' | 'ACCOUNT_LENGTH'
const fields: Record<Exclude<FieldRefusal['code'], BoundCode>, string> = {
  ACCOUNT_EMPTY: 'Chưa nhập số tài khoản.',
  ACCOUNT_LETTERS: 'Số tài khoản chỉ gồm chữ số. Hãy bỏ chữ cái và ký hiệu; khoảng trắng thì được.',
  ACCOUNT_HOLDER_EMPTY: 'Chưa nhập tên chủ tài khoản.',
  ACCOUNT_HOLDER_FORM: 'Tên chủ tài khoản dài quá hoặc có ký tự không in được. Hãy gõ lại.',
  HOLDER_DIFFERS:
    'Tên chủ tài khoản phải trùng với tên đã đăng ký ở cổng. Nếu tên ở ngân hàng khác, hãy sửa ở trang “Thông tin đã khai” trước.',
  BANK_UNKNOWN: 'Hãy chọn một ngân hàng.',
  BANK_HAS_PAPER:
    'Phiếu này đã in cho một ngân hàng khác. Hãy chọn lại ngân hàng đó; muốn đổi ngân hàng, hãy rút đăng ký này rồi đăng ký mới.',
  BRANCH_EMPTY: 'Chưa nhập chi nhánh mở tài khoản.',
  BRANCH_FORM: 'Tên chi nhánh dài quá hoặc có ký tự không in được. Hãy gõ lại.',
  SCOPE_UNKNOWN: 'Hãy chọn tài khoản này được trả những hồ sơ nào.',
  LIMIT_EMPTY: 'Chưa nhập hạn mức mỗi ngày.',
  LIMIT_FORM: 'Hạn mức là số tiền đồng, chỉ gồm chữ số, ví dụ 50.000.000.',
}

/** Registering a bank account on a signed form, and what becomes of it. */
export const bankAccounts = {
  title: 'Tài khoản ngân hàng',
  lead: 'Đăng ký một lần trên phiếu có chữ ký. Sau khi ngân hàng chấp nhận, Ông/Bà trả nhiều hồ sơ chỉ bằng một lần bấm.',
  add: 'Đăng ký tài khoản ngân hàng',
  addAnother: 'Đăng ký thêm một tài khoản',
  empty: {
    title: 'Chưa có tài khoản nào được đăng ký',
    body: 'Ông/Bà cần: số tài khoản đứng tên mình, máy in, chữ ký (và con dấu của tổ chức). Điền mất khoảng năm phút.',
  },
  emptyAccountant:
    'Chỉ chủ tài khoản mới đăng ký được. Hãy nhờ người đó, rồi Ông/Bà trả hồ sơ bằng tài khoản ấy.',
  readOnly: 'Ông/Bà xem được trang này. Chỉ chủ tài khoản mới đăng ký, tạm ngừng hoặc đóng được.',
  steps: {
    title: 'Các bước',
    now: 'Đang ở đây',
    done: 'Đã xong',
    later: 'Sau đó',
    FILL: 'Điền thông tin',
    HAND_IN: 'In, ký, nộp phiếu ở ngân hàng',
    RECEIVE: 'Giao dịch viên nhận và đối chiếu',
    DECIDE: 'Kiểm soát viên xét',
    READY: 'Trả hồ sơ bằng tài khoản',
  },
  default: 'Tài khoản chính',
  named: (mask: string) => `Tài khoản ${mask}`,
  row: {
    number: 'Số phiếu',
    limit: 'Hạn mức mỗi ngày',
    open: 'Xem',
    handIn: (day: string) => `Nộp phiếu ở ngân hàng chậm nhất ${day}.`,
  },
  facts: {
    heading: 'Thông tin đăng ký',
    number: 'Số phiếu',
    account: 'Số tài khoản',
    holder: 'Chủ tài khoản',
    bank: 'Ngân hàng',
    branch: 'Chi nhánh',
    scope: 'Được trả',
    limit: 'Hạn mức mỗi ngày',
    words: 'Bằng chữ',
    verification: 'Mã kiểm tra của phiếu',
    replaces: 'Thay cho đăng ký',
    replacedBy: 'Được thay bằng đăng ký',
  },
  scopes,
  state: {
    what,
    reason: 'Lý do',
    next: {
      DRAFT: 'Hãy kiểm tra các mục dưới đây. Sai thì sửa; đúng thì tạo phiếu để in.',
      AWAITING_FORM: (bank: string, day: string) =>
        `Hãy in phiếu, ký (tổ chức thì đóng dấu) và nộp tại bất kỳ điểm giao dịch nào của ${bank}, chậm nhất ${day}. Sau ngày đó phiếu hết hiệu lực.`,
      RECEIVED:
        'Một kiểm soát viên của ngân hàng xét tiếp. Có kết quả, chúng tôi báo ngay bằng SMS và thư điện tử. Ông/Bà không phải làm gì.',
      RETURNED: 'Hãy sửa theo lý do trên, tạo phiếu mới, ký và nộp lại. Bản giấy cũ không dùng được nữa.',
      APPROVED: 'Ở trang chọn hồ sơ, hãy bấm “Thanh toán” rồi chọn tài khoản này.',
      TELLING:
        'Ngân hàng đang cập nhật quyền trích nợ, thường chỉ mất ít phút. Xong thì tài khoản dùng được ngay.',
      REJECTED: 'Hãy xem lý do, hỏi ngân hàng nếu cần, rồi đăng ký lại.',
      EXPIRED: 'Hãy đăng ký lại; Ông/Bà chỉ cần điền thông tin tài khoản một lần nữa.',
      SUSPENDED: 'Khi muốn dùng tiếp, hãy bấm “Dùng lại”. Không phải in phiếu mới.',
      SUSPENDED_BY_OTHER:
        'Ngân hàng hoặc người vận hành cổng đã tạm ngừng. Hãy hỏi ngân hàng hoặc gọi đường dây nóng.',
      CLOSED: 'Muốn dùng tài khoản này, hãy đăng ký lại từ đầu.',
      REPLACED: 'Hãy mở đăng ký mới để xem.',
    },
    renewal: 'Trong lúc chờ, đăng ký cũ vẫn trả được hồ sơ.',
  },
  /** What the bank's system says in a code when it refuses a registered account. */
  bankReasons: {
    ACCOUNT_UNKNOWN: 'Ngân hàng không có tài khoản này. Hãy kiểm tra số tài khoản rồi đăng ký lại.',
    HOLDER_DIFFERS:
      'Ở ngân hàng, tài khoản này là của người khác. Hãy kiểm tra số tài khoản, hỏi ngân hàng nếu cần, rồi đăng ký lại.',
    HOLDER_NAME_DIFFERS:
      'Ngân hàng ghi tên chủ tài khoản khác tên trên phiếu. Hãy hỏi ngân hàng tên đúng, sửa ở nơi ghi sai, rồi đăng ký lại.',
    TAX_CODE_DIFFERS:
      'Tên khớp, nhưng ngân hàng ghi mã số thuế khác mã trên phiếu. Hãy hỏi ngân hàng, sửa ở nơi ghi sai, rồi đăng ký lại.',
    IDENTITY_NUMBER_DIFFERS:
      'Tên khớp, nhưng ngân hàng ghi số định danh khác số trên phiếu. Hãy hỏi ngân hàng, sửa ở nơi ghi sai, rồi đăng ký lại.',
    ACCOUNT_CLOSED: 'Tài khoản đã đóng ở ngân hàng. Hãy đăng ký một tài khoản khác.',
  } satisfies Record<MandateRefusal, string>,
  form: {
    title: 'Đăng ký tài khoản ngân hàng',
    editTitle: 'Sửa đăng ký',
    renewTitle: 'Gia hạn hoặc đổi điều kiện',
    replaceTitle: 'Thay bằng tài khoản khác',
    lead: 'Thông tin này được in trên phiếu. Ông/Bà còn xem lại một lần trước khi in.',
    replaces: (account: string) =>
      `Đăng ký này thay cho tài khoản ${account}. Tài khoản cũ vẫn trả được cho đến khi ngân hàng chấp nhận đăng ký mới.`,
    bank: 'Ngân hàng',
    bankBody: 'Phiếu được nộp tại điểm giao dịch của ngân hàng này.',
    branch: 'Chi nhánh mở tài khoản',
    branchHint: 'Như ngân hàng ghi, ví dụ Quảng Nam',
    account: 'Số tài khoản',
    accountHint: 'Chỉ chữ số; có thể gõ cách nhóm bốn số cho dễ đọc.',
    accountAnew: 'Hãy nhập lại theo giấy tờ của ngân hàng, dù chỉ sửa mục khác.',
    grouped: 'Đọc lại',
    holder: 'Chủ tài khoản',
    holderHint: 'Đã điền theo tên ở cổng. Phải trùng với tên ở ngân hàng.',
    scope: 'Tài khoản này được trả những hồ sơ nào?',
    limit: 'Hạn mức mỗi ngày (đồng)',
    limitHint: (least: string, most: string) =>
      `Số tiền nhiều nhất được trích trong một ngày, từ ${least} đến ${most}.`,
    submit: 'Lưu và kiểm tra lại',
    refused: {
      ...fields,
      ACCOUNT_LENGTH: (digits: number) =>
        `Số tài khoản vừa nhập có ${digits} chữ số. Số tài khoản có từ 6 đến 19 chữ số; hãy kiểm tra lại.`,
      LIMIT_LOW: (bound: string) => `Hạn mức ít nhất là ${bound}.`,
      LIMIT_HIGH: (bound: string) => `Hạn mức nhiều nhất là ${bound}.`,
    },
    ACCOUNT_REGISTERED: (number: string) =>
      `Tài khoản này đã có đăng ký số ${number}. Hãy mở đăng ký ấy thay vì tạo thêm.`,
    ACCOUNT_ELSEWHERE:
      'Tài khoản này không đăng ký được ở đây. Hãy kiểm tra số tài khoản, hoặc hỏi ngân hàng.',
    NOT_REPLACEABLE: 'Đăng ký cũ không còn hiệu lực nên không thay được. Hãy đăng ký như mới.',
    TOO_MANY_OPEN: (most: number) =>
      `Đang có ${most} đăng ký chưa xong, là số nhiều nhất cùng lúc. Ông/Bà hãy rút lại những đăng ký không cần, hoặc chờ ngân hàng xử lý bớt.`,
  },
  check: {
    heading: 'Kiểm tra trước khi tạo phiếu',
    submit: 'Đúng, tạo phiếu để in',
    edit: 'Sửa',
  },
  download: {
    heading: 'Phiếu đăng ký',
    open: 'Tải phiếu để in (PDF)',
    body: 'In hai mặt hoặc một mặt đều được, khổ A4. Ký vào ô bên trái; tổ chức đóng dấu.',
    print: (count: number) => `Lần in ${count}`,
    file: 'phieu-dang-ky',
    bring: 'Mang theo giấy tờ tùy thân của người ký. Giao dịch viên tìm phiếu bằng số phiếu hoặc mã vạch.',
  },
  manage: {
    heading: 'Thay đổi',
    EDIT: 'Sửa thông tin',
    PRINT: 'Tạo phiếu để in',
    WITHDRAW: 'Rút lại đăng ký',
    RENEW: 'Gia hạn hoặc đổi hạn mức, phạm vi',
    REPLACE: 'Thay bằng tài khoản khác',
    SET_DEFAULT: 'Đặt làm tài khoản chính',
    SUSPEND: 'Tạm ngừng',
    RESUME: 'Dùng lại',
    CLOSE: 'Ngừng sử dụng',
    again: 'Đăng ký lại',
  },
  ask: {
    WITHDRAW: {
      title: 'Rút lại đăng ký này?',
      body: 'Đăng ký kết thúc. Phiếu đã in, nếu có, không dùng được nữa.',
      submit: 'Rút lại',
    },
    SUSPEND: {
      title: 'Tạm ngừng tài khoản này?',
      body: 'Từ lúc này không ai trả hồ sơ bằng tài khoản này được. Lần trích nợ đã gửi sang ngân hàng vẫn chạy tiếp. Dùng lại lúc nào cũng được, không phải in phiếu.',
      submit: 'Tạm ngừng',
    },
    RESUME: {
      title: 'Dùng lại tài khoản này?',
      body: 'Chúng tôi báo cho ngân hàng. Xong, chủ tài khoản và kế toán lại trả được hồ sơ bằng tài khoản này.',
      submit: 'Dùng lại',
    },
    CLOSE: {
      title: 'Ngừng sử dụng tài khoản này?',
      body: 'Không mở lại được. Sau này muốn dùng, Ông/Bà phải in và nộp phiếu mới. Nếu chỉ dừng ít lâu thì tạm ngừng là đủ.',
      submit: 'Ngừng sử dụng',
    },
    SET_DEFAULT: {
      title: 'Đặt làm tài khoản chính?',
      body: 'Tài khoản chính được chọn sẵn khi thanh toán. Ông/Bà vẫn chọn tài khoản khác được.',
      submit: 'Đặt làm tài khoản chính',
    },
    back: 'Không, quay lại',
  },
  done: {
    PRINT: 'Đã tạo phiếu. Hãy tải về, in và ký.',
    WITHDRAW: 'Đã rút lại đăng ký.',
    SUSPEND: 'Đã tạm ngừng.',
    RESUME: 'Đã dùng lại.',
    CLOSE: 'Đã ngừng sử dụng.',
    SET_DEFAULT: 'Đã đặt làm tài khoản chính.',
    EDIT: 'Đã lưu. Hãy kiểm tra lại trước khi tạo phiếu.',
    CREATE: 'Đã lưu. Hãy kiểm tra lại trước khi tạo phiếu.',
  },
  refused: {
    NOT_FOUND: 'Không còn đăng ký này. Hãy quay lại danh sách.',
    NOT_OWNER: 'Chỉ chủ tài khoản mới làm được việc này.',
    CHANGED: 'Đăng ký vừa thay đổi ở nơi khác. Hãy xem lại rồi làm tiếp.',
    WRONG_STATE: 'Với trạng thái hiện nay, việc này không còn làm được. Hãy xem lại trang đăng ký.',
    HOLDER_DIFFERS:
      'Tên của đơn vị ở cổng đã đổi sau khi điền. Hãy bấm “Sửa thông tin” để điền lại tên chủ tài khoản.',
    SUSPENDED_BY_OTHER:
      'Ngân hàng hoặc người vận hành cổng đã tạm ngừng, nên chỉ nơi đó cho dùng lại được. Hãy gọi đường dây nóng.',
  },
  history: {
    heading: 'Đã diễn ra',
    kinds: history,
    actors,
    by: (who: string) => `Bởi: ${who}`,
  },
  notFound: {
    title: 'Không có đăng ký này',
    body: 'Số phiếu có thể đã gõ sai, hoặc đăng ký thuộc đơn vị khác. Hãy xem trong danh sách.',
    back: 'Xem danh sách',
  },
}
