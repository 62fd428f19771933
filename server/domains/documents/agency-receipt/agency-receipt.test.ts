import { describe, expect, test } from 'vitest'
import { readCodes } from '#tests/documents/codes.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { receipt } from '#tests/documents/receipt.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import { receiptPdf } from './agency-receipt.ts'
import type { AgencyReceipt } from './contract.ts'

const GOLDEN_SCALE = 1.5
const SCANNER_SCALE = 3
const MAX_BYTES = 100_000

/** Drawing, rasterising and decoding are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const DONG = '\u00A0đ'

const atCounter = {
  kind: 'COUNTER',
  bank: { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
  branch: 'Phòng giao dịch Tam Kỳ',
  instructionNumber: '4912345678901266',
  bankReference: 'HA26325000017',
} as const

async function read(given: Partial<AgencyReceipt> = {}) {
  return readPdf(await receiptPdf(receipt(given)))
}

describe('what the receipt says', patient, () => {
  test('of money paid at a counter, line by line', async () => {
    const { pages } = await read({ method: atCounter })
    expect(pages).toEqual([
      [
        'TỈNH QUẢNG NAM',
        'CỔNG THANH TOÁN DỊCH VỤ CÔNG',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\u00A0NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Quảng Nam, ngày 21 tháng 11 năm 2026',
        'BIÊN NHẬN THU PHÍ, LỆ PHÍ',
        'Ký hiệu: BL-26E     Số: 0000042',
        'Số tiền đã thu',
        `1.150.000${DONG}`,
        'Bằng chữ: Một triệu một trăm năm mươi nghìn đồng',
        ...['Cơ quan thu', 'Chi nhánh Văn phòng đăng ký đất đai Tam Kỳ'],
        ...['Địa chỉ', '12 Trần Phú, phường Tam Kỳ, tỉnh Quảng Nam'],
        ...['Tài khoản kho bạc', '3511.0.1054321.00000 · Kho bạc Nhà nước', 'Tam Kỳ'],
        ...['Người nộp', 'N••••• V•• An'],
        ...['Mã thanh toán', '7K3M-9Q2W-ABCDE'],
        ...['Thời điểm thanh toán', '10:42, 21/11/2026'],
        ...['Cách thanh toán', 'Nộp tại quầy ngân hàng'],
        ...['Ngân hàng', 'Ngân hàng Hội An'],
        ...['Điểm giao dịch', 'Phòng giao dịch Tam Kỳ'],
        ...['Số chỉ dẫn thanh toán', '4912 3456 7890 1266'],
        ...['Số giao dịch ngân hàng', 'HA26325000017'],
        ...['Mã kiểm tra', 'Q4T8-Z1X6-P0RM'],
        ...['Quét mã QR, hoặc nhập mã kiểm', 'tra tại', 'thanhtoan.quangnam.example/', 'verify'],
        'Các khoản đã thu',
        ...['#', 'Mã hồ sơ', 'Khoản thu và căn cứ', 'Loại', 'Số tiền'],
        ...['1', 'H47.20-261116-0042', 'Phí thẩm định hồ sơ cấp Giấy chứng', 'nhận quyền sử dụng đất'],
        ...['Theo Nghị quyết 33/2016/NQ-HĐND', 'Phí', `1.050.000${DONG}`],
        ...['2', 'H47.20-261116-0042', 'Lệ phí cấp Giấy chứng nhận'],
        ...['Theo Nghị quyết 34/2016/NQ-HĐND', 'Lệ phí', `100.000${DONG}`],
        ...['Tổng cộng', `1.150.000${DONG}`],
        'Biên nhận này của Cổng, lập tự động khi tiền đã thu đủ. Đây không phải là biên lai điện tử có chữ ký số của',
        'cơ quan thu.',
        'Cần giúp đỡ, xin gọi 1900 1234 và đọc ký hiệu, số biên nhận.',
        'Cổng Thanh toán Dịch vụ công · Đường dây nóng 1900 1234',
        '62 Hùng Vương, Tam Kỳ',
        'Trang 1/1',
      ],
    ])
  })

  test('without a signature it never calls itself an electronic receipt; with one it does', async () => {
    const own = (await read({ language: 'vi-en' })).pages.flat()
    expect(own).toContain('BIÊN NHẬN THU PHÍ, LỆ PHÍ')
    expect(own.join(' ')).not.toMatch(/bản thể hiện|visual copy/i)
    expect(own.join(' ')).toContain('không phải là biên lai điện tử có chữ ký số của cơ quan thu')
    expect(own.join(' ')).toContain('not the agency’s digitally signed electronic receipt')
    const signed = (await read({ signed: true })).pages.flat()
    expect(signed).toContain('BIÊN LAI ĐIỆN TỬ (BẢN THỂ HIỆN)')
    expect(signed).not.toContain('BIÊN NHẬN THU PHÍ, LỆ PHÍ')
  })

  test('in two languages: every Vietnamese text is there, English beneath', async () => {
    const vietnamese = (await read()).pages.flat().filter((line) => !line.startsWith('Trang'))
    const seen = (await read({ language: 'vi-en' })).pages.flat().join(' ')
    for (const line of vietnamese) expect(seen).toContain(line)
    expect(seen).toContain('Cơ quan thu Collecting agency')
    expect(seen).toContain('Lệ phí Charge')
  })

  test('says on every page of a demo, and there only, that it is worth nothing', async () => {
    const [line] = receipt().lines
    if (!line) throw new Error('A line')
    const lines = Array.from({ length: 40 }, () => line)
    const { pages } = await read({ demo: true, lines })
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, index) => {
      expect(page).toContain('THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')
      expect(page).toContain(`Trang ${index + 1}/${pages.length}`)
    })
    expect(pages.flat().filter((text) => text === line.dossierCode)).toHaveLength(40)
    expect((await read({ lines })).pages.flat().join(' ')).not.toMatch(/thử nghiệm/i)
  })

  test('the longest names never run into the foot of a page, and lose no word', async () => {
    const name = 'Ủy ban nhân dân thị trấn Nam Phước, huyện Duy Xuyên '.repeat(6).trim()
    const bank = { vi: name, en: name.toUpperCase() }
    const { pages } = await read({
      language: 'vi-en',
      agency: { ...receipt().agency, name: bank, address: name },
      method: { ...atCounter, bank, branch: name },
    })
    expect(pages.flat().join(' ').split('Nam Phước').length - 1).toBe(4 * 6)
    for (const page of pages) {
      expect(page.slice(-4, -2)).toEqual([
        'Cổng Thanh toán Dịch vụ công · Đường dây nóng 1900 1234',
        '62 Hùng Vương, Tam Kỳ',
      ])
    }
  })

  test('refuses to exist when it does not add up, or its number has not seven digits', async () => {
    await expect(read({ amount: 1n })).rejects.toThrow('add up')
    await expect(read({ number: '42' })).rejects.toThrow('seven digits')
  })
})

describe('the file', patient, () => {
  test('barcode of series and number and QR code are read by another program', async () => {
    for (const language of ['vi', 'vi-en'] as const) {
      const bytes = await receiptPdf(receipt({ language, demo: true }))
      expect(await readCodes(rasterise(bytes, 0, SCANNER_SCALE))).toEqual([
        'Code128 BL-26E0000042',
        'QRCode https://thanhtoan.quangnam.example/verify/Q4T8Z1X6P0RM',
      ])
    }
  })

  test('has every font embedded, is tagged, small, and the same for the same data', async () => {
    const bytes = await receiptPdf(receipt({ language: 'vi-en' }))
    const { fonts, title, language, tagged } = readPdf(bytes)
    expect(fonts).toHaveLength(3)
    expect(fonts.every((font) => font.embedded)).toBe(true)
    expect({ title, language, tagged }).toEqual({
      title: 'BIÊN NHẬN THU PHÍ, LỆ PHÍ BL-26E 0000042',
      language: 'vi',
      tagged: true,
    })
    expect(bytes.length).toBeLessThan(MAX_BYTES)
    expect(await receiptPdf(receipt({ language: 'vi-en' }))).toEqual(bytes)
  })
})

describe('the look', patient, () => {
  test.each([
    ['receipt-vi', receipt()],
    ['receipt-vi-en', receipt({ language: 'vi-en', demo: true, method: atCounter })],
  ])('%s is as it was approved', async (name, data) => {
    expect(differingPixels(name, rasterise(await receiptPdf(data), 0, GOLDEN_SCALE))).toBe(0)
  })
})
