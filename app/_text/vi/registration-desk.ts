import type {
  ApproveRefusal,
  AttachRefusal,
  ComparedField,
  DeskAction,
  FindRefusal,
  ReceiveRefusal,
  RegistrationTab,
  RejectRefusal,
} from '#server/domains/registrations/desk-contract.ts'

const tabs: Record<RegistrationTab, string> = {
  RECEIVED: 'Chờ kiểm soát viên',
  RETURNED: 'Đã trả lại',
  DECIDED: 'Quyết định hôm nay',
}

const empty: Record<RegistrationTab, string> = {
  RECEIVED: 'Không có phiếu nào chờ xét',
  RETURNED: 'Không có phiếu nào đang trả lại',
  DECIDED: 'Hôm nay chưa quyết định phiếu nào',
}

/** As the paper names its lines. */
const fields: Record<ComparedField, string> = {
  formVersion: 'Bản in lần',
  request: 'Loại yêu cầu',
  holderName: 'Tên tổ chức, họ và tên',
  taxCode: 'Mã số thuế',
  identityNumber: 'Số định danh',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  representative: 'Người đại diện',
  position: 'Chức vụ',
  accountNumber: 'Số tài khoản',
  accountHolder: 'Tên chủ tài khoản',
  bank: 'Ngân hàng',
  branch: 'Chi nhánh',
  scope: 'Phạm vi',
  dailyLimit: 'Hạn mức mỗi ngày',
}

type ActionWords = {
  /** The button that opens the step. */
  readonly open: string
  /** What will happen, said before it does. */
  readonly what: string
  readonly submit: string
  readonly done: string
  /** Sentences to choose from; the holder reads them. */
  readonly reasons?: readonly string[]
}

const steps: Record<Exclude<DeskAction, 'ATTACH_SCAN'>, ActionWords> = {
  RECEIVE: {
    open: 'Nhận phiếu',
    what: 'Phiếu chuyển sang kiểm soát viên. Chủ tài khoản được báo là ngân hàng đã nhận. Sau bước này Ông/Bà không tự duyệt phiếu này được.',
    submit: 'Xác nhận nhận phiếu',
    done: 'Đã nhận phiếu và chuyển kiểm soát viên. Mời nhập phiếu tiếp theo.',
  },
  RETURN: {
    open: 'Trả lại phiếu',
    what: 'Chủ tài khoản được báo lý do, sửa trên cổng, in phiếu mới và nộp lại. Bản giấy này hết giá trị.',
    submit: 'Xác nhận trả lại',
    done: 'Đã trả lại phiếu và báo lý do cho chủ tài khoản.',
    reasons: [
      'Thiếu chữ ký của người đại diện.',
      'Thiếu dấu của tổ chức.',
      'Chữ ký không khớp với mẫu ở ngân hàng.',
      'Số tài khoản trên phiếu không phải của tên này ở ngân hàng.',
      'Bản giấy bị tẩy xóa hoặc không đọc được.',
    ],
  },
  APPROVE: {
    open: 'Duyệt',
    what: 'Tài khoản được trích nợ trong hạn mức đã ghi, ngay khi ngân hàng xác nhận. Chủ tài khoản được báo bằng SMS và thư điện tử, và được coi là đã xác minh.',
    submit: 'Xác nhận duyệt',
    done: 'Đã duyệt. Yêu cầu đã được đăng ký thành công.',
  },
  REJECT: {
    open: 'Từ chối',
    what: 'Đăng ký này kết thúc và không mở lại được. Chủ tài khoản được báo lý do; muốn dùng phải đăng ký lại từ đầu. Phiếu chỉ cần sửa thì hãy trả lại thay vì từ chối.',
    submit: 'Xác nhận từ chối',
    done: 'Đã từ chối và báo lý do cho chủ tài khoản.',
    reasons: [
      'Tài khoản không còn hoạt động.',
      'Người ký không có quyền đại diện.',
      'Tài khoản đang bị phong tỏa.',
    ],
  },
  SUSPEND: {
    open: 'Tạm ngừng',
    what: 'Từ lúc này tài khoản không bị trích nợ nữa, cho đến khi ngân hàng cho dùng lại.',
    submit: 'Xác nhận tạm ngừng',
    done: 'Đã tạm ngừng tài khoản.',
  },
  RESUME: {
    open: 'Cho dùng lại',
    what: 'Tài khoản lại được trích nợ trong hạn mức đã ghi.',
    submit: 'Xác nhận cho dùng lại',
    done: 'Tài khoản đã được dùng lại.',
  },
  CLOSE: {
    open: 'Ngừng sử dụng',
    what: 'Đăng ký này kết thúc và không mở lại được. Muốn dùng tài khoản, chủ tài khoản phải đăng ký lại.',
    submit: 'Xác nhận ngừng sử dụng',
    done: 'Đã ngừng sử dụng đăng ký này.',
  },
}

