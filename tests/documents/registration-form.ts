import type { RegistrationApplicant, RegistrationFormData } from '#server/domains/documents/index.ts'
import { instruction } from './instruction.ts'

export const organisation = {
  kind: 'ORGANISATION',
  name: 'Công ty Cổ phần Xây dựng Trà Kiệu',
  shortName: 'TRAKIEU CONS',
  taxCode: '4000123457',
  issuedOn: '2019-03-05',
  issuedBy: 'Sở Kế hoạch và Đầu tư tỉnh Quảng Nam',
  address: '27 Phan Bội Châu, phường Tam Kỳ, tỉnh Quảng Nam',
  phone: '0235 000 1234',
  email: 'ketoan@trakieu.example',
  representative: {
    name: 'Nguyễn Thị Bích Phượng',
    position: 'Giám đốc',
    identityNumber: '049185001234',
    authority: 'UQ-12/2026',
  },
} as const satisfies RegistrationApplicant

export const person = {
  kind: 'PERSON',
  name: 'H’Hen Niê',
  identityNumber: '066192004321',
  issuedOn: '2021-07-01',
  issuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
  address: 'Buôn Sứt M’đưng, xã Cư Suê, tỉnh Đắk Lắk',
  phone: '0905 000 111',
  email: 'hhen@example.org',
} as const satisfies RegistrationApplicant

/** A new registration of an organisation; `given` replaces what a test is about. */
export function registrationForm(given: Partial<RegistrationFormData> = {}): RegistrationFormData {
  return {
    portal: instruction().portal,
    number: '491234567816',
    print: 1,
    madeOn: '2026-11-22',
    request: { kind: 'NEW' },
    applicant: organisation,
    account: {
      number: '112233445566',
      holder: 'CONG TY CO PHAN XAY DUNG TRA KIEU',
      bank: 'Ngân hàng TMCP Công Thương Việt Nam (VietinBank)',
      branch: 'Quảng Nam',
      scope: 'ANY',
      dailyLimit: '500000000',
    },
    handInBy: '2026-12-22',
    verificationCode: 'Q4T8Z1X6P0RM',
    verifyUrl: 'https://thanhtoan.quangnam.example/verify/Q4T8Z1X6P0RM',
    demo: false,
    ...given,
  }
}
