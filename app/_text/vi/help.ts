export const help = {
  title: 'Hướng dẫn thanh toán trực tuyến',
  lead: 'Dành cho khách hàng cá nhân. Cả việc mất khoảng hai phút.',
  contents: 'Trong trang này',
  prepare: {
    title: '1. Đăng ký thanh toán trực tuyến cho thẻ',
    body: 'Đăng ký dịch vụ thanh toán trực tuyến với ngân hàng phát hành thẻ. Việc này chỉ làm một lần.',
    link: 'Cách bật thẻ của từng ngân hàng',
  },
  pay: {
    title: '2. Thực hiện thanh toán',
    steps: [
      { picture: 'lookup', text: 'Ở trang chủ, nhập mã hồ sơ và 4 số cuối CCCD, rồi nhấn Tìm hồ sơ.' },
      {
        picture: 'dossiers',
        text: 'Chọn hồ sơ cần thanh toán. Muốn trả chung nhiều hồ sơ, nhấn Thêm hồ sơ khác. Rồi nhấn Thanh toán.',
      },
      { picture: 'check', text: 'Tại trang thông tin thanh toán, kiểm tra số tiền rồi nhấn Thanh toán.' },
      { picture: 'bank', text: 'Chọn ngân hàng phát hành của thẻ dùng để thanh toán.' },
      {
        picture: 'card',
        text: 'Nhập thông tin in trên thẻ ATM: số thẻ, tên chủ thẻ (chữ in hoa không dấu), ngày phát hành hoặc ngày hết hạn (mm/yy). Đánh dấu chấp nhận các điều kiện, điều khoản của ngân hàng phát hành, rồi nhấn Xác thực.',
      },
      {
        picture: 'otp',
        text: 'Nhập mã OTP được gửi về trên điện thoại đã đăng ký để hoàn tất thanh toán. Mã có hiệu lực 2 phút.',
      },
      {
        picture: 'result',
        text: 'Sau khi thanh toán, trang kết quả hiện ra và hồ sơ chuyển sang ĐÃ THANH TOÁN. Tải giấy xác nhận nếu cần.',
      },
    ],
    pictureAlt: (step: number) => `Hình chụp màn hình của bước ${step}`,
  },
  cards: {
    title: '3. Bật thanh toán trực tuyến theo từng ngân hàng',
    lead: 'Tên ngân hàng in trên thẻ. Nếu chưa rõ, xin gọi tổng đài của ngân hàng.',
    hotline: 'Tổng đài',
    date: { ISSUE: 'Thẻ in ngày phát hành.', EXPIRY: 'Thẻ in ngày hết hạn.' },
  },
  questions: {
    title: '4. Câu hỏi thường gặp',
    list: [
      {
        q: 'Tôi có cần tài khoản không?',
        a: 'Không. Chỉ cần mã hồ sơ và 4 số cuối CCCD (hoặc mã số thuế) của người nộp hồ sơ.',
      },
      {
        q: 'Tôi nộp thay người thân được không?',
        a: 'Được. Hồ sơ của ai cũng thêm vào danh sách được, nếu Ông/Bà biết mã hồ sơ và 4 số cuối CCCD của người đó.',
      },
      {
        q: 'Trang báo “Đang chờ ngân hàng xác nhận”. Tôi phải làm gì?',
        a: 'Xin chờ, đừng trả lần nữa. Ngân hàng chưa trả lời; cổng hỏi lại liên tục cho đến khi biết kết quả. Ông/Bà có thể đóng trang và tìm lại bằng mã thanh toán.',
      },
      {
        q: 'Tôi không nhận được mã OTP.',
        a: 'Mã chỉ gửi đến số đã đăng ký với ngân hàng. Chờ nửa phút rồi nhấn Gửi mã mới. Nếu vẫn không có, gọi tổng đài ngân hàng.',
      },
      {
        q: 'Khi nào tiền bị trừ?',
        a: 'Chỉ sau khi Ông/Bà nhập mã OTP và ngân hàng chấp nhận. Mọi trang báo lỗi đều ghi rõ tiền đã bị trừ hay chưa.',
      },
      {
        q: 'Cổng có lưu số thẻ không?',
        a: 'Không. Số thẻ chỉ được chuyển thẳng đến ngân hàng. Cổng giữ sáu số đầu và bốn số cuối để tra soát.',
      },
      {
        q: 'Tôi nộp rồi mà mất giấy xác nhận.',
        a: 'Vào Tìm lại một lần thanh toán, hoặc tìm hồ sơ ở trang chủ. Giấy tải lại được lúc nào cũng được.',
      },
    ],
  },
}
