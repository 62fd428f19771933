import type {
  ApproveRefusal,
  DeskTab,
  Fit,
  ProposalKind,
  ProposeRefusal,
  RejectRefusal,
  SuspenseItemReason,
  SuspenseState,
  WithdrawRefusal,
} from '#server/domains/payments/desk-contract.ts'

const tabs: Record<DeskTab, string> = { WORK: 'Cần xử lý', MACHINE: 'Đang tự chạy', DONE: 'Đã xong' }

const states: Record<SuspenseState, string> = {
  WAITING: 'Chờ lần thanh toán khác kết thúc',
  OPEN: 'Chưa ai đề xuất',
  PROPOSED: 'Chờ người thứ hai',
  RETURNING: 'Đang trả lại',
  RETURNED: 'Đã trả lại',
  ASSIGNED: 'Đã gán vào hồ sơ',
}

const reasons: Record<SuspenseItemReason, { short: string; long: string }> = {
  SHORT: { short: 'Thiếu tiền', long: 'Số tiền ít hơn số phải nộp nên chưa trả được cho hồ sơ nào.' },
  OVER: {
    short: 'Thừa tiền',
    long: 'Số tiền nhiều hơn số phải nộp. Có thể gán vào hồ sơ, phần thừa sẽ trả lại.',
  },
  DUPLICATE: { short: 'Trả hai lần', long: 'Hồ sơ đã được thanh toán bằng khoản tiền khác.' },
  HELD_BY_OTHER: {
    short: 'Đến muộn',
    long: 'Tiền đến khi một lần thanh toán khác đang giữ khoản phải nộp.',
  },
  UNKNOWN_REFERENCE: { short: 'Không rõ của ai', long: 'Nội dung không có số chỉ dẫn nào của cổng.' },
  TWO_NUMBERS: { short: 'Hai số chỉ dẫn', long: 'Nội dung có nhiều hơn một số chỉ dẫn.' },
  FUTURE_DATED: { short: 'Ngày chưa đến', long: 'Ngân hàng báo ngày giá trị còn ở phía trước.' },
  REFERENCE_REUSED: {
    short: 'Trùng số giao dịch',
    long: 'Ngân hàng đã dùng số giao dịch này cho một khoản tiền khác. Đối chiếu với sao kê của ngân hàng trước khi quyết định.',
  },
}

const kinds: Record<ProposalKind, string> = {
  RETURN: 'Trả lại người gửi',
  ASSIGN: 'Gán vào một lần thanh toán',
}

const fits: Record<Fit, string> = {
  EXACT: 'Vừa đủ',
  MORE: 'Đủ, phần thừa sẽ trả lại',
  LESS: 'Không đủ',
  NOTHING_OWED: 'Không còn nợ khoản nào',
}

type Code = (ProposeRefusal | WithdrawRefusal | ApproveRefusal | RejectRefusal)['code']

/** Why a decision was not taken, and what to do. */
const refused: Record<Exclude<Code, 'TOO_LITTLE' | 'NUMBER_LENGTH'>, string> = {
  NOT_FOUND:
    'Khoản này không còn ở đây hoặc thuộc cơ quan khác. Hãy tải lại trang; nếu vẫn cần xử lý, hãy nhờ người vận hành.',
  CHANGED:
    'Khoản này vừa được người khác hoặc máy xử lý. Trang đã lấy lại tình trạng mới: hãy xem rồi quyết định lại.',
  SAME_PERSON: 'Người đề xuất không tự duyệt hay từ chối được. Hãy nhờ một người khác, hoặc rút đề xuất.',
  NOT_PROPOSER: 'Chỉ người đề xuất mới rút được. Ông/Bà có thể từ chối đề xuất này.',
  REASON_EMPTY: 'Chưa ghi lý do. Hãy ghi một câu để người thứ hai hiểu.',
  NUMBER_EMPTY: 'Chưa nhập số chỉ dẫn hoặc mã thanh toán.',
  NUMBER_LETTERS:
    'Đây không phải số chỉ dẫn hay mã thanh toán. Số chỉ dẫn chỉ có chữ số; mã thanh toán có 13 ký tự. Hãy so lại.',
  NUMBER_CHECK: 'Số này gõ sai ở đâu đó: hai số kiểm tra ở cuối không khớp. Hãy so lại từng số.',
  NUMBER_OTHER_PROVINCE: 'Số này là của tỉnh khác. Hãy đề xuất trả lại, hoặc so lại hai số đầu.',
  NUMBER_UNKNOWN: 'Số này đúng dạng nhưng cổng chưa cấp bao giờ. Hãy so lại với nội dung chuyển khoản.',
  OTHER_AGENCY: 'Lần thanh toán này không có khoản nào của cơ quan Ông/Bà. Hãy nhờ người vận hành.',
  NOTHING_OWED: 'Lần thanh toán này không còn nợ khoản nào. Hãy đề xuất trả lại tiền.',
  ALREADY_PAID:
    'Lần thanh toán này vừa được nộp bằng khoản tiền khác. Hãy từ chối đề xuất, rồi trả lại tiền.',
  HELD_BY_OTHER: 'Đang có người nộp các khoản này. Hãy đợi lần đó kết thúc rồi duyệt lại.',
}

