import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { readCodes } from '#tests/documents/codes.ts'
import {
  figuresOf,
  type PlacedLine,
  pageSize,
  placedLines,
  rasterise,
  readPdf,
} from '#tests/documents/pdf.ts'
import { organisation, person, registrationForm } from '#tests/documents/registration-form.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import type { RegistrationFormData } from './contract.ts'
import { registrationFormPdf } from './registration-form.ts'

const GOLDEN_SCALE = 1.5
const SCANNER_SCALE = 3
const MAX_BYTES = 100_000
const MILLIMETRE = 72 / 25.4

/** Drawing, rasterising and decoding are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const renewal = { kind: 'RENEWAL', replaces: '491234567040' } as const
const long =
  'Công ty Trách nhiệm hữu hạn Một thành viên Đầu tư Phát triển Hạ tầng Kỹ thuật và Xây dựng Công trình Giao thông Thủy lợi H’Ƀiă Êñuôl Čư Jŭt Ŏ Ĕ Mĭn Đŏ Łódź Straße'
const longest: Partial<RegistrationFormData> = {
  demo: true,
  request: renewal,
  applicant: {
    ...organisation,
    ...{ name: long, issuedBy: long, address: long },
    representative: { ...organisation.representative, name: long, position: long },
  },
  account: { ...registrationForm().account, holder: long, branch: long },
}
const byHand: Partial<RegistrationFormData> = {
  applicant: {
    ...organisation,
    ...{ shortName: null, issuedOn: null, issuedBy: null },
    representative: { ...organisation.representative, identityNumber: null, authority: null },
  },
}

const draw = (given: Partial<RegistrationFormData> = {}) => registrationFormPdf(registrationForm(given))

/** All that a form says, each gap one space. */
async function saidBy(given: Partial<RegistrationFormData> = {}): Promise<string> {
  return readPdf(await draw(given))
    .pages.flat()
    .join(' ')
    .replace(/\s+/gu, ' ')
}

