export const home = {
  title: 'Nộp phí, lệ phí hồ sơ',
  lead: 'Không cần tài khoản. Trả bằng thẻ, bằng ứng dụng ngân hàng, hoặc tiền mặt tại quầy.',
  form: {
    code: 'Mã hồ sơ',
    codeHint: 'In trên giấy tiếp nhận, ví dụ H47.20-240115-0001',
    fact: 'Mã tra cứu, 4 số cuối CCCD hoặc mã số thuế',
    factHint:
      'Mã tra cứu có 8 chữ và số, in trên giấy tiếp nhận. Mã số thuế chỉ mở khoản phải nộp, không mở nội dung hồ sơ.',
    submit: 'Tìm hồ sơ',
  },
  doors: {
    heading: 'Việc khác Ông/Bà có thể làm',
    account: {
      title: 'Trả nhiều hồ sơ bằng tài khoản ngân hàng',
      body: 'Dành cho tổ chức và cá nhân đã đăng ký. Đăng nhập hoặc mở tài khoản.',
    },
    instruction: {
      title: 'In chỉ dẫn để trả tại quầy hoặc bằng QR',
      body: 'Không cần thẻ. Xem cách làm, rồi tìm hồ sơ ở trên.',
    },
    find: {
      title: 'Tìm lại một lần thanh toán',
      body: 'Xem kết quả, tải giấy xác nhận, biên nhận, chỉ dẫn.',
    },
    verify: { title: 'Kiểm tra một tờ giấy', body: 'Nhập mã kiểm tra in trên giấy.' },
    help: { title: 'Xem hướng dẫn', body: 'Từng bước, có hình. Cách bật thẻ để trả trực tuyến.' },
  },
  steps: {
    heading: 'Thanh toán trong ba bước',
    find: { title: 'Tìm hồ sơ', body: 'Nhập mã hồ sơ. Chọn một hay nhiều hồ sơ cần nộp phí.' },
    pay: {
      title: 'Chọn cách trả',
      body: 'Thẻ và mã OTP, ứng dụng ngân hàng quét QR, hoặc tiền mặt tại quầy.',
    },
    keep: { title: 'Giữ giấy xác nhận', body: 'Tải về ngay, hoặc tìm lại lúc nào cũng được bằng mã hồ sơ.' },
  },
}