/** What is told in the stories of money; what has no words here is told as `other`. */
const story: Readonly<Record<string, string>> = {
  CREATED: 'Bắt đầu thanh toán',
  EXPIRED: 'Hết hạn thanh toán',
  PAID: 'Đã thanh toán',
  MONEY_HELD: 'Tiền đến nhưng chưa khớp',
  MONEY_QUEUED: 'Giao cho người xử lý',
  MONEY_RETURNS: 'Máy quyết định trả lại',
  MONEY_BACK: 'Tiền đã về lại người nộp',
  INSTRUCTION_PRINTED: 'In chỉ dẫn thanh toán',
  INSTRUCTION_REPLACED: 'In lại chỉ dẫn, số cũ hết giá trị',
  INSTRUCTION_CANCELLED: 'Hủy chỉ dẫn',
  ATTEMPT_STARTED: 'Bắt đầu trả tiền',
  ATTEMPT_SUCCEEDED: 'Ngân hàng báo đã nhận tiền',
  ATTEMPT_DECLINED: 'Lần trả tiền không thành',
  ATTEMPT_CANCELLED: 'Lần trả tiền bị dừng',
  ATTEMPT_EXPIRED: 'Lần trả tiền hết giờ',
  ATTEMPT_UNKNOWN: 'Ngân hàng chưa trả lời',
  AGENCIES_TOLD: 'Đã báo cho cơ quan',
  SUSPENSE_PROPOSED: 'Đề xuất cách xử lý',
  SUSPENSE_PROPOSAL_WITHDRAWN: 'Rút đề xuất',
  SUSPENSE_PROPOSAL_REJECTED: 'Từ chối đề xuất',
  SUSPENSE_RETURN_APPROVED: 'Duyệt trả lại',
  SUSPENSE_ASSIGNMENT_APPROVED: 'Duyệt gán vào lần thanh toán',
  REFUND_REQUESTED: 'Yêu cầu hoàn tiền',
  REFUND_APPROVED: 'Duyệt hoàn tiền',
  REFUND_REJECTED: 'Từ chối hoàn tiền',
  REFUND_TAKEN_BACK: 'Cơ quan rút yêu cầu hoàn tiền',
  REFUND_REFUSED: 'Ngân hàng từ chối hoàn tiền',
}

