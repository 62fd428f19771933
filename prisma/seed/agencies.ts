import type { AgencyRecord } from '#server/domains/directory/index.ts'

const treasuryBranch = 'Kho bạc Nhà nước khu vực XIII'

/** Agencies of the demonstration province: departments by their names since 2025, and units of the two-level government. */
export const demoAgencies = {
  construction: agency(
    'H47.20',
    { vi: 'Sở Xây dựng', en: 'Department of Construction' },
    '12 Trần Phú, phường Tam Kỳ',
    '3511.0.1054320.00000',
  ),
  justice: agency(
    'H47.16',
    { vi: 'Sở Tư pháp', en: 'Department of Justice' },
    '06 Trần Phú, phường Tam Kỳ',
    '3511.0.1054316.00000',
  ),
  finance: agency(
    'H47.18',
    { vi: 'Sở Tài chính', en: 'Department of Finance' },
    '10 Hùng Vương, phường Tam Kỳ',
    '3511.0.1054318.00000',
  ),
  environment: agency(
    'H47.22',
    { vi: 'Sở Nông nghiệp và Môi trường', en: 'Department of Agriculture and Environment' },
    '119 Hùng Vương, phường Tam Kỳ',
    '3511.0.1054322.00000',
  ),
  hoiAn: agency(
    'H47.41',
    { vi: 'UBND phường Hội An', en: "Hội An Ward People's Committee" },
    '09 Trần Hưng Đạo, phường Hội An',
    '3511.0.1054341.00000',
  ),
  thangBinh: agency(
    'H47.57',
    { vi: 'UBND xã Thăng Bình', en: "Thăng Bình Commune People's Committee" },
    '282 Tiểu La, xã Thăng Bình',
    '3511.0.1054357.00000',
  ),
} as const

function agency(
  id: string,
  name: AgencyRecord['name'],
  address: string,
  treasuryAccount: string,
): AgencyRecord {
  return { id, name, address, treasuryAccount, treasuryBranch }
}
