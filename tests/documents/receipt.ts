import { sumDong } from '#lib/money.ts'
import type { AgencyReceipt, AgencyReceiptLine } from '#server/domains/documents/index.ts'
import { confirmation, land } from './confirmation.ts'

const lines: readonly AgencyReceiptLine[] = [
  {
    dossierCode: 'H47.20-261116-0042',
    label: {
      vi: 'Phí thẩm định hồ sơ cấp Giấy chứng nhận quyền sử dụng đất',
      en: 'Land title appraisal fee',
    },
    basis: { kind: 'PHI', regulation: 'Nghị quyết 33/2016/NQ-HĐND' },
    amount: 1_050_000n,
  },
  {
    dossierCode: 'H47.20-261116-0042',
    label: { vi: 'Lệ phí cấp Giấy chứng nhận', en: 'Land title certificate fee' },
    basis: { kind: 'LE_PHI', regulation: 'Nghị quyết 34/2016/NQ-HĐND' },
    amount: 100_000n,
  },
]

/** A receipt of an agency for two fees of one dossier; `given` replaces what a test is about. */
export function receipt(given: Partial<AgencyReceipt> = {}): AgencyReceipt {
  const own = given.lines ?? lines
  const { portal, publicId, paidAt, method, verifyUrl, verificationCode } = confirmation()
  return {
    portal,
    agency: {
      name: land.agency,
      address: '12 Trần Phú, phường Tam Kỳ, tỉnh Quảng Nam',
      treasuryAccount: '3511.0.1054321.00000',
      treasuryBranch: 'Kho bạc Nhà nước Tam Kỳ',
    },
    series: 'BL-26E',
    number: '0000042',
    issuedAt: new Date('2026-11-21T03:42:12.000Z'),
    debtor: 'N••••• V•• An',
    amount: sumDong(own.map((line) => line.amount)),
    lines: own,
    paymentId: publicId,
    paidAt,
    method,
    verificationCode,
    verifyUrl,
    signed: false,
    language: 'vi',
    shortened: false,
    demo: false,
    ...given,
  }
}
