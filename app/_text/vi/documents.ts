/** In place of a document that cannot be had at this moment. */
export const documents = {
  busy: {
    title: 'Đang lập nhiều tài liệu',
    next: 'Tài liệu của Ông/Bà chưa được lập. Ông/Bà vui lòng chờ khoảng 10 giây rồi thử lại; tài liệu và số tiền không thay đổi.',
  },
  failed: {
    title: 'Chưa lập được tài liệu',
    next: 'Cổng thanh toán gặp lỗi khi lập tài liệu này. Ông/Bà vui lòng thử lại; việc thanh toán không bị ảnh hưởng.',
  },
  again: 'Thử lại',
}
