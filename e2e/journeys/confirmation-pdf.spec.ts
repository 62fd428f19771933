import { PNG } from 'pngjs'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import { downloadConfirmation } from '../fixtures/confirmation.ts'
import { expect, test } from '../fixtures/test.ts'
import { payAll } from '../pages/payer.ts'

const SCALE = 1.5

/** What differs from payment to payment, in pixels of the picture: x, y, width, height. */
const varying = [
  [555, 55, 265, 70], // barcode and payment code
  [268, 432, 300, 22], // time
  [268, 555, 300, 22], // the bank's number
  [600, 430, 220, 280], // QR code, verification code and the portal's address
] as const

const DONG = '\u00A0đ'
const demoMark = 'THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ'

test('the confirmation that a payer downloads says exactly what was paid, and looks as it should', async ({
  page,
  sandbox,
  stack,
}) => {
  const dossiers = ['H47.20-261120-0001', 'H47.16-261120-0001'].map(demoDossier)
  const id = await payAll(page, sandbox, dossiers, sandbox.card('SUCCESS'))
  const shown = async (term: string) =>
    (await page.locator('dt', { hasText: term }).locator('+ dd').textContent()) ?? ''
  const pdf = await downloadConfirmation(page)
  const { pages, fonts, language, tagged } = readPdf(pdf)

  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter(({ embedded }) => !embedded)).toEqual([])
  expect({ language, tagged }).toEqual({ language: 'vi', tagged: true })
  // Where a line of the narrow column breaks depends on how wide the figures of the port are.
  const text = pages.map((lines) => lines.join(' '))
  expect(text).toEqual([
    [
      demoMark,
      'Tỉnh Quảng Nam',
      'Cổng Thanh toán Dịch vụ công',
      `Mã thanh toán: ${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}`,
      demoMark,
      'Giấy xác nhận thanh toán',
      'Số tiền đã thanh toán',
      `275.000${DONG}`,
      'Bằng chữ: Hai trăm bảy mươi lăm nghìn đồng',
      'Đã thanh toán',
      'Thời điểm thanh toán',
      await shown('Thời điểm thanh toán'),
      'Cách thanh toán',
      'Thẻ ngân hàng nội địa',
      'Ngân hàng phát hành',
      'NCB',
      'Số thẻ',
      '970419•••••••••2198',
      'Số giao dịch ngân hàng',
      await shown('Số giao dịch ngân hàng'),
      'Nội dung',
      '2 khoản phí, lệ phí của 2 cơ quan',
      'Mã kiểm tra',
      await shown('Mã kiểm tra'),
      'Quét mã QR, hoặc nhập mã kiểm',
      'tra tại',
      `${new URL(stack.portal).host}/verify`,
      'Các khoản đã thanh toán',
      'Sở Tư pháp',
      ...['#', 'Mã hồ sơ', 'Khoản phí, lệ phí', 'Số tiền'],
      ...['1', 'H47.16-261120-0001', 'Phí cung cấp thông tin lý lịch tư pháp', `200.000${DONG}`],
      ...['Cộng', `200.000${DONG}`],
      'Sở Xây dựng',
      ...['#', 'Mã hồ sơ', 'Khoản phí, lệ phí', 'Số tiền'],
      ...['2', 'H47.20-261120-0001', 'Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ', `75.000${DONG}`],
      ...['Cộng', `75.000${DONG}`],
      'Tổng cộng',
      `275.000${DONG}`,
      'Giấy này do Cổng lập tự động khi ngân hàng xác nhận đã thu đủ tiền, có giá trị không cần chữ ký và con dấu. Chứng từ thu phí,',
      'lệ phí do từng cơ quan thu cấp riêng.',
      'Cần giúp đỡ, xin gọi 0235 000 1022 và đọc mã thanh toán.',
      'Cổng Thanh toán Dịch vụ công · Đường dây nóng 0235 000 1022',
      'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, phường Tam Kỳ',
      'Trang 1/1',
    ].join(' '),
  ])
  expect(differingPixels('confirmation-downloaded', masked(rasterise(pdf, 0, SCALE)))).toBe(0)
})

function demoDossier(code: string) {
  const dossier = demoDossiers.find((one) => one.code === code)
  if (!dossier) throw new Error(`${code} is not in the demo`)
  return dossier
}

/** The picture with white in place of what differs from payment to payment. */
function masked(picture: Uint8Array): Uint8Array {
  const png = PNG.sync.read(Buffer.from(picture))
  const blank = new PNG({ width: png.width, height: png.height })
  blank.data.fill(255)
  for (const [x, y, width, height] of varying) PNG.bitblt(blank, png, x, y, width, height, x, y)
  return PNG.sync.write(png)
}
