import { sumDong } from '#lib/money.ts'
import type { PaymentInstruction, PaymentInstructionLine } from '#server/domains/documents/index.ts'
import { justice, land } from './confirmation.ts'

/** A line that says why it is as much. */
type KnownLine = PaymentInstructionLine & { readonly basis: NonNullable<PaymentInstructionLine['basis']> }

const record: PaymentInstructionLine = {
  ...justice,
  dossierCode: 'H47.20-261115-0001',
  label: { vi: 'Lệ phí cấp Phiếu lý lịch tư pháp', en: 'Criminal record certificate fee' },
  amount: 100_000n,
  basis: {
    kind: 'LE_PHI',
    gross: 200_000n,
    reduction: 100_000n,
    ground: { vi: 'Sinh viên được giảm 50%', en: 'Half for students' },
    regulation: 'Thông tư 16/2025/TT-BTC',
  },
}
const appraisal: PaymentInstructionLine = {
  ...land,
  dossierCode: 'H47.20-261116-0042',
  label: { vi: 'Phí thẩm định hồ sơ cấp Giấy chứng nhận quyền sử dụng đất', en: 'Land title appraisal fee' },
  amount: 1_050_000n,
  basis: {
    kind: 'PHI',
    gross: 1_050_000n,
    reduction: 0n,
    ground: null,
    regulation: 'Nghị quyết 33/2016/NQ-HĐND',
  },
}

/** An instruction for two dossiers of two agencies; `given` replaces what a test is about. */
export function instruction(given: Partial<PaymentInstruction> = {}): PaymentInstruction {
  const lines = given.lines ?? [record, appraisal]
  return {
    portal: {
      name: { vi: 'tỉnh Quảng Nam', en: 'Quảng Nam province' },
      portalName: { vi: 'Cổng Thanh toán Dịch vụ công', en: 'Public Services Payment Portal' },
      hotline: '0235 000 1022',
      address: {
        vi: 'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, phường Tam Kỳ',
        en: 'Public Administration Service Centre, 159B Trần Quý Cáp, Tam Kỳ ward',
      },
    },
    number: '4912345678901266',
    replaces: null,
    printedAt: new Date('2026-11-21T03:42:10.000Z'),
    amountValidUntil: new Date('2026-11-28T10:00:00.000Z'),
    payableUntil: new Date('2026-12-21T10:00:00.000Z'),
    amount: sumDong(lines.map((line) => line.amount)),
    lines,
    debtor: 'N••••• V•• An',
    counterBanks: [
      { vi: 'VietinBank', en: 'VietinBank' },
      { vi: 'Ngân hàng Hội An', en: 'Hội An Bank' },
    ],
    transfer: {
      bank: {
        vi: 'Ngân hàng TMCP Công Thương Việt Nam (VietinBank)',
        en: 'Vietnam Joint Stock Commercial Bank for Industry and Trade (VietinBank)',
      },
      account: '112233445566',
      accountName: 'CONG THANH TOAN DVC QUANG NAM',
      content: 'DVC4912345678901266',
      qr: '00020101021238560010A0000007270126000697041501121122334455660208QRIBFTTA5303704540711500005802VN62230819DVC49123456789012666304D08E',
    },
    transferFields: [
      { bank: 'VietinBank', field: { vi: 'Nội dung chuyển tiền', en: 'Nội dung chuyển tiền (content)' } },
      { bank: 'Vietcombank', field: { vi: 'Nội dung', en: 'Nội dung (content)' } },
      { bank: 'BIDV', field: { vi: 'Nội dung giao dịch', en: 'Nội dung giao dịch (content)' } },
      { bank: 'Agribank', field: { vi: 'Diễn giải', en: 'Diễn giải (description)' } },
    ],
    verificationCode: 'Q4T8Z1X6P0RM',
    verifyUrl: 'https://thanhtoan.quangnam.example/verify/Q4T8Z1X6P0RM',
    format: 'a4',
    language: 'vi',
    shortened: false,
    demo: false,
    ...given,
  }
}

/** So many charges of one agency, numbered in their labels, each third one reduced. */
export function owedLines(count: number, agency = justice): KnownLine[] {
  return Array.from({ length: count }, (_, index) => {
    const gross = BigInt(10_000 + index * 1_000)
    const reduction = index % 3 === 2 ? gross / 2n : 0n
    return {
      ...agency,
      dossierCode: `H47.20-261115-${String(index + 1).padStart(4, '0')}`,
      label: { vi: `Lệ phí số ${index + 1}`, en: `Fee ${index + 1}` },
      amount: gross - reduction,
      basis: {
        kind: 'LE_PHI',
        gross,
        reduction,
        ground: reduction > 0n ? { vi: 'Người cao tuổi', en: 'Of old age' } : null,
        regulation: 'Nghị quyết 33/2016/NQ-HĐND',
      },
    }
  })
}
