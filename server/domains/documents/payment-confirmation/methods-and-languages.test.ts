import { describe, expect, test } from 'vitest'
import { confirmation } from '#tests/documents/confirmation.ts'
import { readPdf } from '#tests/documents/pdf.ts'
import { paymentConfirmationPdf } from './payment-confirmation.ts'

describe('what the confirmation says', { timeout: 60_000 }, () => {
  test.each([
    [
      {
        kind: 'COUNTER',
        bank: { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
        branch: 'Phòng giao dịch Tam Kỳ',
        instructionNumber: '4912345678901266',
        bankReference: 'HA26325000017',
      },
      'Nộp tại quầy ngân hàng Ngân hàng Ngân hàng Hội An Điểm giao dịch Phòng giao dịch Tam Kỳ ' +
        'Số chỉ dẫn thanh toán 4912 3456 7890 1266 Số giao dịch ngân hàng HA26325000017',
    ],
    [
      {
        kind: 'TRANSFER',
        bank: { vi: 'VietinBank', en: 'VietinBank' },
        instructionNumber: '4912345678901266',
        bankReference: 'CT26325000018',
      },
      'Chuyển khoản Ngân hàng nhận VietinBank ' +
        'Số chỉ dẫn thanh toán 4912 3456 7890 1266 Số giao dịch ngân hàng CT26325000018',
    ],
  ] as const)('how the money came: $kind', async (method, said) => {
    const { pages } = readPdf(await paymentConfirmationPdf(confirmation({ method })))
    expect(pages.flat().join(' ')).toContain(`Cách thanh toán ${said}`)
    expect(pages.flat().join(' ')).not.toContain('Số thẻ')
  })

  test('in two languages: every Vietnamese text is there, English beneath', async () => {
    const vietnamese = readPdf(await paymentConfirmationPdf(confirmation())).pages.flat()
    const both = readPdf(await paymentConfirmationPdf(confirmation({ language: 'vi-en' })))
    const seen = both.pages.flat().join(' ')
    for (const line of vietnamese.slice(0, -1)) expect(seen).toContain(line)
    expect(seen).toContain('Giấy xác nhận thanh toán Payment confirmation')
    expect(seen).toContain('Các khoản đã thanh toán What was paid')
    expect(both.language).toBe('vi')
  })
})
