/** Words of two syllables and more that headings use: Vietnamese writes a space within them, where no line should end. */
const words = [
  ...['biên nhận', 'chi nhánh', 'chủ tài khoản', 'cơ quan', 'dịch vụ', 'đăng ký', 'điện thoại', 'giao dịch'],
  ...['hạn mức', 'hồ sơ', 'kế toán', 'lệ phí', 'mật khẩu', 'ngân hàng', 'số điện thoại', 'tài khoản'],
  ...['thanh toán', 'thành công', 'thành viên', 'thông tin', 'tổ chức', 'trực tuyến', 'xác nhận', 'xác thực'],
]

const within = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')

/** A heading whose lines end between words: "hồ sơ" and its like keep together. All else is left as it is. */
export function unbroken(heading: string): string {
  return heading.replace(within, (word) => word.replaceAll(' ', '\u00A0'))
}
