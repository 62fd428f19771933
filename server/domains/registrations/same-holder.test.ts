import { expect, test } from 'vitest'
import { isSameHolder } from './same-holder.ts'

test.each([
  ['CONG TY TNHH HOANG LONG', 'Công ty TNHH Hoàng Long'],
  ['CTY TNHH HOANG LONG', 'Công ty Trách nhiệm hữu hạn Hoàng Long'],
  ['CONG TY TRACH NHIEM HUU HAN MOT THANH VIEN HOANG LONG', 'Công ty TNHH MTV Hoàng Long'],
  ['CTY CP DAU TU XAY DUNG SONG THU', 'Công ty Cổ phần Đầu tư Xây dựng Sông Thu'],
  ['CONG TY CO PHAN TM&DV SONG THU', 'Công ty cổ phần Thương mại và Dịch vụ Sông Thu'],
  ['DNTN THANH BINH'.replace('DNTN', 'DN TN'), 'Doanh nghiệp tư nhân Thanh Bình'],
  ['HTX NONG NGHIEP DIEN BAN', 'Hợp tác xã Nông nghiệp Điện Bàn'],
  ['  nguyen  van-an ', 'Nguyễn Văn An'],
  ['ĐINH THI ĐÀO', 'Ðinh Thị Đào'],
  ['Y Wăn Ênuôl'.normalize('NFD'), 'Y WAN ENUOL'],
  ['C.TY TNHH HOANG LONG', 'Công ty TNHH Hoàng Long'],
])('%s is %s', (account, holder) => {
  expect(isSameHolder(account, holder)).toBe(true)
})

test.each([
  ['CONG TY TNHH HOANG LONG PHAT', 'Công ty TNHH Hoàng Long'],
  ['CONG TY TNHH LONG HOANG', 'Công ty TNHH Hoàng Long'],
  ['CONG TY CP HOANG LONG', 'Công ty TNHH Hoàng Long'],
  ['CONG TY TNHH HAI THANH VIEN HOANG LONG', 'Công ty TNHH Hoàng Long'],
  ['HOANG LONG', 'Công ty TNHH Hoàng Long'],
  ['CONG TY TNHH HOANG LONG CHI NHANH HOI AN', 'Công ty TNHH Hoàng Long'],
  ['NGUYEN VAN ANH', 'Nguyễn Văn An'],
  ['NGUYEN AN', 'Nguyễn Văn An'],
  ['', 'Nguyễn Văn An'],
])('%s is not %s', (account, holder) => {
  expect(isSameHolder(account, holder)).toBe(false)
})
