import type { ListState } from '#server/domains/dossiers/listing-contract.ts'

const states: Record<ListState, string> = {
  OWING: 'Còn phải nộp',
  SETTLED: 'Không còn phải nộp',
  ALL: 'Tất cả',
}

/** The list of a holder's dossiers, however long, and paying many of them at once. */
export const accountDossiers = {
  title: 'Hồ sơ của tài khoản',
  days: { received: 'Nhận', due: 'Hẹn trả' },
  lookedUp: 'Tìm thấy bằng mã',
  lookUp: 'Tìm hồ sơ bằng mã',
  filter: {
    label: 'Tìm trong danh sách',
    text: 'Mã hồ sơ hoặc tên thủ tục',
    hint: 'Gõ không dấu cũng được',
    state: 'Tình trạng',
    states,
    agency: 'Cơ quan',
    everyAgency: 'Mọi cơ quan',
    submit: 'Tìm',
    clear: 'Bỏ điều kiện tìm',
  },
  tickPage: (count: number) => `Chọn cả ${count} hồ sơ trên trang này`,
  untickPage: 'Bỏ chọn cả trang',
  pages: { label: 'Các trang của danh sách', next: 'Hồ sơ cũ hơn', previous: 'Hồ sơ mới hơn' },
  all: {
    every: (count: number, total: string) => `${count} hồ sơ còn phải nộp, tổng cộng ${total}`,
    first: (count: number, total: string) => `${count} hồ sơ mới nhất còn phải nộp, tổng cộng ${total}`,
    rest: 'Mỗi lần thanh toán nhiều nhất 1.000 hồ sơ; phần còn lại trả ở lần sau.',
    check: 'Không tính hồ sơ đang được trả ở nơi khác. Ông/Bà còn xem lại trước khi trả tiền.',
    payEvery: (count: number) => `Chọn tất cả ${count} hồ sơ`,
    payFirst: (count: number) => `Chọn ${count} hồ sơ đầu tiên`,
  },
  changed: {
    title: 'Danh sách đã thay đổi',
    body: 'Có hồ sơ vừa được trả, đang được trả ở nơi khác hoặc vừa đổi mức thu. Chưa có khoản nào của Ông/Bà được thanh toán.',
    left: (count: number, total: string) =>
      `Bây giờ còn ${count} hồ sơ, tổng cộng ${total}. Xin xem rồi chọn lại.`,
  },
  unverified: {
    title: 'Mới chỉ có hồ sơ tìm bằng mã',
    body: 'Khi ngân hàng chấp nhận phiếu đăng ký có chữ ký, mọi hồ sơ đứng tên Ông/Bà sẽ tự hiện ra. Trước đó, danh sách chỉ gồm hồ sơ mà Ông/Bà đã tìm bằng mã.',
    register: 'Đăng ký tài khoản ngân hàng',
  },
  nothing: {
    own: {
      title: 'Chưa có hồ sơ nào',
      body: 'Chưa có hồ sơ nào đứng tên Ông/Bà. Hồ sơ mới nộp hiện ra ở đây khi cơ quan tiếp nhận; hồ sơ của người khác thì tìm bằng mã.',
    },
    owing: {
      title: 'Không còn hồ sơ nào phải nộp',
      body: 'Mọi khoản đã được nộp hoặc không phải nộp.',
      next: 'Xem tất cả hồ sơ',
    },
    found: {
      title: 'Không tìm thấy hồ sơ nào',
      body: 'Không hồ sơ nào có đủ các từ và điều kiện đã chọn. Hãy bớt từ, hoặc chọn tình trạng và cơ quan khác.',
      next: 'Bỏ điều kiện tìm',
    },
  },
}
