import { formatWait } from '#lib/dates.ts'
import type { DossierView, DueWhen, FeeKind, FeeState } from '#server/domains/dossiers/contract.ts'

const states: Record<DossierView['state'], string> = {
  PAYABLE: 'Chưa thanh toán',
  HELD: 'Đang được thanh toán',
  PAID: 'ĐÃ THANH TOÁN',
  FREE: 'Không phải nộp',
}

const feeStates: Record<FeeState, string> = {
  OPEN: 'Chưa nộp',
  HELD: 'Đang được thanh toán',
  PAID: 'Đã nộp',
  PAID_AT_AGENCY: 'Đã nộp tại cơ quan',
  WITHDRAWN: 'Đã hủy',
  EXEMPT: 'Được miễn',
}

const feeKinds: Record<FeeKind, string> = { PHI: 'Phí', LE_PHI: 'Lệ phí' }

const dueWhen: Record<DueWhen, string> = {
  INTAKE: 'nộp khi tiếp nhận hồ sơ',
  SUPPLEMENT: 'nộp khi bổ sung hồ sơ',
  RESULT: 'nộp khi nhận kết quả',
}

export const dossiers = {
  title: 'Hồ sơ của Ông/Bà',
  emptyTitle: 'Chưa có hồ sơ nào trong danh sách',
  emptyBody: 'Hãy nhập mã hồ sơ để xem khoản phải nộp. Danh sách được xóa khi Ông/Bà nghỉ quá lâu.',
  choose: 'Chọn hồ sơ cần thanh toán',
  chosen: (code: string) => `Thanh toán hồ sơ ${code}`,
  agency: 'Cơ quan',
  applicant: 'Người nộp hồ sơ',
  received: 'Ngày nhận',
  due: 'Hẹn trả kết quả',
  owed: 'Phải nộp',
  shortened:
    'Mã số thuế chỉ mở khoản phải nộp. Để xem nội dung hồ sơ, xin tìm lại bằng mã tra cứu hoặc 4 số cuối CCCD.',
  details: 'Xem từng khoản',
  ground: 'Lý do',
  regulation: 'Căn cứ',
  gross: 'Mức thu',
  reduction: 'Miễn, giảm',
  states,
  feeStates,
  feeKinds,
  dueWhen,
  heldUntil: (time: string) => `Một lần thanh toán đang giữ khoản này đến ${time}.`,
  heldByBank: 'Ngân hàng đang xử lý khoản này. Xin chờ ngân hàng trả lời.',
  continueOwn: 'Xem lần thanh toán của Ông/Bà',
  remove: 'Bỏ khỏi danh sách',
  removeNamed: (code: string) => `Bỏ hồ sơ ${code} khỏi danh sách`,
  addAnother: 'Thêm hồ sơ khác',
  addTitle: 'Thêm một hồ sơ',
  addLead: 'Hồ sơ của người thân, của cơ quan khác cũng được: Ông/Bà trả chung một lần.',
  bar: {
    total: 'Tổng cộng',
    count: (count: number) => `${count} hồ sơ`,
    none: 'Chưa chọn hồ sơ',
    pay: 'Thanh toán',
    ifAll: 'nếu trả tất cả',
  },
  clear: 'Xóa danh sách trên máy này',
  refused: {
    CODE_EMPTY: 'Nhập mã hồ sơ.',
    CODE_FORM: 'Mã hồ sơ không đúng dạng. Mã có dạng H47.20-240115-0001 hoặc 000.00.20.H47-240115-0001.',
    FACT_EMPTY: 'Nhập mã tra cứu, 4 số cuối CCCD hoặc mã số thuế của người nộp hồ sơ.',
    FACT_FORM:
      'Nhập đúng 4 chữ số cuối của CCCD, mã tra cứu có 8 chữ và số, hoặc mã số thuế có 10, 12 hay 13 chữ số.',
    NOT_FOUND: 'Không tìm thấy hồ sơ với hai thông tin này. Xin kiểm tra lại cả mã hồ sơ và số đã nhập.',
    TOO_MANY: (seconds: number) =>
      `Ông/Bà đã thử quá nhiều lần. Xin thử lại sau ${formatWait(seconds, 'vi')}.`,
    NOTHING_CHOSEN: 'Chọn ít nhất một hồ sơ để thanh toán.',
    TOO_MANY_DOSSIERS: 'Đã chọn quá nhiều hồ sơ cho một lần thanh toán. Xin bỏ bớt.',
    NOT_ON_YOUR_LIST: 'Danh sách đã thay đổi. Xin tìm lại hồ sơ rồi chọn.',
    NOTHING_OWED: 'Các hồ sơ đã chọn không còn khoản nào phải nộp.',
    HELD: (codes: string, until: string | null) =>
      until
        ? `Hồ sơ ${codes} đang được thanh toán ở một lần khác, đến ${until}. Xin chờ, hoặc bỏ chọn hồ sơ này.`
        : `Hồ sơ ${codes} đang chờ ngân hàng trả lời ở một lần thanh toán khác. Xin chờ, hoặc bỏ chọn hồ sơ này.`,
  },
}
