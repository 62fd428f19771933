import type { Channel, MessageState, TemplateName } from '#server/domains/notifications/contract.ts'
import type { PaymentFact, PaymentStateName, SearchRefusal } from '#server/domains/payments/trace-contract.ts'
import type { DecideHolderRefusal, HolderDecision } from '#server/domains/registrations/story-contract.ts'

const facts: Record<PaymentFact, string> = {
  PUBLIC_ID: 'Mã thanh toán',
  ATTEMPT: 'Mã lần trả tiền',
  BANK_REFERENCE: 'Số giao dịch ngân hàng',
  REFUND: 'Mã lệnh hoàn',
  DOSSIER: 'Mã hồ sơ',
  INSTRUCTION: 'Số chỉ dẫn',
  REGISTRATION: 'Số phiếu đăng ký',
}

const states: Record<PaymentStateName, string> = {
  OPEN: 'Chưa thanh toán',
  PAID: 'Đã thanh toán',
  EXPIRED: 'Hết hạn',
}

const attempts: Readonly<Record<string, string>> = {
  VERIFYING: 'Ngân hàng đang kiểm tra thẻ',
  AWAITING_OTP: 'Chờ mã OTP',
  SENT: 'Đã gửi ngân hàng',
  UNKNOWN: 'Ngân hàng chưa trả lời',
  CANCELLING: 'Đang dừng',
  AT_COUNTER: 'Đang ở quầy',
  SUCCEEDED: 'Thành công',
  DECLINED: 'Không thành',
  CANCELLED: 'Đã dừng',
  EXPIRED: 'Hết giờ',
}

/** Beside those that the desks of money tell. */
const events: Readonly<Record<string, string>> = {
  OTP_SENT: 'Ngân hàng gửi mã OTP cho chủ thẻ',
  OTP_REFUSED: 'Ngân hàng không nhận mã OTP',
  CODE_SENT_ON: 'Gửi mã OTP cho ngân hàng',
  DEBIT_ORDERED: 'Lệnh trích nợ tài khoản',
  ATTEMPT_CANCELLING: 'Xin ngân hàng dừng lần trả tiền',
}

/** What each message is about. */
const messageKinds: Record<TemplateName, string> = {
  SIGN_UP: 'Mã mở tài khoản',
  CONFIRM_PAYMENT: 'Mã xác nhận thanh toán',
  RESET_PASSWORD: 'Mã đặt mật khẩu mới',
  CHANGE_PHONE: 'Mã đổi số điện thoại',
  PASSWORD_CHANGED: 'Báo đã đổi mật khẩu',
  PHONE_CHANGED: 'Báo đã đổi số điện thoại',
  TOTP_ADDED: 'Báo đã thêm ứng dụng xác thực',
  TOTP_REMOVED: 'Báo đã bỏ ứng dụng xác thực',
  REGISTRATION_READY: 'Phiếu đã tạo, mời nộp',
  REGISTRATION_RECEIVED: 'Ngân hàng đã nhận phiếu',
  REGISTRATION_RETURNED: 'Phiếu bị trả lại',
  REGISTRATION_APPROVED: 'Đăng ký được chấp nhận',
  REGISTRATION_REJECTED: 'Đăng ký bị từ chối',
  REGISTRATION_EXPIRED: 'Phiếu hết hạn',
  REGISTRATION_SUSPENDED: 'Tài khoản tạm ngừng',
  REGISTRATION_RESUMED: 'Tài khoản dùng lại',
  REGISTRATION_CLOSED: 'Đăng ký ngừng sử dụng',
  REGISTRATION_REPLACED: 'Đăng ký được thay',
  INVITATION: 'Lời mời làm thành viên',
  PAYMENT_PAID: 'Đã thanh toán',
}

const channels: Record<Channel, string> = { SMS: 'SMS', EMAIL: 'Thư điện tử' }

const messages: Record<MessageState, string> = {
  QUEUED: 'Chờ gửi',
  SENT: 'Đã gửi',
  DELIVERED: 'Đã đến',
  FAILED: 'Không đến',
  GIVEN_UP: 'Thôi gửi',
}

const refused: Record<SearchRefusal['code'] | DecideHolderRefusal['code'], string> = {
  SEARCH_EMPTY: 'Chưa nhập gì để tìm. Hãy nhập một mã, một số hoặc một phần tên.',
  SEARCH_SHORT: 'Cần ít nhất hai chữ hoặc số để tìm.',
  NOT_FOUND: 'Không còn chủ tài khoản này. Hãy tìm lại.',
  REASON_EMPTY: 'Chưa có lý do. Hãy ghi Ông/Bà đã kiểm tra điều gì.',
  CLOSED: 'Chủ tài khoản này đã ngừng, không xác minh được nữa.',
  CHANGED: 'Chủ tài khoản vừa sửa thông tin của mình. Hãy tải lại trang, kiểm tra lại rồi mới xác minh.',
  TAX_CODE_HAS_ACCOUNT:
    'Mã số thuế hoặc số định danh này đã có người khác được xác minh. Hãy so hai bên, rồi ngừng bên không đúng.',
}

