import type { Method } from '#server/domains/payments/contract.ts'

const methods: Record<Method, string> = {
  CARD: 'Thẻ ngân hàng',
  COUNTER: 'Tại quầy ngân hàng',
  TRANSFER: 'Chuyển khoản',
  ACCOUNT: 'Trích nợ tài khoản',
}

/** What a holder paid in a period: for its books. */
export const statements = {
  title: 'Sao kê',
  lead: 'Những khoản đã thanh toán, để ghi sổ và đối chiếu.',
  period: {
    label: 'Chọn kỳ',
    from: 'Từ ngày',
    to: 'Đến ngày',
    hint: 'Ngày/tháng/năm',
    show: 'Xem',
    quick: 'Chọn nhanh',
    thisMonth: 'Tháng này',
    lastMonth: 'Tháng trước',
    thisYear: 'Năm nay',
    said: (from: string, to: string) => (from === to ? `Ngày ${from}` : `Từ ${from} đến ${to}`),
  },
  problems: {
    DATES: {
      title: 'Ngày chưa đúng',
      body: 'Xin nhập cả hai ngày theo thứ tự ngày/tháng/năm, ví dụ 05/03/2026. Dưới đây là sao kê của tháng này.',
    },
    ORDER: {
      title: 'Ngày đầu sau ngày cuối',
      body: 'Xin chọn ngày đầu không sau ngày cuối. Dưới đây là sao kê của tháng này.',
    },
    LONG: {
      title: 'Kỳ dài hơn một năm',
      body: 'Mỗi lần xem nhiều nhất một năm. Dưới đây là sao kê của tháng này.',
    },
    TOO_MANY: {
      title: 'Quá nhiều khoản để in',
      body: 'Bản PDF có nhiều nhất 1.000 khoản. Hãy tải Excel hoặc CSV, hoặc chọn kỳ ngắn hơn.',
    },
    TOO_MANY_RECEIPTS: {
      title: 'Quá nhiều biên nhận cho một tệp ZIP',
      body: 'Mỗi tệp ZIP có nhiều nhất 2.000 biên nhận. Hãy chọn kỳ ngắn hơn, ví dụ từng tuần, rồi tải từng tệp.',
    },
  },
  total: {
    heading: 'Đã thanh toán',
    count: (count: number) => `${count} khoản`,
    returned: 'Đã hoàn lại',
    returning: 'Đang hoàn lại',
  },
  none: {
    title: 'Kỳ này chưa có khoản nào',
    body: 'Sao kê có những khoản được trả khi đã đăng nhập tài khoản này. Hãy chọn kỳ khác, hoặc thanh toán hồ sơ.',
    pay: 'Xem hồ sơ',
  },
  chart: {
    byDay: 'Theo ngày',
    byMonth: 'Theo tháng',
    month: (month: string, year: string) => `${month}/${year}`,
    table: 'Xem dưới dạng bảng',
    day: 'Ngày',
    monthHead: 'Tháng',
    payments: 'Số khoản',
    amount: 'Số tiền',
  },
  agencies: { heading: 'Theo cơ quan', agency: 'Cơ quan' },
  list: {
    heading: 'Từng khoản',
    payment: 'Khoản thanh toán',
    amount: 'Số tiền',
    dossiers: (count: number) => `${count} hồ sơ`,
    methods,
    ownReference: 'Số của đơn vị',
    addReference: 'Ghi số của đơn vị',
    changeReference: 'Sửa',
    of: (id: string) => `cho khoản ${id}`,
    returned: (amount: string) => `Đã hoàn ${amount}`,
    returning: (amount: string) => `Đang hoàn ${amount}`,
    older: 'Khoản cũ hơn',
    newest: 'Về khoản mới nhất',
    pages: 'Các trang của sao kê',
  },
  files: {
    heading: 'Tải về',
    lead: 'Tệp có mọi khoản của kỳ đang xem.',
    xlsx: 'Excel (XLSX)',
    csv: 'CSV',
    pdf: 'Bản in (PDF)',
    receipts: 'Tất cả biên nhận (ZIP)',
    name: 'sao-ke',
    receiptsName: 'bien-nhan',
  },
  reference: {
    title: 'Số của đơn vị',
    lead: 'Số phiếu chi, số chứng từ hay tên gọi trong sổ của Ông/Bà. Chỉ người của tài khoản này thấy.',
    label: 'Số của đơn vị',
    hint: 'Nhiều nhất 50 ký tự. Để trống nếu không cần.',
    save: 'Lưu',
    tooLong: 'Số của đơn vị có nhiều nhất 50 ký tự. Hãy viết ngắn hơn.',
    payment: 'Khoản thanh toán',
    amount: 'Số tiền',
    saved: 'Đã lưu số của đơn vị',
  },
}
