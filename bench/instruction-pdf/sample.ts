import { addMs } from '#lib/dates.ts'
import { newInstructionNumber, transferContent } from '#lib/instruction-number.ts'
import { vietQrPayload } from '#lib/vietqr.ts'
import type { PaymentInstruction } from '#server/domains/documents/index.ts'

const DAY_MS = 86_400_000
const printedAt = new Date('2026-11-22T02:00:00Z')
const account = '1000000001'

const construction = {
  agencyId: 'H47.20',
  agency: { vi: 'Sở Xây dựng', en: 'Department of Construction' },
}
const justice = { agencyId: 'H47.18', agency: { vi: 'Sở Tư pháp', en: 'Department of Justice' } }

const lines: PaymentInstruction['lines'] = [
  {
    ...construction,
    dossierCode: 'H47.20-261120-0001',
    label: { vi: 'Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ', en: 'Permit to build a house' },
    amount: 75_000n,
    basis: {
      kind: 'LE_PHI',
      gross: 75_000n,
      reduction: 0n,
      ground: null,
      regulation: 'Nghị quyết 33/2016/NQ-HĐND',
    },
  },
  {
    ...construction,
    dossierCode: 'H47.20-261120-0002',
    label: { vi: 'Phí thẩm định thiết kế cơ sở', en: 'Review of the basic design' },
    amount: 1_200_000n,
    basis: {
      kind: 'PHI',
      gross: 1_500_000n,
      reduction: 300_000n,
      ground: {
        vi: 'Giảm 20 % khi nộp hồ sơ trực tuyến',
        en: '20 % less for an application handed in online',
      },
      regulation: 'Thông tư 28/2023/TT-BTC',
    },
  },
  {
    ...justice,
    dossierCode: 'H47.18-261121-0017',
    label: { vi: 'Phí cấp phiếu lý lịch tư pháp', en: 'Criminal record certificate' },
    amount: 200_000n,
    basis: {
      kind: 'PHI',
      gross: 200_000n,
      reduction: 0n,
      ground: null,
      regulation: 'Thông tư 16/2025/TT-BTC',
    },
  },
]

/** An instruction with a number of its own: nothing of one paper can be kept for the next. */
export function sampleInstruction(): PaymentInstruction {
  const number = newInstructionNumber('49')
  const amount = 1_475_000n
  const content = transferContent(number)
  return {
    portal: {
      name: { vi: 'tỉnh Quảng Nam', en: 'Quảng Nam province' },
      portalName: { vi: 'Cổng thanh toán dịch vụ công', en: 'Public service payments' },
      hotline: '0235 3810 000',
      address: { vi: '62 Hùng Vương, Tam Kỳ', en: '62 Hùng Vương, Tam Kỳ' },
    },
    number,
    replaces: null,
    printedAt,
    amountValidUntil: addMs(printedAt, 30 * DAY_MS),
    payableUntil: addMs(printedAt, 60 * DAY_MS),
    amount,
    lines,
    debtor: 'N••••• V•• An',
    counterBanks: [
      { vi: 'Ngân hàng Công Thương', en: 'VietinBank' },
      { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
    ],
    transfer: {
      bank: { vi: 'Ngân hàng Công Thương', en: 'VietinBank' },
      account,
      accountName: 'CONG THANH TOAN DICH VU CONG QUANG NAM',
      content,
      qr: vietQrPayload({ bin: '970415', account, amount, content }),
    },
    transferFields: [
      { bank: 'Vietcombank', field: { vi: 'Nội dung chuyển tiền', en: 'Transfer content' } },
      { bank: 'Agribank', field: { vi: 'Nội dung', en: 'Content' } },
    ],
    verificationCode: 'K7M2Q9XD4T8R',
    verifyUrl: 'https://thanhtoan.example.vn/verify/K7M2Q9XD4T8R',
    format: 'a4',
    language: 'vi',
    shortened: false,
    demo: true,
  }
}