/** The fields of reference/vietnam.md §3.2, by its numbers. */
const fields: readonly (readonly [item: string, text: string])[] = [
  ['1 number', 'Số: 4912 3456 7816'],
  ['1 date', 'Quảng Nam, ngày 22 tháng 11 năm 2026'],
  ['1 to whom', 'Kính gửi: Ngân hàng TMCP Công Thương Việt Nam (VietinBank) – Chi nhánh Quảng Nam'],
  ['2 heading', 'I. Thông tin tổ chức'],
  ['2 name', 'Tên tổ chức*: Công ty Cổ phần Xây dựng Trà Kiệu'],
  ['2 short name', 'Tên viết tắt: TRAKIEU CONS'],
  ['2 tax code', 'Mã số thuế/Số GCN ĐKDN/Quyết định thành lập*: 4000123457'],
  ['2 issued on', 'Ngày cấp: 05/03/2019'],
  ['2 issued by', 'Nơi cấp: Sở Kế hoạch và Đầu tư tỉnh Quảng Nam'],
  ['2 address', 'Địa chỉ trụ sở chính*: 27 Phan Bội Châu, phường Tam Kỳ, tỉnh Quảng Nam'],
  ['2 telephone', 'Điện thoại*: 0235 000 1234'],
  ['2 e-mail', 'Email*: ketoan@trakieu.example'],
  ['2 representative', 'Người đại diện hợp pháp*: Nguyễn Thị Bích Phượng'],
  ['2 position', 'Chức vụ*: Giám đốc'],
  ['2 identity number', 'Số CCCD: 049185001234'],
  ['2 authority', 'Giấy ủy quyền số (nếu có): UQ-12/2026'],
  ['3 heading', 'II. Tài khoản đăng ký'],
  ['3 account', 'Số tài khoản*: 112233445566'],
  ['3 account holder', 'Chủ tài khoản*: CONG TY CO PHAN XAY DUNG TRA KIEU'],
  ['3 bank', 'Ngân hàng*: Ngân hàng TMCP Công Thương Việt Nam (VietinBank)'],
  ['3 branch', 'Chi nhánh*: Quảng Nam'],
  ['3 scope', 'Phạm vi*: Mọi hồ sơ mà tổ chức chọn nộp'],
  ['3 limit', 'Hạn mức trích nợ mỗi ngày*: 500.000.000 đ'],
  ['3 limit in words', 'Bằng chữ: Năm trăm triệu đồng'],
  ['4 heading', 'III. Cam kết'],
  ['4 debit', 'Tổ chức ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II nộp phí, lệ phí khi'],
  ['4 on the portal', 'xác nhận trên Cổng, trong phạm vi và hạn mức đã đăng ký.'],
  ['4 true', 'Thông tin trên phiếu là đúng'],
  ['4 terms', 'đồng ý với điều khoản sử dụng dịch vụ của Cổng và của Ngân hàng.'],
  ['5 left', 'ĐẠI DIỆN TỔ CHỨC (Ký, ghi rõ họ tên, đóng dấu)'],
  ['5 right', 'PHẦN DÀNH CHO NGÂN HÀNG Ngày nhận:'],
  ['5 decision', 'Chấp nhận Từ chối – lý do:'],
  ['5 teller', 'Giao dịch viên (Ký, ghi rõ họ tên)'],
  ['5 controller', 'Kiểm soát viên (Ký, ghi rõ họ tên)'],
  [
    'S1.7 verification',
    'Mã kiểm tra: Q4T8-Z1X6-P0RM Kiểm tra giấy này tại thanhtoan.quangnam.example/verify',
  ],
  ['S1.7 page', 'Trang 1/1'],
  ['Decree 30 nation', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Decree 30 motto', 'Độc lập - Tự do - Hạnh phúc'],
  ['Decree 30 title', 'GIẤY ĐĂNG KÝ SỬ DỤNG DỊCH VỤ THANH TOÁN TRỰC TUYẾN'],
]

describe('what the form of an organisation says', patient, () => {
  const ordinary = saidBy()

  test.each(fields)('%s', async (_, text) => {
    expect(await ordinary).toContain(text)
  })

  test('whose form it is, its print, and until when it is taken', async () => {
    const said = await ordinary
    expect(said).toContain('TỈNH QUẢNG NAM CỔNG THANH TOÁN DỊCH VỤ CÔNG')
    expect(said).toContain('Bản in lần 1. Nộp tại điểm giao dịch bất kỳ, chậm nhất ngày 22/12/2026.')
    expect(await saidBy({ print: 3 })).toContain('Bản in lần 3; bản in trước không còn dùng được.')
    expect(await saidBy({ handInBy: null })).toContain('Nộp tại điểm giao dịch bất kỳ của Ngân hàng.')
  })

  test('of its own dossiers alone', async () => {
    const account = { ...registrationForm().account, scope: 'OWN' } as const
    expect(await saidBy({ account })).toContain('Phạm vi*: Hồ sơ của chính tổ chức')
  })
})

describe('what the form of a person says', patient, () => {
  test('its own fields, and nothing of an organisation', async () => {
    const said = await saidBy({ applicant: person })
    for (const text of [
      'I. Thông tin cá nhân',
      'Họ và tên*: H’Hen Niê',
      'Số định danh cá nhân/CCCD*: 066192004321',
      'Ngày cấp: 01/07/2021 Nơi cấp: Cục Cảnh sát quản lý hành chính về trật tự xã hội',
      'Địa chỉ: Buôn Sứt M’đưng, xã Cư Suê, tỉnh Đắk Lắk',
      'Điện thoại*: 0905 000 111 Email: hhen@example.org',
      'Phạm vi*: Mọi hồ sơ mà tôi chọn nộp',
      'Tôi ủy quyền cho Ngân hàng tự động trích nợ tài khoản tại Mục II',
      'NGƯỜI ĐĂNG KÝ (Ký, ghi rõ họ tên)',
    ]) {
      expect(said).toContain(text)
    }
    expect(said).not.toMatch(/tổ chức|đóng dấu|Chức vụ/iu)
  })
})

describe('the kind of request', patient, () => {
  test.each([
    ['NEW', ['x', '-', '-']],
    ['RENEWAL', ['-', 'x', '-']],
    ['REPLACEMENT', ['-', '-', 'x']],
  ] as const)('%s is ticked, and the bank’s boxes are not', async (kind, expected) => {
    const request = kind === 'NEW' ? { kind } : { kind, replaces: renewal.replaces }
    const bytes = await draw({ request })
    const boxes = figuresOf(bytes).filter((figure) => figure.startsWith('Ô '))
    const ticks = boxes.map((box) => (box === 'Ô có đánh dấu' ? 'x' : '-'))
    expect(ticks).toEqual([...expected, '-', '-'])
  })

  test('names the form that it takes over from, and what becomes of that one', async () => {
    const said = await saidBy({ request: renewal })
    expect(said).toContain('Cho phiếu số: 4912 3456 7040')
    expect(said).toContain('4. Khi được chấp nhận, phiếu này thay phiếu số 4912 3456 7040')
    expect(await saidBy()).not.toContain('4. ')
  })
})

describe('what is not known', patient, () => {
  const empty = ['Tên viết tắt:', 'Ngày cấp:', 'Nơi cấp:', 'Số CCCD:', 'Giấy ủy quyền số (nếu có):']

  test('has a dotted line to write on, at the right of its label', async () => {
    const bytes = await draw(byHand)
    for (const label of [...empty, 'Ngày nhận:', 'Cho phiếu số:']) {
      expect(dotsBeside(bytes, label), label).toBeGreaterThan(20)
    }
  })

  test('and what is known has none', async () => {
    const bytes = await draw()
    for (const line of ['Tên viết tắt:', 'Số CCCD:']) expect(dotsBeside(bytes, line), line).toBe(0)
  })

  test('refuses what no form can say', async () => {
    await expect(draw({ number: '491234567800' })).rejects.toThrow('Not the number')
    await expect(draw({ madeOn: '22/11/2026' })).rejects.toThrow('not an ISO day')
    const account = { ...registrationForm().account, dailyLimit: '5,5' }
    await expect(draw({ account })).rejects.toThrow()
  })
})

describe('the longest names', patient, () => {
  test('wrap without losing a letter and stay between the margins', async () => {
    const bytes = await draw(longest)
    const said = await saidBy(longest)
    const told = said.replaceAll('?', '').split(long).length - 1
    // name, issued by, address, representative, position, account holder, branch twice, and who signs
    expect(told).toBe(9)
    const { pages } = readPdf(bytes)
    pages.forEach((_, page) => {
      const { width, height } = pageSize(bytes, page)
      for (const line of placedLines(bytes, page).filter((each) => !isMark(each))) {
        expect(line.left, line.text).toBeGreaterThanOrEqual(30 * MILLIMETRE - 1)
        expect(line.right, line.text).toBeLessThanOrEqual(width - 15 * MILLIMETRE + 1)
        expect(line.bottom, line.text).toBeLessThan(height)
      }
    })
  })

  test('may need a second page; then the signatures stand together, numbered and named', async () => {
    const { pages } = readPdf(await draw(longest))
    expect(pages).toHaveLength(2)
    const [first = [], second = []] = pages
    const parts = ['ĐẠI DIỆN TỔ CHỨC', 'PHẦN DÀNH CHO NGÂN HÀNG', 'Giao dịch viên', 'Kiểm soát viên']
    for (const part of parts) {
      expect(second).toContain(part)
      expect(first).not.toContain(part)
    }
    expect(first).toContain('Trang 1/2')
    expect(second).toEqual(expect.arrayContaining(['Trang 2/2', 'Số: 4912 3456 7816']))
    for (const page of pages) expect(page).toContain('THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')
  })

  test('letters that no typeface has become a question mark, not a box', async () => {
    const applicant = { ...organisation, name: 'ꨀꨇ Chăm 文 Ltd' }
    expect(await saidBy({ applicant })).toContain('Tên tổ chức*: ?? Chăm ? Ltd')
  })
})

describe('the file', patient, () => {
  test('its barcode holds the number alone and is read by another program, demo mark or not', async () => {
    for (const demo of [false, true]) {
      expect(await readCodes(rasterise(await draw({ demo }), 0, SCANNER_SCALE))).toEqual([
        'Code128 491234567816',
      ])
    }
  })

  test('has every font embedded, is tagged, small, and the same for the same data', async () => {
    const bytes = await draw(longest)
    const { fonts, title, language, tagged } = readPdf(bytes)
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, '')).sort()).toEqual([
      'Tinos-Bold',
      'Tinos-Italic',
      'Tinos-Regular',
    ])
    expect(fonts.every((font) => font.embedded)).toBe(true)
    expect({ title, language, tagged }).toEqual({
      title: 'GIẤY ĐĂNG KÝ SỬ DỤNG DỊCH VỤ THANH\u00A0TOÁN TRỰC\u00A0TUYẾN 4912 3456 7816',
      language: 'vi',
      tagged: true,
    })
    expect(bytes.length).toBeLessThan(MAX_BYTES)
    expect(await draw(longest)).toEqual(bytes)
  })

  test('an ordinary form is one page, a demo and a renewal too', async () => {
    for (const given of [{}, byHand, { demo: true, request: renewal }, { applicant: person, demo: true }]) {
      expect(readPdf(await draw(given)).pages).toHaveLength(1)
    }
  })
})

