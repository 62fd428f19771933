/** What every page says. */
export const common = {
  portalName: 'Cổng Thanh toán Dịch vụ công',
  skipToContent: 'Đến nội dung chính',
  switchLanguage: { label: 'English', lang: 'en', title: 'Read this page in English' },
  useDark: 'Dùng nền tối',
  useLight: 'Dùng nền sáng',
  display: 'Ngôn ngữ và nền',
  demo: {
    banner: 'Trang thử nghiệm, tiền giả.',
    phone: 'Điện thoại thử',
  },
  back: 'Quay lại',
  home: 'Trang chủ',
  errorPrefix: 'Lỗi:',
  summaryHeading: 'Có điều cần sửa',
  sending: 'Đang gửi, xin chờ…',
  unreached:
    'Không kết nối được với Cổng. Những gì đã nhập vẫn còn đây. Xin kiểm tra mạng rồi gửi lại; gửi lại không bị trừ tiền hai lần.',
  refused: {
    TOO_BUSY:
      'Cổng đang quá tải, chưa có gì được thực hiện. Những gì đã nhập vẫn còn đây. Xin chờ {seconds} giây rồi gửi lại.',
    TOO_MANY:
      'Có quá nhiều yêu cầu cùng lúc từ mạng này, chưa có gì được thực hiện. Những gì đã nhập vẫn còn đây. Xin chờ {seconds} giây rồi gửi lại.',
    BODY_TOO_LARGE:
      'Nội dung quá dài, chưa có gì được thực hiện. Những gì đã nhập vẫn còn đây. Xin rút ngắn rồi gửi lại.',
    TOO_SLOW:
      'Nội dung gửi đến quá chậm, chưa có gì được thực hiện. Những gì đã nhập vẫn còn đây. Xin kiểm tra mạng rồi gửi lại.',
  },
  required: 'bắt buộc',
  footer: {
    heading: 'Liên hệ và trợ giúp',
    hotline: 'Đường dây nóng',
    address: 'Địa chỉ',
    help: 'Hướng dẫn thanh toán',
    accessibility: 'Khả năng tiếp cận',
    verify: 'Kiểm tra một tờ giấy',
    find: 'Tìm lại một lần thanh toán',
  },
  notFound: {
    title: 'Không có trang này',
    body: 'Địa chỉ có thể đã gõ sai hoặc trang đã đổi chỗ. Ông/Bà chưa bị trừ khoản tiền nào vì mở trang này.',
    next: 'Ông/Bà có thể tìm hồ sơ ở trang chủ, hoặc tìm lại một lần thanh toán đã làm.',
  },
  problem: {
    title: 'Cổng đang có trục trặc',
    body: 'Lỗi ở phía chúng tôi. Nếu Ông/Bà đang thanh toán, xin đừng nộp lần thứ hai: kết quả do ngân hàng xác nhận, và tìm lại được bằng mã hồ sơ.',
    next: 'Xin thử lại sau ít phút. Nếu vẫn không được, hãy gọi đường dây nóng.',
    retry: 'Thử lại',
  },
}
