import type {
  RefundReason,
  RefundStateName,
  RejectRefusal,
  RequestRefundRefusal,
  RetryRefusal,
} from '#server/domains/payments/desk-contract.ts'

const states: Record<RefundStateName, string> = {
  REQUESTED: 'Chờ người thứ hai',
  REJECTED: 'Đã từ chối',
  APPROVED: 'Đã duyệt, sắp gửi ngân hàng',
  SENT: 'Đã gửi ngân hàng',
  REFUNDED: 'Ngân hàng đã trả',
  REFUSED: 'Ngân hàng từ chối',
}

const reasons: Record<RefundReason, string> = {
  DUPLICATE: 'Trả hai lần',
  EXCESS: 'Phần thừa',
  NOT_FITTING: 'Không khớp hồ sơ',
  FEE_REDUCED: 'Phí được giảm',
  REQUESTED: 'Theo yêu cầu',
}

type Code = (RejectRefusal | RetryRefusal | RequestRefundRefusal)['code']

/** Why a decision was not taken, and what to do. */
const refused: Record<Exclude<Code, 'TOO_MUCH'>, string> = {
  NOT_FOUND:
    'Khoản này không còn ở đây, chưa được thanh toán hoặc thuộc cơ quan khác. Hãy tải lại trang; nếu vẫn cần, hãy nhờ người vận hành.',
  CHANGED:
    'Yêu cầu này vừa được người khác hoặc máy xử lý. Trang đã lấy lại tình trạng mới: hãy xem rồi quyết định lại.',
  SAME_PERSON: 'Người yêu cầu không tự duyệt hay từ chối được. Hãy nhờ một người khác.',
  REQUEST_USED:
    'Trang này đã gửi một yêu cầu hoàn tiền khác, và yêu cầu đó vẫn có hiệu lực. Hãy tải lại trang, xem còn hoàn được bao nhiêu, rồi gửi lại nếu vẫn cần.',
  REASON_EMPTY: 'Chưa ghi lý do. Hãy ghi một câu để người khác hiểu.',
  AMOUNT_FORM: 'Số tiền phải là số đồng tròn, từ 1 đồng. Ví dụ: 150.000.',
}

/** The desk of money on its way back. */
export const refunds = {
  title: 'Hoàn tiền',
  lead: 'Tiền trả lại cho người nộp. Một người yêu cầu, một người khác duyệt, rồi ngân hàng trả.',
  searchHint: 'Số giao dịch ngân hàng, số tiền, mã thanh toán hoặc mã hồ sơ',
  columns: {
    requestedAt: 'Yêu cầu lúc',
    amount: 'Số tiền',
    reason: 'Lý do',
    dossier: 'Hồ sơ',
    by: 'Người yêu cầu',
    state: 'Tình trạng',
  },
  states,
  reasons,
  kinds: { RETURN: 'Trả lại tiền chưa dùng', REFUND: 'Hoàn tiền đã nộp' },
  bankReasons: {
    ORIGINAL_UNKNOWN: 'Ngân hàng không thấy khoản tiền gốc.',
    AMOUNT_EXCEEDS_ORIGINAL: 'Số tiền hoàn vượt khoản tiền gốc.',
    OTHER: 'Ngân hàng không nêu lý do rõ ràng.',
  },
  detail: {
    title: 'Hoàn tiền',
    kind: 'Loại',
    note: 'Ghi chú',
    requestedBy: 'Người yêu cầu',
    agency: 'Cơ quan',
    fee: 'Khoản thu',
    settled: 'Đã nộp',
    returned: 'Đã và đang hoàn',
    original: 'Số giao dịch gốc',
    originalAmount: 'Tiền gốc',
    payment: 'Mã thanh toán',
    reference: 'Mã lệnh hoàn',
    decidedBy: 'Người quyết định',
    rule: 'Quy tắc của cổng',
    promisedBy: 'Hẹn trả trước',
    sentAt: 'Gửi ngân hàng lúc',
    finishedAt: 'Xong lúc',
    bankReference: 'Số giao dịch hoàn',
    bankReason: 'Ngân hàng nói',
    toSuspense: 'Xem khoản tiền gốc',
    noDossier: 'Không thuộc hồ sơ nào',
  },
  decide: {
    title: 'Quyết định',
    own: 'Ông/Bà đã yêu cầu nên cần một người khác duyệt.',
    approve: 'Duyệt hoàn tiền',
    reject: 'Từ chối',
    rejectNote: 'Vì sao từ chối',
  },
  retry: {
    title: 'Ngân hàng đã từ chối',
    lead: 'Người nộp chưa nhận được tiền. Hãy mở lại để quyết định; cần một người khác duyệt lần nữa.',
    reason: 'Đã làm gì để lần này được',
    submit: 'Mở lại để quyết định',
    done: 'Đã mở lại. Khoản này đang chờ quyết định mới.',
  },
  request: {
    title: 'Yêu cầu hoàn tiền',
    lead: 'Tìm khoản đã nộp rồi ghi số tiền cần hoàn. Một người khác sẽ duyệt.',
    open: 'Yêu cầu hoàn tiền',
    back: 'Hàng việc hoàn tiền',
    typed: 'Mã hồ sơ, mã thanh toán hoặc số chỉ dẫn',
    find: 'Tìm khoản đã nộp',
    none: 'Không tìm thấy khoản đã nộp nào',
    noneBody: 'Hãy so lại mã. Kế toán chỉ thấy khoản của cơ quan mình; khoản chưa nộp không có ở đây.',
    found: 'Khoản đã nộp',
    choose: 'Chọn',
    chooseOf: (label: string, code: string) => `Chọn: ${label}, ${code}`,
    fee: 'Khoản thu',
    dossier: 'Hồ sơ',
    debtor: 'Người nộp',
    settled: 'Đã nộp',
    left: 'Còn hoàn được',
    amount: 'Số tiền hoàn (đồng)',
    amountHint: 'Toàn bộ hoặc một phần của số còn hoàn được',
    reason: 'Lý do',
    reasonHint: 'Ví dụ: nộp nhầm hồ sơ, quyết định miễn phí số…',
    submit: 'Gửi yêu cầu',
    done: 'Đã gửi yêu cầu. Một người khác cần duyệt.',
    see: 'Xem yêu cầu',
  },
  refused,
  tooMuch: (left: string) => `Khoản này chỉ còn hoàn được ${left}. Hãy nhập số tiền không quá số đó.`,
}