type Code =
  | (FindRefusal | ReceiveRefusal | RejectRefusal | ApproveRefusal | AttachRefusal)['code']
  | 'SUSPENDED_BY_OTHER'
type WithFacts = 'NUMBER_LENGTH' | 'OLD_PRINT' | 'WRONG_STATE' | 'RECEIVED_ELSEWHERE' | 'NOT_COMPARED'

/** Why it was refused, and what to do. */
const refused: Record<Exclude<Code, WithFacts>, string> = {
  NUMBER_EMPTY: 'Chưa có số phiếu. Hãy quét mã vạch hoặc gõ 12 chữ số ở đầu phiếu.',
  NUMBER_LETTERS: 'Số phiếu chỉ có chữ số. Hãy quét lại hoặc gõ 12 chữ số ở đầu phiếu.',
  NUMBER_CHECK: 'Số này gõ sai ở đâu đó: hai số kiểm tra ở cuối không khớp. Hãy so lại từng số với phiếu.',
  NOT_FOUND: 'Không có phiếu này ở ngân hàng của Ông/Bà. Hãy so lại số, và xem phiếu gửi ngân hàng nào.',
  NOT_PRINTED: 'Phiếu này chưa được tạo để in. Tờ giấy không phải là phiếu của cổng: hãy trả lại khách.',
  CHANGED: 'Phiếu vừa được người khác xử lý. Trang đã lấy lại tình trạng mới: hãy xem rồi quyết định lại.',
  REASON_EMPTY: 'Chưa có lý do. Hãy chọn hoặc ghi một câu, vì chủ tài khoản sẽ đọc.',
  OWN_WORK: 'Ông/Bà đã nhận phiếu này nên không duyệt hay từ chối được. Hãy nhờ kiểm soát viên khác.',
  SCAN_MISSING: 'Chưa có bản chụp phiếu. Hãy đính kèm rồi nhận phiếu.',
  FORM_EXPIRED: 'Phiếu đã quá hạn nộp. Hãy mời khách đăng ký lại trên cổng.',
  HOLDER_CHANGED:
    'Chủ tài khoản đã sửa tên hoặc số giấy tờ sau khi in phiếu này. Hãy trả lại để khách in và ký phiếu mới.',
  TAX_CODE_HAS_ACCOUNT:
    'Mã số thuế hoặc số định danh này đã có người khác xác minh. Hãy giữ phiếu và gọi người vận hành cổng.',
  ACCOUNT_ELSEWHERE:
    'Tài khoản này đang được một người khác đăng ký. Hãy từ chối, hoặc hỏi người vận hành cổng.',
  SUSPENDED_BY_OTHER: 'Chủ tài khoản hoặc người vận hành đã tạm ngừng: chỉ người đó cho dùng lại được.',
  SCANS_MANY: 'Phiếu này đã có 10 bản chụp. Hãy dùng một trong các bản đó.',
  SCAN_EMPTY: 'Tệp rỗng. Hãy quét lại phiếu.',
  SCAN_TOO_LARGE: 'Tệp lớn hơn 20 MB. Hãy quét với độ phân giải thấp hơn, 200 đến 300 dpi là đủ.',
  SCAN_KIND: 'Tệp này không phải PDF, JPEG hay PNG. Hãy quét phiếu thành một trong ba loại đó.',
  SCAN_DAMAGED: 'Tệp bị hỏng hoặc bị cắt ngang. Hãy quét lại.',
  SCAN_PIXELS: 'Ảnh có quá nhiều điểm ảnh. Hãy quét với độ phân giải thấp hơn.',
  PDF_ENCRYPTED: 'PDF có mật khẩu. Hãy lưu lại không mật khẩu.',
  PDF_ACTIVE: 'PDF có chương trình hoặc tệp nhúng bên trong nên không nhận. Hãy quét lại từ giấy.',
  PDF_UNREADABLE: 'PDF này không kiểm tra được. Hãy quét lại từ giấy, hoặc chụp thành ảnh.',
}

