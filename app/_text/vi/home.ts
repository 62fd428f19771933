export const home = {
  title: 'Nộp phí, lệ phí hồ sơ',
  lead: 'Không cần tài khoản. Chỉ cần mã hồ sơ và thẻ ngân hàng nội địa.',
  form: {
    code: 'Mã hồ sơ',
    codeHint: 'In trên giấy tiếp nhận, ví dụ H47.20-240115-0001',
    fact: '4 số cuối CCCD hoặc mã số thuế của người nộp',
    factHint: 'Để chắc rằng Ông/Bà biết hồ sơ này',
    submit: 'Tìm hồ sơ',
  },
  doors: {
    heading: 'Việc khác Ông/Bà có thể làm',
    find: { title: 'Tìm lại một lần thanh toán', body: 'Xem kết quả, tải giấy xác nhận.' },
    verify: { title: 'Kiểm tra giấy xác nhận', body: 'Nhập mã kiểm tra in trên giấy.' },
    help: { title: 'Xem hướng dẫn', body: 'Từng bước, có hình. Cách bật thẻ để trả trực tuyến.' },
  },
  steps: {
    heading: 'Thanh toán trong ba bước',
    find: { title: 'Tìm hồ sơ', body: 'Nhập mã hồ sơ. Chọn một hay nhiều hồ sơ cần nộp phí.' },
    pay: { title: 'Trả bằng thẻ', body: 'Nhập thông tin trên thẻ, rồi mã OTP ngân hàng gửi về điện thoại.' },
    keep: { title: 'Giữ giấy xác nhận', body: 'Tải về ngay, hoặc tìm lại lúc nào cũng được bằng mã hồ sơ.' },
  },
}
