import { describe, expect, test } from 'vitest'
import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { statement, statementPayments } from '#tests/documents/statement.ts'
import { differingPixels } from '#tests/golden/golden.ts'
import type { PaymentStatement } from './contract.ts'
import { statementPdf } from './statement.ts'
import { grandTotal } from './totals.ts'

const GOLDEN_SCALE = 1.5

/** Drawing and rasterising are work for the processor, which tests share. */
const patient = { timeout: 60_000 }

const read = async (given: Partial<PaymentStatement> = {}) => readPdf(await statementPdf(statement(given)))
const saidBy = async (given: Partial<PaymentStatement> = {}) => (await read(given)).pages.flat().join(' ')

describe('what the statement says', patient, () => {
  test('whose it is, of which days, how much in figures and words', async () => {
    const said = await saidBy()
    for (const text of [
      'TỈNH QUẢNG NAM CỔNG THANH TOÁN DỊCH VỤ CÔNG',
      'BẢNG KÊ THANH TOÁN Từ ngày 01/11/2026 đến ngày 30/11/2026',
      'Người nộp Công ty Cổ phần Xây dựng Trà Kiệu',
      'Mã số thuế 4000123457',
      'Lập lúc 09:15, 01/12/2026',
      `Đã nộp: 8 thanh toán ${formatDong(4_308_000n)}`,
      `Bằng chữ: ${amountInWords(4_308_000n)}`,
      `Đã hoàn lại: ${formatDong(5_000n)}`,
      `Đang hoàn lại: ${formatDong(3_000n)}`,
      'Trang 1/2',
    ]) {
      expect(said).toContain(text)
    }
  })

  test('each payment: day, number, own reference, agencies, dossiers, how paid, amount, what went back', async () => {
    const said = await saidBy()
    const [first, , , fourth, fifth] = statementPayments(8).map(({ publicId }) => formatPublicId(publicId))
    expect(said).toContain(
      `01/11/2026 ${first} PC-0001 Sở Tư pháp tỉnh Quảng Nam 1 hồ sơ Trích nợ tài khoản ••••5566 ${formatDong(10_000n)}`,
    )
    expect(said).toContain(`04/11/2026 ${fourth} PC-0004 Sở Tư pháp tỉnh Quảng Nam Chi nhánh Văn phòng đăng`)
    expect(said).toContain(`${fifth} Sở Tư pháp tỉnh Quảng Nam 1 hồ sơ Thẻ 970415••••••2198`)
    expect(said).toContain(`Đã hoàn ${formatDong(5_000n)}`)
    expect(said).toContain(`Đang hoàn ${formatDong(3_000n)}`)
  })

  test('what each agency received, and the same total', async () => {
    const said = await saidBy()
    expect(said).toContain(`Chi nhánh Văn phòng đăng ký đất đai Tam Kỳ 4 ${formatDong(4_200_000n)}`)
    expect(said).toContain(`Sở Tư pháp tỉnh Quảng Nam 8 ${formatDong(108_000n)}`)
    expect(said.split(`Tổng cộng ${formatDong(4_308_000n)}`)).toHaveLength(3)
  })

  test('a payment to more agencies than a page has room for names the first, and all in the totals', async () => {
    const [payment] = statementPayments(1)
    if (!payment) throw new Error('A payment')
    const names = Array.from({ length: 120 }, (_, n) => `Phường thứ ${n + 1} của tỉnh`)
    const shares = names.map((vi, n) => ({ agencyId: `H47.${n}`, agency: { vi, en: vi }, amount: 1_000n }))
    const said = await saidBy({ payments: [{ ...payment, amount: 120_000n, shares }] })
    expect(said).toContain('Phường thứ 19 của tỉnh và 101 cơ quan khác 1 hồ sơ')
    for (const name of names) expect(said).toContain(`${name} 1 ${formatDong(1_000n)}`)
  })

  test('in English, and of a person without a tax code', async () => {
    const said = await saidBy({ language: 'en', holder: { name: 'H’Hen Niê', taxCode: null } })
    expect(said).toContain('Statement of payments 1 November 2026 to 30 November 2026')
    expect(said).toContain('Paid: 8 payments')
    expect(said).not.toMatch(/Tax code|hồ sơ/)
  })

  test('of a period without payments', async () => {
    const said = await saidBy({ payments: [] })
    expect(said).toContain('Không có thanh toán nào trong kỳ này.')
    expect(said).toContain('Bằng chữ: Không đồng')
  })

  test('refuses what does not add up', async () => {
    const [payment] = statementPayments(1)
    if (!payment) throw new Error('A payment')
    await expect(read({ payments: [{ ...payment, amount: 1n }] })).rejects.toThrow('add up')
    await expect(read({ from: '1/11/2026' })).rejects.toThrow('ISO day')
  })
})

describe('a thousand payments', patient, () => {
  const payments = statementPayments(1_000)
  const drawn = timed(() => statementPdf(statement({ payments, demo: true })))

  test('stand there once each, in their order, under a head on every page', async () => {
    const { pages } = readPdf((await drawn).value)
    const ids = pages.flat().filter((line) => /^7K3M-9Q2W-/.test(line))
    expect(ids).toEqual(payments.map(({ publicId }) => formatPublicId(publicId)))
    expect(pages.flat().join(' ')).toContain(`Tổng cộng ${formatDong(grandTotal(payments).paid)}`)
    pages.forEach((page, index) => {
      expect(page).toContain(`Trang ${index + 1}/${pages.length}`)
      expect(page).toContain('THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ')
    })
    for (const page of pages.slice(1, -1)) expect(page).toContain('Các thanh toán (tiếp theo)')
  })

  test('take less than three seconds', async () => {
    expect((await drawn).ms).toBeLessThan(3_000)
  })
})

test('the file is tagged, with every font in it, and the same for the same data', patient, async () => {
  const bytes = await statementPdf(statement())
  const { fonts, tagged, language } = readPdf(bytes)
  expect(fonts.every(({ embedded }) => embedded)).toBe(true)
  expect({ tagged, language }).toEqual({ tagged: true, language: 'vi' })
  expect(await statementPdf(statement())).toEqual(bytes)
})

describe('the look', patient, () => {
  test.each<[string, Partial<PaymentStatement>, number]>([
    ['statement', {}, 0],
    ['statement-long-page-2', { payments: statementPayments(60), language: 'vi-en', demo: true }, 1],
  ])('%s is as it was approved', async (name, given, page) => {
    const picture = rasterise(await statementPdf(statement(given)), page, GOLDEN_SCALE)
    expect(differingPixels(name, picture)).toBe(0)
  })
})

/** Of the processor, which other tests use at the same time. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  await statementPdf(statement())
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: (user + system) / 1_000 }
}
