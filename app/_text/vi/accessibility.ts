export const accessibility = {
  title: 'Khả năng tiếp cận',
  lead: 'Cổng này dành cho mọi người, kể cả người dùng bàn phím, trình đọc màn hình, chữ lớn, hay điện thoại cũ.',
  can: {
    title: 'Ông/Bà có thể',
    list: [
      'làm mọi việc chỉ bằng bàn phím, và luôn thấy mình đang ở đâu;',
      'dùng trình đọc màn hình: mọi ô nhập có tên, mọi lỗi được đọc lên và dẫn đến đúng ô;',
      'phóng chữ đến 400% mà không phải cuộn ngang;',
      'thanh toán khi trình duyệt tắt JavaScript;',
      'chọn nền sáng hay tối, tiếng Việt hay tiếng Anh;',
      'giảm chuyển động: khi máy yêu cầu, không có gì trên trang chuyển động.',
    ],
  },
  standard: {
    title: 'Tiêu chuẩn',
    body: 'Cổng theo WCAG 2.2 mức AA. Mọi trang được kiểm tra tự động ở hai ngôn ngữ, hai nền, hai cỡ màn hình trước mỗi lần phát hành.',
  },
  limits: {
    title: 'Giới hạn đã biết',
    list: [
      'Mã OTP của ngân hàng có hiệu lực 2 phút theo quy định của ngân hàng. Ông/Bà có thể lấy mã mới mà không phải nhập lại thẻ.',
      'Giấy xác nhận dạng PDF có thẻ cấu trúc cho trình đọc màn hình nhưng chưa được bên nào chứng nhận. Trang giấy xác nhận trên web có đủ nội dung đó.',
    ],
  },
  contact: {
    title: 'Gặp khó khăn?',
    body: (hotline: string) =>
      `Gọi ${hotline}. Nhân viên có thể giúp Ông/Bà nộp tại quầy của bộ phận một cửa.`,
  },
}
