export const help = {
  title: 'Hướng dẫn thanh toán trực tuyến',
  lead: 'Dành cho khách hàng cá nhân. Trả bằng thẻ mất khoảng hai phút; không có thẻ thì trả bằng ứng dụng ngân hàng hoặc tại quầy.',
  contents: 'Trong trang này',
  prepare: {
    title: '1. Đăng ký thanh toán trực tuyến cho thẻ',
    body: 'Đăng ký dịch vụ thanh toán trực tuyến với ngân hàng phát hành thẻ. Việc này chỉ làm một lần.',
    link: 'Cách bật thẻ của từng ngân hàng',
  },
  pay: {
    title: '2. Thanh toán bằng thẻ',
    steps: [
      { picture: 'lookup', text: 'Ở trang chủ, nhập mã hồ sơ và 4 số cuối CCCD, rồi nhấn Tìm hồ sơ.' },
      {
        picture: 'dossiers',
        text: 'Chọn hồ sơ cần thanh toán. Muốn trả chung nhiều hồ sơ, nhấn Thêm hồ sơ khác. Rồi nhấn Thanh toán.',
      },
      {
        picture: 'check',
        text: 'Tại trang thông tin thanh toán, kiểm tra số tiền, chọn cách trả là thẻ rồi nhấn Tiếp tục.',
      },
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
  instruction: {
    title: '3. Thanh toán bằng chỉ dẫn: ứng dụng ngân hàng hoặc tại quầy',
    lead: 'Không cần thẻ, không cần đăng ký trước. Cổng lập một chỉ dẫn có số gồm 16 chữ số; ngân hàng thu theo số đó.',
    steps: [
      'Tìm hồ sơ và nhấn Thanh toán như ở phần 2.',
      'Tại trang thông tin thanh toán, chọn “Ứng dụng ngân hàng, quét mã QR” hoặc “Tại quầy ngân hàng”, rồi nhấn Tiếp tục.',
      'Trang chỉ dẫn hiện số, số tiền, mã QR và ba mốc thời gian. In ra, tải về, hoặc chỉ cần chép số.',
      'Trả bằng ứng dụng: quét mã QR, giữ nguyên số tiền và nội dung, rồi xác nhận.',
      'Trả tại quầy: đưa giấy hoặc đọc số. Giao dịch viên đọc lại tên (được che bớt) và số tiền, rồi thu.',
      'Trang chỉ dẫn đang mở tự chuyển sang ĐÃ THANH TOÁN. Mỗi cơ quan có một biên nhận để tải.',
    ],
    notes: [
      {
        q: 'Ba mốc thời gian khác nhau thế nào?',
        a: '“Lập lúc” là khi có số. “Số tiền giữ nguyên đến” là hạn của số tiền trên giấy; sau đó số tiền có thể đổi, quầy luôn hỏi lại số phải thu. “Nộp được đến” là hạn của số chỉ dẫn.',
      },
      {
        q: 'Số tiền đã đổi sau khi in thì sao?',
        a: 'Trang chỉ dẫn ghi từng dòng đã đổi và vì sao. Quầy thu theo số bây giờ. Muốn chuyển khoản, xin lập lại chỉ dẫn: mã QR cũ có số tiền cũ.',
      },
      {
        q: 'Tôi trả nhầm hai lần, hoặc trả thừa, trả thiếu.',
        a: 'Tiền không khớp được giữ riêng và ghi rõ trên trang của lần thanh toán: đang ở đâu, vì sao, khi nào về. Tiền trả hai lần tự được trả lại.',
      },
      {
        q: 'Tôi mất tờ chỉ dẫn.',
        a: 'Vào Tìm lại một lần thanh toán, nhập số chỉ dẫn hoặc mã thanh toán. Sợ người khác có số, hãy lập lại với số mới: số cũ không dùng được nữa.',
      },
    ],
  },
  cards: {
    title: '4. Bật thanh toán trực tuyến theo từng ngân hàng',
    lead: 'Tên ngân hàng in trên thẻ. Nếu chưa rõ, xin gọi tổng đài của ngân hàng.',
    hotline: 'Tổng đài',
    date: { ISSUE: 'Thẻ in ngày phát hành.', EXPIRY: 'Thẻ in ngày hết hạn.' },
  },
  questions: {
    title: '5. Câu hỏi thường gặp',
    list: [
      {
        q: 'Tôi có cần tài khoản không?',
        a: 'Không. Chỉ cần mã hồ sơ và mã tra cứu trên giấy tiếp nhận, hoặc 4 số cuối CCCD của người nộp hồ sơ. Mã số thuế chỉ mở khoản phải nộp.',
      },
      {
        q: 'Tôi nộp thay người thân được không?',
        a: 'Được. Hồ sơ của ai cũng thêm vào danh sách được, nếu Ông/Bà biết mã hồ sơ và mã tra cứu, hoặc 4 số cuối CCCD của người đó.',
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