describe('the look', patient, () => {
  test.each<[string, Partial<RegistrationFormData>, number]>([
    ['registration-form', {}, 0],
    ['registration-form-by-hand', { ...byHand, request: renewal }, 0],
    ['registration-form-person-demo', { applicant: person, demo: true }, 0],
    ['registration-form-long', longest, 0],
    ['registration-form-long-page-2', longest, 1],
  ])('%s is as it was approved', async (name, given, page) => {
    expect(differingPixels(name, rasterise(await draw(given), page, GOLDEN_SCALE))).toBe(0)
  })
})

/** The demo mark lies across the page on purpose. */
function isMark({ left, right, top, bottom, text }: PlacedLine): boolean {
  return text.includes('THỬ NGHIỆM') && bottom - top > 40 && right - left > 40
}

/** How many dots stand in one row at the right of a label, as a printer would set them. */
function dotsBeside(bytes: Uint8Array, label: string): number {
  const line = placedLines(bytes, 0).find(({ text }) => text === label || text.startsWith(`${label} `))
  if (!line) throw new Error(`No ${label}`)
  const scale = 4
  const { width, data } = PNG.sync.read(Buffer.from(rasterise(bytes, 0, scale)))
  const isDark = (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 160
  const rows = Array.from(
    { length: 8 * scale },
    (_, row) => Math.round(line.bottom * scale) - 5 * scale + row,
  )
  const columns = Array.from(
    { length: 80 * scale },
    (_, column) => Math.round(line.right * scale) + 6 + column,
  )
  return Math.max(...rows.map((y) => columns.filter((x) => isDark(x, y) && !isDark(x - 1, y)).length))
}
