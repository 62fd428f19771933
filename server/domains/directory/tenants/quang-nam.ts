import type { Tenant } from '../contract.ts'

/**
 * The demonstration province. Its real namesake became part of Đà Nẵng in 2025, so no living authority is
 * played here: telephone and e-mail are made up and lead nowhere.
 */
export const quangNam: Tenant = {
  id: 'quang-nam',
  provinceCode: 'H47',
  name: { vi: 'tỉnh Quảng Nam', en: 'Quảng Nam province' },
  portalName: {
    vi: 'Cổng Thanh toán Dịch vụ công',
    en: 'Public Services Payment Portal',
  },
  shortName: { vi: 'Cổng TTDVC Quảng Nam', en: 'Quang Nam Payments' },
  collectingBank: {
    vi: 'Ngân hàng TMCP Công Thương Việt Nam (VietinBank)',
    en: 'Vietnam Joint Stock Commercial Bank for Industry and Trade (VietinBank)',
  },
  collectingAccount: { bin: '970415', number: '1000000001', holder: 'CONG THANH TOAN DVC QUANG NAM' },
  instructionPrefix: '49',
  hotline: '0235 000 1022',
  email: 'hotro@quang-nam.example',
  address: {
    vi: 'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, phường Tam Kỳ',
    en: 'Public Administration Service Centre, 159B Trần Quý Cáp, Tam Kỳ ward',
  },
  openingHours: {
    vi: 'Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00',
    en: 'Monday to Friday, 7:30–11:30 and 13:30–17:00',
  },
}
