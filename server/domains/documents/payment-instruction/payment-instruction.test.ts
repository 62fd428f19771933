import { describe, expect, test } from 'vitest'
import { justice, land } from '#tests/documents/confirmation.ts'
import { instruction, owedLines } from '#tests/documents/instruction.ts'
import { readPdf } from '#tests/documents/pdf.ts'
import type { PaymentInstruction } from './contract.ts'
import { instructionPdf } from './payment-instruction.ts'

const MAX_BYTES = 100_000

/** Drawing, rasterising and decoding are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const DONG = '\u00A0đ'
const formats = ['a4', 'receipt'] as const

async function read(given: Partial<PaymentInstruction> = {}) {
  return readPdf(await instructionPdf(instruction(given)))
}

describe('what the instruction says', patient, () => {
  test('on A4 in Vietnamese, line by line', async () => {
    const { pages } = await read({ lines: instruction().lines.slice(0, 1) })
    expect(pages).toEqual([
      [
        'TỈNH QUẢNG NAM',
        'CỔNG THANH TOÁN DỊCH VỤ CÔNG',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\u00A0NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'Quảng Nam, ngày 21 tháng 11 năm 2026',
        'CHỈ DẪN THANH TOÁN DỊCH VỤ CÔNG TRỰC TUYẾN',
        'Số chỉ dẫn thanh toán',
        '4912 3456 7890 1266',
        'Số tiền phải nộp',
        `100.000${DONG}`,
        'Bằng chữ: Một trăm nghìn đồng',
        'Người phải nộp: N••••• V•• An',
        ...['Ngày in', '10:42, 21/11/2026', 'Lúc lập giấy này'],
        ...['Số tiền giữ nguyên đến', '17:00, 28/11/2026', 'Sau đó số tiền có thể thay đổi'],
        ...['Hạn nộp cuối cùng', '17:00, 21/12/2026', 'Sau đó xin in chỉ dẫn mới'],
        'Quét bằng ứng dụng ngân hàng',
        'Thông tin chuyển khoản',
        ...['Ngân hàng nhận', 'Ngân hàng TMCP Công Thương Việt Nam', '(VietinBank)'],
        ...['Số tài khoản', '112233445566'],
        ...['Đơn vị thụ hưởng', 'CONG THANH TOAN DVC QUANG NAM'],
        ...['Số tiền', `100.000${DONG}`],
        ...['Nội dung chuyển khoản', 'DVC4912345678901266'],
        'Không sửa nội dung chuyển khoản.',
        'Ô nhập nội dung trong ứng dụng',
        ...['VietinBank', 'Nội dung chuyển tiền', 'Vietcombank', 'Nội dung'],
        ...['BIDV', 'Nội dung giao dịch', 'Agribank', 'Diễn giải'],
        'Cách 1. Nộp tại quầy ngân hàng',
        '1. Đến điểm giao dịch của VietinBank hoặc Ngân',
        'hàng Hội An, mang giấy này hoặc chỉ cần nhớ số.',
        '2. Đọc số chỉ dẫn, hoặc đưa mã vạch cho giao dịch',
        'viên quét.',
        '3. Giao dịch viên thấy và thu số tiền phải nộp lúc này.',
        'Số tiền trên giấy chỉ để tham khảo.',
        '4. Nộp tiền và giữ chứng từ của ngân hàng.',
        'Cách 2. Chuyển khoản từ mọi ngân hàng',
        '1. Mở ứng dụng của ngân hàng mình, chọn quét mã',
        'QR, quét mã trên giấy này.',
        '2. Chuyển trước 17:00, 28/11/2026, đúng số tiền, giữ',
        'nguyên nội dung.',
        '3. Cổng ghi nhận khi ngân hàng báo tiền đã đến,',
        'thường sau vài phút.',
        '4. Không quét được: nhập tay thông tin đã in.',
        'Giấy này không chứng minh đã nộp tiền.',
        'Cần giúp đỡ, xin gọi 0235 000 1022 và đọc số chỉ dẫn.',
        'Mã kiểm tra: Q4T8-Z1X6-P0RM',
        'Xem giấy này còn hiệu lực không và số tiền hiện tại:',
        'thanhtoan.quangnam.example/verify',
        'Các khoản phải nộp',
        'Sở Tư pháp tỉnh Quảng Nam',
        ...['#', 'Khoản thu và căn cứ', 'Mức thu', 'Miễn, giảm', 'Phải nộp'],
        '1',
        'Lệ phí cấp Phiếu lý lịch tư pháp',
        'H47.20-261115-0001',
        'Lệ phí theo Thông tư 16/2025/TT-BTC',
        'Miễn, giảm: Sinh viên được giảm 50%',
        ...['200.000', '−100.000', `100.000${DONG}`],
        ...['Tổng cộng', `100.000${DONG}`],
        'Cổng Thanh toán Dịch vụ công · Đường dây nóng 0235 000 1022',
        'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, phường Tam Kỳ',
        'Trang 1/1',
      ],
    ])
  })

  test('on a roll: the same facts, on one piece', async () => {
    const { pages } = await read({ format: 'receipt' })
    expect(pages).toHaveLength(1)
    const [text = []] = pages
    expect(text.slice(0, 6)).toEqual([
      'TỈNH QUẢNG NAM',
      'Cổng Thanh toán Dịch vụ công',
      'CHỈ DẪN THANH TOÁN DỊCH VỤ',
      'CÔNG TRỰC TUYẾN',
      'Số chỉ dẫn thanh toán',
      '4912 3456 7890 1266',
    ])
    expect(text.at(-1)).toBe('Trang 1/1')
    const a4 = (await read()).pages.flat().join(' ')
    for (const fact of [
      `1.150.000${DONG}`,
      'N••••• V•• An',
      '10:42, 21/11/2026',
      '17:00, 28/11/2026',
      '17:00, 21/12/2026',
      '112233445566',
      'CONG THANH TOAN DVC QUANG NAM',
      'DVC4912345678901266',
      'Không sửa nội dung chuyển khoản.',
      'Sinh viên được giảm 50%',
      'Lệ phí theo Thông tư 16/2025/TT-BTC',
      'Giấy này không chứng minh đã nộp tiền.',
      'Q4T8-Z1X6-P0RM',
    ]) {
      expect(text.join(' ')).toContain(fact)
      expect(a4).toContain(fact)
    }
  })

  test.each(formats)(
    'in two languages on %s: every Vietnamese text is there, English beneath',
    async (format) => {
      const vietnamese = (await read({ format })).pages.flat().filter((line) => !line.startsWith('Trang'))
      const both = (await read({ format, language: 'vi-en' })).pages.flat()
      const seen = both.join(' ')
      for (const line of vietnamese) expect(seen).toContain(line)
      for (const [own, beneath] of [
        ['CHỈ DẪN THANH TOÁN DỊCH VỤ CÔNG TRỰC TUYẾN', 'Payment instruction for online public services'],
        ['Số tiền giữ nguyên đến', 'Amount valid until'],
        ['Hạn nộp cuối cùng', 'Payable until'],
        ['Giấy này không chứng minh đã nộp tiền.', 'This paper is no proof of payment.'],
        ['Lệ phí cấp Phiếu lý lịch tư pháp', 'Criminal record certificate fee'],
      ] as const) {
        expect(seen).toContain(`${own} ${beneath}`)
      }
    },
  )

  test('says which number it replaces, and only then', async () => {
    const replaces = '4998765432109836'
    for (const format of formats) {
      const text = (await read({ format, replaces })).pages.flat().join(' ')
      expect(text).toContain('Thay thế chỉ dẫn số 4998 7654 3210 9836; số cũ không nộp được nữa.')
      expect((await read({ format })).pages.flat().join(' ')).not.toContain('Thay thế')
    }
  })

  test('says in a demo, and there only, that it is worth nothing', async () => {
    const lines = owedLines(30)
    const demo = await read({ demo: true, lines })
    expect(demo.pages.length).toBeGreaterThan(1)
    for (const page of demo.pages) expect(page).toContain('THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')
    const roll = (await read({ demo: true, format: 'receipt' })).pages.flat()
    expect(roll.filter((line) => line === 'THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')).toHaveLength(2)
    for (const format of formats) {
      expect((await read({ format, lines })).pages.flat().join(' ')).not.toMatch(/thử nghiệm/i)
    }
  })

  test('refuses to exist when it does not add up, or its number is none', async () => {
    await expect(read({ amount: 1n })).rejects.toThrow('add up')
    await expect(read({ number: '4912345678901267' })).rejects.toThrow()
    const [line] = instruction().lines
    if (!line?.basis) throw new Error('A line')
    const lines = [{ ...line, basis: { ...line.basis, reduction: 1n } }]
    await expect(read({ lines })).rejects.toThrow('gross less its reduction')
  })
})

describe('many lines', patient, () => {
  test('50 take several pages, each with head, foot and number; none is lost or doubled', async () => {
    const lines = [...owedLines(25), ...owedLines(25, land)]
    const bytes = await instructionPdf(instruction({ lines }))
    const { pages } = readPdf(bytes)
    expect(pages.length).toBeGreaterThan(3)
    pages.forEach((page, index) => {
      expect(page).toContain(`Trang ${index + 1}/${pages.length}`)
      expect(page).toContain('4912 3456 7890 1266')
      expect(page.slice(-3, -1)).toEqual([
        'Cổng Thanh toán Dịch vụ công · Đường dây nóng 0235 000 1022',
        'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, phường Tam Kỳ',
      ])
    })
    const codes = pages.flat().filter((line) => /^H47\./.test(line))
    expect(codes).toEqual(lines.map((line) => line.dossierCode))
    expect(bytes.length).toBeLessThan(MAX_BYTES)
  })

  test('wherever a page ends, the total has a row of its table above it', async () => {
    for (let count = 1; count <= 12; count++) {
      const lines = [...owedLines(count), ...owedLines(1, land)]
      const { pages } = await read({ lines })
      expect(pages.flat().filter((line) => /^H47\./.test(line))).toHaveLength(count + 1)
      const last = pages.at(-1) ?? []
      expect(last.indexOf('Tổng cộng')).toBeGreaterThan(last.lastIndexOf('Cộng'))
      expect(last.lastIndexOf('Cộng')).toBeGreaterThan(-1)
    }
  })

  test('50 on a roll are one piece as long as it needs; 400 are several, and none is lost', async () => {
    const one = await read({ format: 'receipt', lines: owedLines(50) })
    expect(one.pages).toHaveLength(1)
    const lines = owedLines(400)
    const { pages } = await read({ format: 'receipt', lines })
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().filter((line) => /^H47\./.test(line))).toEqual(lines.map((line) => line.dossierCode))
    pages.forEach((page, index) => {
      expect(page.at(-1)).toBe(`Trang ${index + 1}/${pages.length}`)
    })
  })

  test('the longest names, labels, grounds and amounts wrap and lose no word', async () => {
    const name = 'Ủy ban nhân dân thị trấn Nam Phước, huyện Duy Xuyên '.repeat(4).trim()
    const lines = owedLines(2).map((line) => ({
      ...line,
      dossierCode: '000.00.20.H47-261115-0001',
      agency: { vi: name, en: name },
      label: { vi: name, en: name },
      amount: 4_999_999_999_999n,
      basis: {
        ...line.basis,
        gross: 9_999_999_999_999n,
        reduction: 5_000_000_000_000n,
        ground: { vi: name, en: name },
      },
    }))
    for (const format of formats) {
      const text = (await read({ format, lines })).pages.flat()
      // Each line's label and ground; the agency's name once on each page of its table.
      expect(text.join(' ').split('Nam Phước').length - 1).toBeGreaterThanOrEqual(4 * (2 * 2 + 1))
      expect(text.join(' ').split(`4.999.999.999.999${DONG}`)).toHaveLength(1 + 2)
      expect(text.join(' ').split('−5.000.000.000.000')).toHaveLength(1 + 2)
      expect(text.filter((line) => line === '000.00.20.H47-261115-0001')).toHaveLength(2)
    }
  })

  test('two agencies that share a name are two tables; decomposed letters print composed', async () => {
    const [first, second] = owedLines(2)
    if (!first || !second) throw new Error('Two lines')
    const decomposed = { ...second, agencyId: 'h47-khac', label: { vi: 'Phí'.normalize('NFD'), en: 'Fee' } }
    const text = (await read({ lines: [first, decomposed] })).pages.flat()
    expect(text.filter((line) => line === justice.agency.vi)).toHaveLength(2)
    expect(text).toContain('Phí')
  })
})
