import { describe, expect, test } from 'vitest'
import { readCodes } from '#tests/documents/codes.ts'
import { confirmation, justice, land, linesOf } from '#tests/documents/confirmation.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import { paymentConfirmationPdf } from './payment-confirmation.ts'

const GOLDEN_SCALE = 1.5
/** Three pixels to the point are 216 dots to the inch: an ordinary office scanner. */
const SCANNER_SCALE = 3
const MAX_BYTES = 100_000

/** Drawing, rasterising and decoding are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const DONG = '\u00A0đ'

describe('what the confirmation says', patient, () => {
  test('in Vietnamese, line by line', async () => {
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation()))
    expect(pages).toEqual([
      [
        'Tỉnh Quảng Nam',
        'Cổng Thanh toán Dịch vụ công',
        'Mã thanh toán: 7K3M-9Q2W-ABCDE',
        'Giấy xác nhận thanh toán',
        'Số tiền đã thanh toán',
        `1.250.000${DONG}`,
        'Bằng chữ: Một triệu hai trăm năm mươi nghìn đồng',
        'Đã thanh toán',
        'Thời điểm thanh toán',
        '10:42, 21/11/2026',
        'Cách thanh toán',
        'Thẻ ngân hàng nội địa',
        'Ngân hàng phát hành',
        'VietinBank',
        'Số thẻ',
        '970415••••••2198',
        'Số giao dịch ngân hàng',
        'FT26325K3M9Q2W7X',
        'Nội dung',
        '2 khoản phí, lệ phí của 2 cơ quan',
        'Mã kiểm tra',
        'Q4T8-Z1X6-P0RM',
        'Quét mã QR, hoặc nhập mã kiểm',
        'tra tại',
        'thanhtoan.quangnam.example/',
        'verify',
        'Các khoản đã thanh toán',
        'Sở Tư pháp tỉnh Quảng Nam',
        ...['#', 'Mã hồ sơ', 'Khoản phí, lệ phí', 'Số tiền'],
        ...['1', 'H47.20-261115-0001', 'Lệ phí cấp Phiếu lý lịch tư pháp', `200.000${DONG}`],
        ...['Cộng', `200.000${DONG}`],
        'Chi nhánh Văn phòng đăng ký đất đai Tam Kỳ',
        ...['#', 'Mã hồ sơ', 'Khoản phí, lệ phí', 'Số tiền'],
        ...['2', 'H47.20-261116-0042', 'Phí thẩm định hồ sơ', `1.050.000${DONG}`],
        ...['Cộng', `1.050.000${DONG}`],
        'Tổng cộng',
        `1.250.000${DONG}`,
        'Giấy này do Cổng lập tự động khi ngân hàng xác nhận đã thu đủ tiền, có giá trị không cần chữ ký và con dấu. Chứng từ thu phí,',
        'lệ phí do từng cơ quan thu cấp riêng.',
        'Cần giúp đỡ, xin gọi 1900 1234 và đọc mã thanh toán.',
        'Cổng Thanh toán Dịch vụ công · Đường dây nóng 1900 1234',
        '62 Hùng Vương, Tam Kỳ',
        'Trang 1/1',
      ],
    ])
  })

  test('in English, line by line', async () => {
    const lines = linesOf(1)
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ language: 'en', lines })))
    expect(pages).toEqual([
      [
        'Quảng Nam Province',
        'Public Services Payment Portal',
        'Payment ID: 7K3M-9Q2W-ABCDE',
        'Payment confirmation',
        'Amount paid',
        `10.000${DONG}`,
        'In words: Ten thousand dong',
        'Paid',
        'Paid at',
        '10:42, 21 November 2026',
        'Paid by',
        'Domestic bank card',
        'Issuing bank',
        'VietinBank',
        'Card number',
        '970415••••••2198',
        'Bank reference',
        'FT26325K3M9Q2W7X',
        'For',
        '1 fee of 1 agency',
        'Verification code',
        'Q4T8-Z1X6-P0RM',
        'Scan the QR code, or enter the',
        'verification code at',
        'thanhtoan.quangnam.example/',
        'verify',
        'What was paid',
        'Department of Justice of Quảng Nam',
        ...['#', 'Dossier', 'Fee', 'Amount'],
        ...['1', 'H47.20-261115-0001', 'Fee 1', `10.000${DONG}`],
        'Total',
        `10.000${DONG}`,
        'The portal issues this document by itself when the bank has confirmed that the whole amount was taken; it is valid without',
        'signature and seal. Each collecting agency issues its own fee document.',
        'For help, call 1900 1234 and read out the payment ID.',
        'Public Services Payment Portal · Hotline 1900 1234',
        '62 Hùng Vương, Tam Kỳ',
        'Page 1 of 1',
      ],
    ])
  })

  test('never calls itself a receipt, in either language', async () => {
    for (const language of ['vi', 'en', 'vi-en'] as const) {
      const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ language })))
      expect(pages.flat().join(' ')).not.toMatch(/biên lai|hóa đơn|receipt|invoice/i)
    }
  })

  test('says on every page of a demo, and there only, that it is worth nothing', async () => {
    const lines = linesOf(60)
    const demo = readPdf(await paymentConfirmationPdf(confirmation({ demo: true, lines })))
    for (const page of demo.pages) expect(page).toContain('THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')
    const english = readPdf(await paymentConfirmationPdf(confirmation({ demo: true, language: 'en' })))
    expect(english.pages[0]).toContain('TEST – NOT VALID')
    const real = readPdf(await paymentConfirmationPdf(confirmation({ lines })))
    expect(real.pages.flat().join(' ')).not.toMatch(/thử nghiệm/i)
  })

  test('refuses to exist when its lines do not add up', async () => {
    await expect(paymentConfirmationPdf(confirmation({ amount: 1n }))).rejects.toThrow('add up')
  })
})

describe('many lines', patient, () => {
  test('60 of one agency take three pages, each with head, foot and number; none is lost or doubled', async () => {
    const lines = linesOf(60)
    const bytes = await paymentConfirmationPdf(confirmation({ lines }))
    const { pages } = readPdf(bytes)
    expect(pages).toHaveLength(3)
    pages.forEach((page, index) => {
      expect(page).toContain(`Trang ${index + 1}/3`)
      expect(page).toContain('Mã thanh toán: 7K3M-9Q2W-ABCDE')
      expect(page).toContain('Mã hồ sơ')
      expect(page).toContain(index === 0 ? justice.agency.vi : `${justice.agency.vi} (tiếp theo)`)
    })
    const codes = pages.flat().filter((line) => /^H47\./.test(line))
    expect(codes).toEqual(lines.map((line) => line.dossierCode))
    expect(bytes.length).toBeLessThan(MAX_BYTES)
  })

  test('an agency that comes again later is one table; agencies that share a name are two', async () => {
    const [first, second, third] = linesOf(3)
    if (!first || !second || !third) throw new Error('Three lines')
    const twin = { ...second, agencyId: 'h47-khac' }
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ lines: [first, twin, third] })))
    const text = pages.flat()
    expect(text.filter((line) => line === justice.agency.vi)).toHaveLength(2)
    expect(text.filter((line) => /^H47\./.test(line))).toEqual(
      [first, third, second].map((line) => line.dossierCode),
    )
    expect(text.filter((line) => line === 'Cộng')).toHaveLength(2)
  })

  test('wherever a page ends, no table begins without a line of its own and nothing reaches into the foot', async () => {
    for (let count = 6; count <= 17; count++) {
      const lines = [...linesOf(count), ...linesOf(1, land)]
      const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ lines })))
      expect(pages.flat().filter((line) => /^H47\./.test(line))).toHaveLength(count + 1)
      for (const page of pages) {
        const agency = page.findLastIndex(
          (line) => line.startsWith(justice.agency.vi) || line === land.agency.vi,
        )
        if (agency !== -1) expect(page.slice(agency + 5, agency + 7).join(' ')).toMatch(/H47\./)
        expect(page.slice(-3, -1)).toEqual([
          'Cổng Thanh toán Dịch vụ công · Đường dây nóng 1900 1234',
          '62 Hùng Vương, Tam Kỳ',
        ])
      }
    }
  })
})

describe('texts as they come', patient, () => {
  test('the longest names, labels and amounts wrap and lose no word', async () => {
    const name = 'Ủy ban nhân dân thị trấn Nam Phước, huyện Duy Xuyên '.repeat(4).trim()
    const label = 'Phí thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất, nhà ở '.repeat(5).trim()
    const lines = linesOf(2).map((line) => ({
      ...line,
      dossierCode: '000.00.20.H47-261115-0001',
      agency: { vi: name, en: name },
      label: { vi: label, en: label },
      amount: 4_999_999_999_999n,
    }))
    const method = {
      kind: 'CARD',
      issuerName: name,
      cardMask: '970415•••••••••2198',
      bankReference: 'A'.repeat(64),
    } as const
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ lines, method })))
    const text = pages.flat()
    const words = text.join(' ')
    expect(pages).toHaveLength(2)
    // The bank's name once; the agency's, repeated on the second page.
    expect(words.split('Nam Phước').length - 1).toBe(4 + 2 * 4)
    expect(words.split('nhà ở').length - 1).toBe(2 * 5)
    expect(text.filter((line) => line === '000.00.20.H47-261115-0001')).toHaveLength(2)
    expect(text.filter((line) => line === `4.999.999.999.999${DONG}`)).toHaveLength(2)
    expect(words.replaceAll(' ', '')).toContain('A'.repeat(64))
  })

  test('decomposed letters print and read back as composed ones', async () => {
    const label = 'Lệ phí cấp Giấy phép xây dựng'
    const lines = linesOf(1).map((line) => ({
      ...line,
      label: { vi: label.normalize('NFD'), en: label.normalize('NFD') },
    }))
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ lines })))
    expect(pages[0]).toContain(label)
  })

  test('a line break, an emoji and a bidirectional control in a label do no harm', async () => {
    const vi = 'Phí\nđo 🏠 đạc\u202E № 5'
    const lines = linesOf(1).map((line) => ({ ...line, label: { vi, en: vi } }))
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ lines })))
    expect(pages[0]).toContain('Phí đo ? đạc No 5')
  })
})

describe('the file', patient, () => {
  test('has every font embedded, a title, its language, a structure, and stays small', async () => {
    const bytes = await paymentConfirmationPdf(confirmation())
    const { fonts, title, language, tagged } = readPdf(bytes)
    expect(fonts.map((font) => font.name.replace(/^[A-Z]+\+/, '')).sort()).toEqual([
      'BeVietnamPro-Bold',
      'BeVietnamPro-Medium',
      'BeVietnamPro-Regular',
    ])
    expect(fonts.every((font) => font.embedded)).toBe(true)
    expect({ title, language, tagged }).toEqual({
      title: 'Giấy xác nhận thanh toán 7K3M-9Q2W-ABCDE',
      language: 'vi',
      tagged: true,
    })
    expect(bytes.length).toBeLessThan(MAX_BYTES)
  })

  test('has metadata that stay well-formed whatever a province is called', async () => {
    const name = { vi: 'A & B <C>', en: 'A & B <C>' }
    const portal = { ...confirmation().portal, name, portalName: name }
    const bytes = await paymentConfirmationPdf(confirmation({ portal }))
    const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0]
    expect(metadata).toContain('A + B ‹C›')
    expect(readPdf(bytes).pages[0]).toContain('A & B <C>')
  })

  test('is the same, byte for byte, for the same data', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => paymentConfirmationPdf(confirmation())))
    expect(first).toEqual(second)
  })

  test('has a barcode and a QR code that another program reads, demo mark or not', async () => {
    for (const demo of [true, false]) {
      const bytes = await paymentConfirmationPdf(confirmation({ demo }))
      expect(await readCodes(rasterise(bytes, 0, SCANNER_SCALE))).toEqual([
        'Code128 7K3M9Q2WABCDE',
        'QRCode https://thanhtoan.quangnam.example/verify/Q4T8Z1X6P0RM',
      ])
    }
  })
})

describe('the look', patient, () => {
  test.each([
    ['confirmation-vi', confirmation(), 0],
    ['confirmation-en', confirmation({ language: 'en' }), 0],
    ['confirmation-vi-en', confirmation({ language: 'vi-en' }), 0],
    ['confirmation-demo', confirmation({ demo: true }), 0],
    [
      'confirmation-long-page-2',
      confirmation({ demo: true, lines: [...linesOf(30), ...linesOf(30, land)] }),
      1,
    ],
  ])('%s is as it was approved', async (name, data, page) => {
    const picture = rasterise(await paymentConfirmationPdf(data), page, GOLDEN_SCALE)
    expect(differingPixels(name, picture)).toBe(0)
  })
})
