import { formatDateTime } from '#lib/dates.ts'
import type { Letters, StaffNews, WordsOf } from './words.ts'

type Words = WordsOf<'STAFF_NEWS'>

const roles: Readonly<Record<Words['role'], string>> = {
  ACCOUNTANT: 'Kế toán',
  OPERATOR: 'Vận hành',
  ADMINISTRATOR: 'Quản trị',
  BANK_ADMINISTRATOR: 'Quản trị của ngân hàng',
  TELLER: 'Giao dịch viên',
  CONTROLLER: 'Kiểm soát viên',
}

const what: Readonly<Record<StaffNews, string>> = {
  INVITE_PROPOSED: 'Có đề nghị mời một người, đang chờ duyệt',
  INVITE_APPROVED: 'Đã duyệt, lời mời đã gửi',
  INVITE_REJECTED: 'Đã từ chối đề nghị mời một người',
  INVITE_WITHDRAWN: 'Đã rút đề nghị mời một người',
  REACTIVATE_PROPOSED: 'Có đề nghị cho một người làm việc lại, đang chờ duyệt',
  REACTIVATE_APPROVED: 'Đã duyệt cho một người làm việc lại',
  REACTIVATE_REJECTED: 'Đã từ chối cho một người làm việc lại',
  REACTIVATE_WITHDRAWN: 'Đã rút đề nghị cho một người làm việc lại',
  CHANGE_PROPOSED: 'Có đề nghị đổi vai trò hoặc thư điện tử, đang chờ duyệt',
  CHANGE_APPROVED: 'Đã duyệt đổi vai trò hoặc thư điện tử',
  CHANGE_REJECTED: 'Đã từ chối đổi vai trò hoặc thư điện tử',
  CHANGE_WITHDRAWN: 'Đã rút đề nghị đổi vai trò hoặc thư điện tử',
  COMMAND_INVITED: 'Một người quản trị được mời bằng lệnh trên máy chủ',
  COMMAND_REPLACED: 'Một người quản trị được thay bằng lệnh trên máy chủ',
}

const rolePlace = ({ role, place }: Pick<Words, 'role' | 'place'>): string =>
  place === null ? roles[role] : `${roles[role]}, ${place}`

/** What people of the staff read. */
export const staffLettersVi: Pick<Letters, 'STAFF_INVITATION' | 'STAFF_NEWS'> = {
  STAFF_INVITATION: ({ role, place, link, until }) => ({
    subject: 'Lời mời làm việc trên Cổng',
    paragraphs: [
      `Ông/Bà được mời làm việc trên Cổng. Vai trò: ${rolePlace({ role, place })}.`,
      `Ông/Bà mở liên kết dưới đây để tự đặt tên, mật khẩu và ứng dụng xác thực. Liên kết dùng được một lần, đến ${formatDateTime(until, 'vi')}.`,
      'Liên kết chỉ dành cho Ông/Bà. Đừng chuyển cho ai, kể cả người quản trị. Nếu không biết lời mời này, Ông/Bà bỏ qua thư.',
    ],
    link: { label: 'Nhận lời mời', url: link },
  }),
  STAFF_NEWS: (words, portalUrl) => ({
    subject: `Nhân sự: ${what[words.what]}`,
    paragraphs: [
      `${what[words.what]}.`,
      `Người được nói đến: ${words.person}. Vai trò: ${rolePlace(words)}.`,
      `${words.by === null ? 'Thực hiện trên máy chủ' : `Người thực hiện: ${words.by}`}, lúc ${formatDateTime(words.at, 'vi')}.`,
      ...(words.reason === null ? [] : [`Lý do: ${words.reason}`]),
      'Nếu Ông/Bà thấy việc này không đúng, hãy mở trang Nhân sự và báo ngay cho những người quản trị khác.',
    ],
    link: { label: 'Mở trang Nhân sự', url: `${portalUrl}/staff/people` },
  }),
}