/** The desk of money that fits nothing yet, and what it shares with the desk of refunds. */
export const suspense = {
  title: 'Tiền chờ xử lý',
  lead: 'Tiền đã đến nhưng chưa khớp với khoản phải nộp nào. Một người đề xuất, một người khác duyệt.',
  queue: {
    tabs,
    tabsLabel: 'Phần của hàng việc',
    more: '99+',
    search: 'Tìm',
    searchHint: 'Số giao dịch ngân hàng, số tiền, mã thanh toán hoặc chữ trong nội dung',
    find: 'Tìm',
    reason: 'Lý do',
    anyReason: 'Mọi lý do',
    nextPage: 'Trang sau',
    firstPage: 'Về trang đầu',
    keys: 'Phím tắt: j, k chuyển dòng; Enter mở; / tìm; a đến ô đồng ý; r đến ô trả lại hoặc từ chối. Phím tắt chỉ đưa tới, không quyết định thay.',
    choose: 'Chọn một dòng để xem',
    chooseBody: 'Chi tiết và các nút quyết định hiện ở đây.',
    empty: {
      WORK: 'Không còn việc nào ở đây',
      MACHINE: 'Không có khoản nào đang tự chạy',
      DONE: 'Chưa có khoản nào xong',
    } satisfies Record<DeskTab, string>,
    emptyBody: 'Nếu đang lọc hoặc tìm, hãy bỏ bớt điều kiện.',
    clear: 'Bỏ lọc',
    gone: 'Không xem được khoản này',
    goneBody: 'Khoản này không có, hoặc thuộc cơ quan khác.',
    done: 'Đã ghi lại.',
    notSent:
      'Chưa gửi được. Đường truyền bị ngắt hoặc máy chủ gặp lỗi; hãy bấm lại, việc chỉ được ghi một lần.',
    sending: 'Đang gửi…',
    close: 'Đóng chi tiết',
  },
  story: {
    title: 'Diễn biến',
    words: story,
    other: 'Sự kiện khác',
    portal: 'Cổng',
    empty: 'Chưa có diễn biến nào.',
  },
  you: 'Ông/Bà',
  gonePerson: 'Người không còn trong danh sách',
  columns: {
    openedAt: 'Chờ từ',
    amount: 'Số tiền',
    reason: 'Lý do',
    bank: 'Ngân hàng',
    reference: 'Số giao dịch',
    state: 'Tình trạng',
  },
  states,
  reasons,
  methods: {
    CARD: 'Thẻ',
    COUNTER: 'Quầy ngân hàng',
    TRANSFER: 'Chuyển khoản',
    ACCOUNT: 'Tài khoản đã đăng ký',
  },
  detail: {
    title: 'Khoản tiền',
    method: 'Cách trả',
    capturedAt: 'Ngân hàng nhận lúc',
    payment: 'Mã thanh toán',
    instruction: 'Số chỉ dẫn',
    content: 'Nội dung người gửi ghi',
    noContent: 'Không có nội dung',
    note: 'Ghi chú của người quyết định trước',
    decidedBy: 'Người duyệt',
    rule: 'Quy tắc của cổng',
    nobody: 'Không nêu hồ sơ nào',
  },
  returned: {
    title: 'Tiền trả lại',
    amount: 'Số tiền trả',
    promisedBy: 'Hẹn trả trước',
    at: 'Ngân hàng trả lúc',
    reference: 'Số giao dịch trả lại',
    open: 'Xem lệnh trả tiền',
  },
  compare: {
    title: 'So với khoản phải nộp',
    lead: 'So số tiền với số còn phải nộp lúc này.',
    none: 'Khoản tiền không nêu lần thanh toán nào mà Ông/Bà được xem. Nhập số chỉ dẫn hoặc mã thanh toán để so.',
    number: 'Số chỉ dẫn hoặc mã thanh toán',
    numberHint: '16 chữ số, hoặc mã 13 ký tự; cách hay gạch nối đều được',
    look: 'So sánh',
    owedNow: 'Còn phải nộp',
    money: 'Tiền đã đến',
    debtor: 'Người nộp',
    held: 'Đang có người nộp các khoản này.',
    assignThis: (number: string) => `Gán vào ${number}`,
    ended: 'Số chỉ dẫn này không còn giá trị in, nhưng vẫn chỉ đúng khoản phải nộp.',
    lineStates: {
      OPEN: 'Chưa nộp',
      PAID: 'Đã nộp',
      WITHDRAWN: 'Đã rút',
      PAID_AT_AGENCY: 'Đã nộp tại cơ quan',
    },
    fits,
  },
  propose: {
    title: 'Đề xuất cách xử lý',
    lead: 'Chưa có gì chuyển đi: một người khác phải duyệt.',
    kinds,
    reason: 'Lý do',
    reasonHint: 'Một câu để người thứ hai hiểu, ví dụ: người gửi gọi điện xác nhận.',
    submitReturn: 'Đề xuất trả lại',
    submitAssign: 'Đề xuất gán',
  },
  proposal: {
    title: 'Đề xuất đang chờ duyệt',
    by: 'Người đề xuất',
    at: 'Lúc',
    kind: 'Cách xử lý',
    number: 'Số chỉ dẫn hoặc mã thanh toán',
    reason: 'Lý do',
    own: 'Ông/Bà đã đề xuất nên cần một người khác duyệt.',
    approve: 'Duyệt',
    reject: 'Từ chối',
    rejectNote: 'Vì sao từ chối',
    withdraw: 'Rút đề xuất',
  },
  refused,
  tooLittle: (owed: string) =>
    `Lần thanh toán này còn phải nộp ${owed}, nhiều hơn số tiền đã đến. Hãy đề xuất trả lại.`,
  numberLength: (digits: number) => `Số chỉ dẫn có 16 chữ số, số vừa nhập có ${digits}. Hãy so lại.`,
}
