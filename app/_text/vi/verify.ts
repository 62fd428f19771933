export const verify = {
  title: 'Kiểm tra giấy xác nhận',
  lead: 'Nhập mã kiểm tra in ở cuối giấy. Cổng cho biết giấy có thật không và tình trạng hiện nay, không hiện thông tin cá nhân.',
  code: 'Mã kiểm tra',
  codeHint: 'Chữ và số, có gạch nối hay không đều được',
  submit: 'Kiểm tra',
  empty: 'Nhập mã kiểm tra.',
  genuine: {
    title: 'Giấy này là thật và đang có hiệu lực',
    body: 'Hãy so các dòng dưới đây với tờ giấy. Nếu khác, tờ giấy đã bị sửa.',
    kind: 'Loại giấy',
    kinds: { PAYMENT_CONFIRMATION: 'Giấy xác nhận thanh toán' },
    payment: 'Mã thanh toán',
    amount: 'Số tiền',
    agencies: 'Cơ quan thu',
    paidAt: 'Thời điểm thanh toán',
    issuedAt: 'Thời điểm lập giấy',
  },
  unknown: {
    title: 'Không có giấy nào mang mã này',
    body: 'Có thể một ký tự đã gõ nhầm. Nếu mã đúng như trên giấy thì giấy đó không do cổng này lập.',
  },
  another: 'Kiểm tra giấy khác',
}
