/** The guide for organisations: registering an account once, then paying with it, or without. */
export const helpOrganisations = {
  title: 'Hướng dẫn cho tổ chức, doanh nghiệp',
  lead: 'Đăng ký tài khoản ngân hàng một lần, rồi trả nhiều hồ sơ của nhiều cơ quan chỉ bằng một lần bấm. Cá nhân có tài khoản làm giống như vậy.',
  link: 'Tổ chức, doanh nghiệp: đăng ký tài khoản và trả nhiều hồ sơ một lần',
  register: {
    title: '1. Đăng ký thanh toán trực tuyến',
    steps: [
      {
        picture: 'org-open',
        text: 'Nhấn Đăng nhập, rồi Mở tài khoản, chọn Tổ chức. Điền như trên giấy chứng nhận đăng ký và nhập mã gửi đến điện thoại. Đã có tài khoản thì chỉ cần đăng nhập.',
      },
      { picture: 'org-home', text: 'Chọn: Đăng ký tài khoản ngân hàng.' },
      {
        picture: 'org-form',
        text: 'Nhập thông tin đăng ký tài khoản thanh toán. Hệ thống tự điền các thông tin từ tài khoản của Ông/Bà; Ông/Bà nhập số tài khoản, chi nhánh và hạn mức mỗi ngày. Chủ tài khoản đã điền sẵn.',
      },
      {
        picture: 'org-print',
        text: 'In phiếu đăng ký, ký và đóng dấu, rồi đến nộp tại các điểm giao dịch của ngân hàng.',
      },
      {
        picture: 'org-approved',
        text: 'Sau khi ngân hàng chấp nhận, hệ thống cập nhật trạng thái đăng ký: Yêu cầu đã được đăng ký thành công. Ông/Bà được báo bằng SMS và thư điện tử.',
      },
    ],
  },
  pay: {
    title: '2. Thanh toán bằng tài khoản đã đăng ký',
    steps: [
      {
        picture: 'org-dossiers',
        text: 'Đăng nhập, chọn Hồ sơ. Chọn các hồ sơ cần thanh toán, rồi nhấn Thanh toán. Kế toán được mời cũng làm được.',
      },
      {
        picture: 'org-check',
        text: 'Kiểm tra số tiền, chọn “Tài khoản ngân hàng đã đăng ký”, rồi nhấn Tiếp tục.',
      },
      {
        picture: 'org-pay',
        text: 'Nhấn nút Thanh toán để thanh toán. Hệ thống tự động gửi yêu cầu đến ngân hàng. Số tiền lớn cần thêm mã xác nhận.',
      },
      {
        picture: 'org-paid',
        text: 'Sau khi thanh toán, hệ thống cập nhật trạng thái của hồ sơ: ĐÃ THANH TOÁN.',
      },
    ],
  },
  instead: {
    title: '3. Chưa đăng ký tài khoản',
    steps: [
      {
        picture: 'org-instead',
        text: 'Chọn hồ sơ và nhấn Thanh toán như ở phần 2. In chỉ dẫn thanh toán dịch vụ công trực tuyến và đến chi nhánh ngân hàng, hoặc quét mã QR bằng ứng dụng ngân hàng, để hoàn thành thanh toán.',
      },
    ],
  },
  questions: {
    title: '4. Câu hỏi thường gặp',
    list: [
      {
        q: 'Vì sao danh sách hồ sơ còn trống?',
        a: 'Trước khi ngân hàng chấp nhận phiếu đầu tiên, danh sách chỉ có hồ sơ mà Ông/Bà đã tìm bằng mã. Sau đó mọi hồ sơ mang mã số thuế của đơn vị tự hiện ra.',
      },
      {
        q: 'Kế toán có cần tài khoản riêng không?',
        a: 'Có. Chủ tài khoản mời kế toán ở trang Thành viên; lời mời đến bằng SMS. Đừng dùng chung mật khẩu.',
      },
      {
        q: 'Ngân hàng trả lại phiếu thì làm gì?',
        a: 'Mở trang đăng ký để xem lý do, sửa, tạo phiếu mới, ký và nộp lại. Bản giấy cũ không dùng được nữa.',
      },
      {
        q: 'Muốn đổi hạn mức hoặc tài khoản?',
        a: 'Mở trang đăng ký, chọn gia hạn hoặc thay tài khoản, rồi nộp phiếu mới. Trong lúc chờ, tài khoản cũ vẫn trả được.',
      },
    ],
  },
  pictureAlt: (step: number) => `Hình chụp màn hình của bước ${step}`,
}
