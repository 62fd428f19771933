import { sumDong } from '#lib/money.ts'
import type { ConfirmationLine, PaymentConfirmation } from '#server/domains/documents/index.ts'

export const justice = {
  agencyId: 'h47-tu-phap',
  agency: { vi: 'Sở Tư pháp tỉnh Quảng Nam', en: 'Department of Justice of Quảng Nam' },
}
export const land = {
  agencyId: 'h47-dat-dai',
  agency: { vi: 'Chi nhánh Văn phòng đăng ký đất đai Tam Kỳ', en: 'Tam Kỳ Land Registration Office' },
}

const record: ConfirmationLine = {
  ...justice,
  dossierCode: 'H47.20-261115-0001',
  label: { vi: 'Lệ phí cấp Phiếu lý lịch tư pháp', en: 'Criminal record certificate fee' },
  amount: 200_000n,
}
const appraisal: ConfirmationLine = {
  ...land,
  dossierCode: 'H47.20-261116-0042',
  label: { vi: 'Phí thẩm định hồ sơ', en: 'Dossier appraisal fee' },
  amount: 1_050_000n,
}

/** A confirmation of two dossiers of two agencies; `given` replaces what a test is about. */
export function confirmation(given: Partial<PaymentConfirmation> = {}): PaymentConfirmation {
  const lines = given.lines ?? [record, appraisal]
  return {
    portal: {
      name: { vi: 'tỉnh Quảng Nam', en: 'Quảng Nam Province' },
      portalName: { vi: 'Cổng Thanh toán Dịch vụ công', en: 'Public Services Payment Portal' },
      hotline: '1900 1234',
      address: { vi: '62 Hùng Vương, Tam Kỳ', en: '62 Hùng Vương, Tam Kỳ' },
    },
    publicId: '7K3M9Q2WABCDE',
    verificationCode: 'Q4T8Z1X6P0RM',
    verifyUrl: 'https://thanhtoan.quangnam.example/verify/Q4T8Z1X6P0RM',
    amount: sumDong(lines.map((line) => line.amount)),
    lines,
    paidAt: new Date('2026-11-21T03:42:10.000Z'),
    method: {
      kind: 'CARD',
      issuerName: 'VietinBank',
      cardMask: '970415••••••2198',
      bankReference: 'FT26325K3M9Q2W7X',
    },
    language: 'vi',
    shortened: false,
    demo: false,
    ...given,
  }
}

/** So many lines of one agency, numbered in their labels. */
export function linesOf(count: number, agency = justice): ConfirmationLine[] {
  return Array.from({ length: count }, (_, index) => ({
    ...agency,
    dossierCode: `H47.20-261115-${String(index + 1).padStart(4, '0')}`,
    label: { vi: `Lệ phí số ${index + 1}`, en: `Fee ${index + 1}` },
    amount: BigInt(10_000 + index * 1_000),
  }))
}
