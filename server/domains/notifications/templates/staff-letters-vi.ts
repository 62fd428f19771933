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
  DISABLE_PROPOSED: 'Có đề nghị vô hiệu hóa một người, đang chờ duyệt',
  DISABLE_APPROVED: 'Đã duyệt vô hiệu hóa một người',
  DISABLE_REJECTED: 'Đã từ chối vô hiệu hóa một người',
  DISABLE_WITHDRAWN: 'Đã rút đề nghị vô hiệu hóa một người',
  CHANGE_PROPOSED: 'Có đề nghị đổi vai trò hoặc thư điện tử, đang chờ duyệt',
  CHANGE_APPROVED: 'Đã duyệt đổi vai trò hoặc thư điện tử',
  CHANGE_REJECTED: 'Đã từ chối đổi vai trò hoặc thư điện tử',
  CHANGE_WITHDRAWN: 'Đã rút đề nghị đổi vai trò hoặc thư điện tử',
  INVITATION_WITHDRAWN: 'Đã rút một lời mời đã gửi, người được mời không dùng được nữa',
  COMMAND_INVITED: 'Một người quản trị được mời bằng lệnh trên máy chủ',
  COMMAND_REPLACED: 'Một người quản trị được thay bằng lệnh trên máy chủ',
}

const rolePlace = ({ role, place }: Pick<Words, 'role' | 'place'>): string =>
  place === null ? roles[role] : `${roles[role]}, ${place}`

type StaffTemplate = 'STAFF_INVITATION' | 'STAFF_NEWS' | 'STAFF_LET_IN' | 'STAFF_CODES_WRONG'

/** What people of the staff read. */
export const staffLettersVi: Pick<Letters, StaffTemplate> = {
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
  STAFF_LET_IN: ({ by, link, at, until }) => ({
    subject: 'Ông/Bà được đăng nhập ngay',
    paragraphs: [
      `Có người thử đăng nhập sai bằng thư điện tử của Ông/Bà, nên Ông/Bà phải chờ. ${by ?? 'Một người quản trị'} đã cho Ông/Bà đăng nhập ngay, lúc ${formatDateTime(at, 'vi')}.`,
      `Ông/Bà mở liên kết dưới đây bằng trình duyệt sẽ dùng để đăng nhập, rồi đăng nhập như thường lệ bằng mật khẩu và mã. Liên kết dùng được một lần, đến ${formatDateTime(until, 'vi')}. Từ đó người khác thử sai không làm trình duyệt này phải chờ.`,
      'Mật khẩu và ứng dụng xác thực không thay đổi. Đừng chuyển liên kết cho ai. Nếu Ông/Bà không nhờ việc này, hãy báo cho những người quản trị khác.',
    ],
    link: { label: 'Đăng nhập bằng trình duyệt này', url: link },
  }),
  STAFF_CODES_WRONG: ({ at, hotline }, portalUrl) => ({
    subject: 'Có người biết mật khẩu của Ông/Bà và nhập sai mã',
    paragraphs: [
      `Có người đã nhập đúng mật khẩu của Ông/Bà, rồi nhiều lần nhập sai mã trong ứng dụng xác thực. Lần gần nhất: ${formatDateTime(at, 'vi')}.`,
      `Nếu là Ông/Bà, hãy kiểm tra giờ trên điện thoại rồi nhập mã mới nhất. Nếu không phải, mật khẩu đã lộ: hãy báo ngay cho người quản trị, hoặc gọi ${hotline}, và đừng đưa mã cho ai.`,
      'Chưa ai đăng nhập được bằng những mã đó. Phiên đang mở của Ông/Bà xem tại trang dưới đây.',
    ],
    link: { label: 'Xem phiên đăng nhập của tôi', url: `${portalUrl}/staff/sessions` },
  }),
}