/** The desk where a bank's people receive signed forms and decide about them. */
export const registrationDesk = {
  title: 'Phiếu đăng ký tài khoản',
  lead: {
    TELLER: 'Quét phiếu, so từng mục với giấy, đính kèm bản chụp, rồi nhận hoặc trả lại.',
    CONTROLLER:
      'Xét các phiếu mà giao dịch viên đã nhận: duyệt hoặc từ chối. Không ai xét phiếu mình đã nhận.',
  },
  tabsLabel: 'Các phần của hàng đợi',
  tabs,
  searchHint: 'Số phiếu, hoặc một phần tên, không cần dấu',
  empty,
  fields,
  choose: { TELLER: 'Chưa mở phiếu nào', CONTROLLER: 'Chưa chọn phiếu nào' },
  chooseBody: {
    TELLER: 'Quét mã vạch ở đầu phiếu, hoặc gõ 12 chữ số rồi nhấn Enter.',
    CONTROLLER: 'Chọn một dòng bên trái, hoặc nhập số phiếu.',
  },
  gone: 'Không có phiếu này',
  goneBody: 'Số không đúng, hoặc phiếu gửi ngân hàng khác.',
  close: 'Đóng phiếu',
  columns: {
    number: 'Số phiếu',
    holder: 'Chủ tài khoản',
    received: 'Nhận lúc',
    at: 'Nơi nhận',
    state: 'Trạng thái',
  },
  find: {
    label: 'Số phiếu',
    hint: 'Máy quét cầm tay điền và gửi luôn. Gõ tay có khoảng trắng cũng được.',
    submit: 'Mở phiếu',
    camera: 'Quét bằng máy ảnh',
  },
  camera: {
    title: 'Quét mã trên phiếu',
    hint: 'Đưa mã vạch ở đầu phiếu vào giữa khung, cho đầy bề ngang.',
    starting: 'Đang mở máy ảnh…',
    stop: 'Tắt máy ảnh',
    refused: 'Trình duyệt chưa cho dùng máy ảnh. Hãy cho phép ở thanh địa chỉ, hoặc gõ số phiếu.',
    missing: 'Không có máy ảnh ở máy này. Hãy dùng máy quét hoặc gõ số phiếu.',
  },
  detail: {
    receivedBy: 'Người nhận',
    decidedBy: 'Người quyết định',
    decidedAt: 'Quyết định lúc',
    reason: 'Lý do',
    handInUntil: 'Hạn nộp',
    replaces: 'Thay cho phiếu',
    gonePerson: 'Người đã nghỉ',
    own: 'Ông/Bà đã nhận phiếu này nên không xét được. Kiểm soát viên khác sẽ xét.',
  },
  compare: {
    title: 'Thông tin trên phiếu',
    lead: 'So từng mục với giấy. Phím cách: khớp và sang mục sau.',
    matches: 'Khớp với phiếu',
    progress: (done: number, all: number) => `Đã so ${done}/${all} mục`,
    missing: 'Chưa so hết các mục',
    missingBody: 'Các mục còn lại được đánh dấu bên dưới. Mục nào khác với giấy thì trả lại phiếu.',
    requests: { NEW: 'Đăng ký mới', RENEWAL: 'Gia hạn', REPLACEMENT: 'Thay thế' },
    scopes: { OWN: 'Chỉ hồ sơ đứng tên chủ tài khoản', ANY: 'Mọi hồ sơ mà chủ tài khoản chọn' },
  },
  scan: {
    title: 'Bản chụp phiếu đã ký',
    none: 'Chưa có bản chụp.',
    attach: 'Chọn tệp để đính kèm',
    drop: 'Hoặc kéo tệp vào đây. PDF, JPEG hay PNG, đến 20 MB.',
    sending: (percent: number) => `Đang gửi ${percent}%`,
    checking: 'Đã gửi xong, đang kiểm tra tệp…',
    attached: 'Đã đính kèm bản chụp.',
    failed: 'Chưa gửi được tệp: đường truyền bị ngắt. Hãy thử lại.',
    ended: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại rồi gửi tệp.',
    open: 'Mở ở thẻ mới',
    of: (n: number, all: number) => `Bản ${n}/${all}`,
    alt: (number: string) => `Bản chụp phiếu ${number}`,
    meta: (size: string, name: string, at: string) => `${size} · ${name} · ${at}`,
    old: 'Của bản in trước',
  },
  decide: {
    title: 'Quyết định',
    cancel: 'Chưa làm',
    reasonLegend: 'Lý do',
    otherReason: 'Lý do khác',
    reasonText: 'Ghi thêm (chủ tài khoản sẽ đọc)',
  },
  steps,
  refused,
  numberLength: (digits: number) => `Số phiếu có 12 chữ số, số này có ${digits}. Hãy quét lại hoặc gõ đủ.`,
  oldPrint: (current: number) =>
    `Giấy này là bản in cũ: bản đang có giá trị là bản in lần ${current}. Hãy trả lại khách và xin bản mới.`,
  wrongState: (state: string) => `Phiếu đã được xử lý: “${state}”. Không còn làm được việc này.`,
  receivedElsewhere: (branch: string, at: string) => `Phiếu đã được nhận tại ${branch} lúc ${at}.`,
  story: 'Diễn biến',
}
