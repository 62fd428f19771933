import type {
  DecideHolderRefusal,
  HolderDecision,
  ProposeHolderRefusal,
} from '#server/domains/registrations/holder-contract.ts'

type DecisionWords = {
  readonly open: string
  readonly what: string
  readonly submit: string
  readonly done: string
}
const decisions: Record<HolderDecision, DecisionWords> = {
  VERIFY: {
    open: 'Đề nghị xác minh chủ tài khoản',
    what: 'Khi một người vận hành khác duyệt, chủ tài khoản thấy mọi hồ sơ mang mã số thuế hoặc số định danh của mình. Chỉ đề nghị khi đã kiểm tra giấy tờ.',
    submit: 'Gửi đề nghị xác minh',
    done: 'Đã gửi đề nghị xác minh. Chưa có gì thay đổi cho đến khi một người vận hành khác duyệt.',
  },
  CLOSE: {
    open: 'Đề nghị ngừng chủ tài khoản',
    what: 'Khi một người vận hành khác duyệt, không ai dùng được chủ tài khoản này nữa; các tài khoản ngân hàng đang dùng được đóng và ngân hàng được báo. Không mở lại được. Nếu cần chặn ngay, hãy tạm ngừng từng tài khoản ngân hàng ở trang phiếu đăng ký.',
    submit: 'Gửi đề nghị ngừng',
    done: 'Đã gửi đề nghị ngừng. Chưa có gì thay đổi cho đến khi một người vận hành khác duyệt.',
  },
}

const refused: Record<DecideHolderRefusal['code'] | ProposeHolderRefusal['code'], string> = {
  NOT_FOUND: 'Không còn chủ tài khoản này. Hãy tìm lại.',
  REASON_EMPTY: 'Chưa có lý do. Hãy ghi Ông/Bà đã kiểm tra điều gì.',
  CLOSED: 'Chủ tài khoản này đã ngừng. Nếu còn đề nghị đang chờ, hãy từ chối đề nghị đó.',
  VERIFIED: 'Chủ tài khoản này đã được xác minh. Nếu còn đề nghị đang chờ, hãy từ chối đề nghị đó.',
  CHANGED:
    'Chủ tài khoản đã thay đổi từ khi được xem. Hãy tìm lại, kiểm tra và đề nghị lại; đề nghị mới thay đề nghị cũ.',
  TAX_CODE_HAS_ACCOUNT:
    'Mã số thuế hoặc số định danh này đã có người khác được xác minh. Hãy so hai bên, rồi đề nghị ngừng bên không đúng.',
  WAITING_ALREADY: 'Đã có một đề nghị đang chờ về chủ tài khoản này. Hãy chờ đề nghị đó được quyết định.',
  TOO_MANY:
    'Ông/Bà đã gửi nhiều đề nghị trong 24 giờ qua. Hãy chờ, hoặc nhờ một người vận hành khác đề nghị.',
  TOO_MANY_WAITING: 'Nhiều đề nghị của Ông/Bà đang chờ quyết định. Hãy chờ, hoặc rút đề nghị không còn cần.',
  NOT_YOURS:
    'Chỉ người vận hành quyết định việc này, và chỉ người đề nghị rút được đề nghị. Hãy tải lại trang.',
  NOT_WAITING: 'Đề nghị này đã được quyết định hoặc đã được rút. Hãy tải lại trang.',
  LAPSED: 'Đề nghị này đã hết hạn. Hãy kiểm tra lại và đề nghị lại.',
  OWN_PROPOSAL: 'Đây là đề nghị của Ông/Bà. Một người vận hành khác phải quyết định.',
  PROPOSER_GONE: 'Người đề nghị không còn là người vận hành. Hãy đề nghị lại; đề nghị mới thay đề nghị cũ.',
}

/** What waits for a second operator. */
const waiting = {
  title: 'Chủ tài khoản chờ người thứ hai',
  lead: 'Một người vận hành đề nghị, một người vận hành khác kiểm tra và quyết định.',
  kinds: {
    VERIFY: (name: string) => `Xác minh: ${name}`,
    CLOSE: (name: string) => `Ngừng: ${name}`,
  },
  why: 'Lý do',
  registration: 'Phiếu đăng ký mới nhất',
  proposedBy: (name: string, time: string) => `${name} đề nghị lúc ${time}.`,
  yours: (time: string) => `Ông/Bà đề nghị lúc ${time}.`,
  until: (time: string) => `Một người vận hành khác phải quyết định trước ${time}.`,
  verified: 'Đã xác minh',
  accounts: (count: number) => `${count} tài khoản ngân hàng đã được duyệt`,
  others: (count: number) =>
    `Còn ${count} đề nghị mới hơn, chưa hiện ở đây. Hãy quyết định các đề nghị trên trước.`,
  approve: 'Duyệt',
  reject: 'Từ chối',
  withdraw: 'Rút đề nghị',
  reason: (what: string) => `Lý do từ chối: ${what}`,
  done: 'Đã thực hiện và ghi lại.',
  /** On the holder's own card. */
  waits: 'Một đề nghị về chủ tài khoản này đang chờ người vận hành khác quyết định.',
  link: 'Xem đề nghị đang chờ',
}

/** The operator's page of an account's holder. */
export const holder = {
  title: 'Chủ tài khoản',
  name: 'Tên',
  kind: 'Loại',
  kinds: { ORGANISATION: 'Tổ chức', PERSON: 'Cá nhân' },
  taxCode: 'Mã số thuế',
  verified: 'Xác minh lúc',
  unverified: 'Chưa xác minh',
  closed: 'Đã ngừng',
  registrations: 'Phiếu đăng ký',
  noRegistrations: 'Chưa đăng ký tài khoản nào',
  reason: 'Lý do',
  reasonHint: 'Người quyết định đọc lý do này; lý do được lưu lại.',
  cancel: 'Chưa làm',
  decisions,
  refused,
  waiting,
}
