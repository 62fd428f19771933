import type { HolderDecision } from '#server/domains/registrations/story-contract.ts'

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
  reasonHint: 'Lưu cùng quyết định này.',
  cancel: 'Chưa làm',
  decisions,
}