type DecisionWords = {
  readonly open: string
  readonly what: string
  readonly submit: string
  readonly done: string
}
const decisions: Record<HolderDecision, DecisionWords> = {
  VERIFY: {
    open: 'Xác minh chủ tài khoản',
    what: 'Từ lúc này chủ tài khoản thấy mọi hồ sơ mang mã số thuế hoặc số định danh của mình. Chỉ xác minh khi đã kiểm tra giấy tờ.',
    submit: 'Xác nhận xác minh',
    done: 'Đã xác minh chủ tài khoản.',
  },
  CLOSE: {
    open: 'Ngừng chủ tài khoản',
    what: 'Không ai dùng được chủ tài khoản này nữa. Các tài khoản ngân hàng đang dùng được đóng và ngân hàng được báo. Không mở lại được.',
    submit: 'Xác nhận ngừng',
    done: 'Đã ngừng chủ tài khoản và các tài khoản đang dùng.',
  },
}

/** The operator's desk: one search, and whole stories. */
export const trace = {
  search: {
    title: 'Tra cứu',
    lead: 'Một ô cho mọi thứ. Mỗi lần tìm và mỗi lần xem đều được ghi lại.',
    label: 'Mã, số hoặc tên',
    hint: 'Mã thanh toán, mã lần trả, số giao dịch ngân hàng, mã hồ sơ, số chỉ dẫn, số phiếu đăng ký, mã số thuế, hoặc tên chủ tài khoản không cần dấu. Không tìm theo tên người nộp hồ sơ.',
    submit: 'Tìm',
    searching: 'Đang tìm…',
    idle: 'Chưa tìm gì',
    idleBody: 'Nhập vào ô phía trên. Phím / đưa về ô tìm.',
    none: 'Không tìm thấy gì',
    noneBody: 'Hãy so lại từng chữ số, hoặc thử một mã khác của cùng việc này.',
    found: (count: number) => `Tìm thấy ${count} mục`,
    most: (count: number) => `Chỉ hiện ${count} mục mới nhất.`,
    payments: 'Thanh toán',
    money: 'Tiền chưa biết của ai',
    registrations: 'Phiếu đăng ký',
    holders: 'Chủ tài khoản',
    foundBy: 'Tìm thấy theo',
    failed: 'Chưa tìm được. Đường truyền bị ngắt hoặc máy chủ gặp lỗi; hãy bấm lại.',
  },
  facts,
  states,
  attemptStates: attempts,
  events,
  messageStates: messages,
  messageKinds,
  channels,
  means: {
    RESULT: 'ngân hàng báo sang',
    ANSWER: 'ngân hàng trả lời',
    QUERY: 'cổng hỏi, ngân hàng trả lời',
    OUTCOME: 'quầy báo kết quả',
    CREDIT: 'báo có',
    ACTIVATE: 'quầy mở phiên thu',
  } as Readonly<Record<string, string>>,
  actors: {
    PAYER: 'Người nộp (không đăng nhập)',
    ACCOUNT: 'Người có tài khoản',
    BANK: 'Ngân hàng',
    PORTAL: 'Cổng',
    STAFF: 'Cán bộ',
    AGENCY: 'Cơ quan',
  },
  payment: {
    title: (id: string) => `Thanh toán ${id}`,
    back: 'Về tra cứu',
    gone: 'Không có thanh toán này',
    goneBody: 'Mã không đúng, hoặc thuộc nơi khác. Hãy tìm lại.',
    facts: 'Thông tin',
    state: 'Trạng thái',
    exception: 'Bất thường',
    amount: 'Số tiền',
    createdAt: 'Tạo lúc',
    expiresAt: 'Hết hạn',
    paidAt: 'Đã trả lúc',
    payer: 'Người trả',
    guest: 'Không đăng nhập',
    lines: 'Khoản phải nộp',
    linesOf: (shown: number, all: number) => `Hiện ${shown} trong ${all} khoản`,
    lineCount: (count: number) => `${count} khoản`,
    dossier: 'Hồ sơ',
    fee: 'Khoản thu',
    agency: 'Cơ quan',
    attempts: 'Các lần trả tiền',
    noAttempts: 'Chưa có lần trả tiền nào.',
    method: 'Cách trả',
    number: 'Thẻ hoặc tài khoản',
    registration: 'Phiếu đăng ký',
    reference: 'Mã lần trả',
    sentAt: 'Gửi lúc',
    bank: 'Ngân hàng',
    bankReference: 'Số giao dịch',
    reason: 'Lý do',
    story: 'Diễn biến',
    message: 'Thông điệp của ngân hàng',
    otherMessages: 'Thông điệp khác của ngân hàng',
    messageId: 'Mã thông điệp',
    received: 'Nhận lúc',
    result: 'Kết quả',
    withheld: 'Không hiện',
    journal: 'Sổ cái',
    noJournal: 'Sổ cái chưa ghi gì cho thanh toán này.',
    account: 'Tài khoản kế toán',
    debit: 'Nợ',
    credit: 'Có',
    suspense: 'Tiền chờ xử lý',
    refunds: 'Hoàn tiền',
    documents: 'Giấy tờ',
    noDocuments: 'Chưa có giấy tờ nào.',
    documentKinds: {
      CONFIRMATION: 'Giấy xác nhận thanh toán',
      RECEIPT: 'Biên nhận',
      INSTRUCTION: 'Chỉ dẫn thanh toán',
    },
    verify: 'Kiểm tra',
    messages: 'Tin đã gửi',
    noMessages: 'Chưa gửi tin nào.',
    to: 'Đến',
    looks: 'Ai đã xem',
    noLooks: 'Ông/Bà là người đầu tiên xem.',
    tries: (count: number) => `${count} lần gửi`,
  },
  registration: {
    title: (number: string) => `Phiếu đăng ký ${number}`,
    gone: 'Không có phiếu này',
    goneBody: 'Số không đúng. Hãy tìm lại.',
    facts: 'Thông tin',
    state: 'Trạng thái',
    reason: 'Lý do',
    bank: 'Ngân hàng',
    branch: 'Chi nhánh',
    account: 'Tài khoản',
    accountHolder: 'Tên chủ tài khoản',
    scope: 'Phạm vi',
    dailyLimit: 'Hạn mức mỗi ngày',
    mandate: 'Quyền trích nợ ở ngân hàng',
    mandates: {
      NONE: 'Chưa có',
      TELLING: 'Đang báo ngân hàng',
      CONFIRMED: 'Ngân hàng đã ghi',
      REFUSED: 'Ngân hàng từ chối',
    },
    printedAt: 'In lúc',
    receivedAt: 'Nhận lúc',
    decidedAt: 'Quyết định lúc',
    replaces: 'Thay cho phiếu',
    replacedBy: 'Được thay bằng phiếu',
    scans: 'Bản chụp',
    noScans: 'Chưa có bản chụp.',
    scan: (print: number, size: string) => `Bản in lần ${print} · ${size}`,
    debits: 'Trích nợ 30 ngày qua',
    noDebits: 'Chưa trích nợ lần nào trong 30 ngày qua.',
    steps: 'Việc của vận hành',
    nextSteps: {
      suspend: {
        open: 'Tạm ngừng tài khoản',
        what: 'Từ lúc này tài khoản không bị trích nợ nữa, cho đến khi vận hành cho dùng lại. Chủ tài khoản được báo lý do.',
        submit: 'Xác nhận tạm ngừng',
        done: 'Đã tạm ngừng tài khoản.',
      },
      resume: {
        open: 'Cho dùng lại',
        what: 'Tài khoản lại được trích nợ trong hạn mức đã ghi.',
        submit: 'Xác nhận cho dùng lại',
        done: 'Tài khoản đã được dùng lại.',
      },
    },
    noSteps: 'Trạng thái này không có việc nào cho vận hành.',
    stepRefused: {
      NOT_FOUND: 'Không còn phiếu này. Hãy tìm lại.',
      CHANGED: 'Phiếu vừa được người khác xử lý. Hãy xem lại rồi quyết định.',
      REASON_EMPTY: 'Chưa có lý do. Hãy ghi một câu, vì chủ tài khoản sẽ đọc.',
      WRONG_STATE: 'Trạng thái này không còn làm được việc đó. Hãy xem lại.',
      SUSPENDED_BY_OTHER: 'Chủ tài khoản hoặc ngân hàng đã tạm ngừng: chỉ bên đó cho dùng lại được.',
    },
  },
  holder: {
    title: 'Chủ tài khoản',
    name: 'Tên',
    kind: 'Loại',
    kinds: { ORGANISATION: 'Tổ chức', PERSON: 'Cá nhân' },
    taxCode: 'Mã số thuế',
    verified: 'Đã xác minh',
    unverified: 'Chưa xác minh',
    closed: 'Đã ngừng',
    registrations: 'Phiếu đăng ký',
    noRegistrations: 'Chưa đăng ký tài khoản nào',
    reason: 'Lý do',
    reasonHint: 'Lưu cùng quyết định này.',
    cancel: 'Chưa làm',
    decisions,
  },
  refused,
}
