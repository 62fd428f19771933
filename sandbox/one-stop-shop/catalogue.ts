import type { Bilingual, FeeLine } from './document.ts'

export type Agency = { readonly id: string; readonly name: string }

export type ProcedureTemplate = {
  readonly code: string
  readonly name: Bilingual
  readonly agencies: readonly string[]
  readonly forOrganisations: boolean
  /** Days from intake to result. */
  readonly days: number
  readonly fees: readonly (Pick<FeeLine, 'kind' | 'label' | 'regulation' | 'dueWhen'> & {
    readonly amount: bigint
  })[]
}

/** Agencies of the demo province that take dossiers at this one-stop shop. */
export const agencies: readonly Agency[] = [
  { id: 'H47.20', name: 'Sở Xây dựng' },
  { id: 'H47.16', name: 'Sở Tư pháp' },
  { id: 'H47.18', name: 'Sở Tài chính' },
  { id: 'H47.41', name: 'UBND phường Hội An' },
  { id: 'H47.57', name: 'UBND xã Thăng Bình' },
]

/** What people come for, with the fees it costs. */
export const procedures: readonly ProcedureTemplate[] = [
  {
    code: '1.013225',
    name: {
      vi: 'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
      en: 'New building permit for a private house',
    },
    agencies: ['H47.20', 'H47.41', 'H47.57'],
    forOrganisations: false,
    days: 15,
    fees: [
      fee('LE_PHI', 'Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ', 75_000n, {
        en: 'Charge for a building permit for a private house',
        regulation: 'Nghị quyết HĐND tỉnh về phí, lệ phí; Luật Phí và lệ phí 2015',
      }),
    ],
  },
  {
    code: '2.000488',
    name: {
      vi: 'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam',
      en: 'Criminal record certificate for a citizen',
    },
    agencies: ['H47.16'],
    forOrganisations: false,
    days: 10,
    fees: [
      fee('PHI', 'Phí cung cấp thông tin lý lịch tư pháp', 200_000n, {
        en: 'Fee for a criminal record certificate',
        regulation: 'Thông tư 244/2016/TT-BTC',
      }),
    ],
  },
  {
    code: '2.001610',
    name: { vi: 'Đăng ký thành lập doanh nghiệp', en: 'Registration of a new enterprise' },
    agencies: ['H47.18'],
    forOrganisations: true,
    days: 3,
    fees: [
      fee('LE_PHI', 'Lệ phí đăng ký doanh nghiệp', 50_000n, {
        en: 'Charge for registering an enterprise',
        regulation: 'Thông tư 47/2019/TT-BTC',
      }),
      fee('PHI', 'Phí công bố nội dung đăng ký doanh nghiệp', 100_000n, {
        en: 'Fee for publishing an enterprise registration',
        regulation: 'Thông tư 47/2019/TT-BTC',
      }),
    ],
  },
  {
    code: '1.004859',
    name: {
      vi: 'Thay đổi, cải chính thông tin hộ tịch',
      en: 'Change or correction of a civil status record',
    },
    agencies: ['H47.41', 'H47.57'],
    forOrganisations: false,
    days: 6,
    fees: [
      fee('LE_PHI', 'Lệ phí cải chính hộ tịch', 28_000n, {
        en: 'Charge for correcting a civil status record',
        regulation: 'Nghị quyết HĐND tỉnh về phí, lệ phí',
      }),
    ],
  },
]

function fee(
  kind: FeeLine['kind'],
  vi: string,
  amount: bigint,
  rest: { en: string; regulation: string },
): ProcedureTemplate['fees'][number] {
  return { kind, label: { vi, en: rest.en }, amount, regulation: rest.regulation, dueWhen: 'INTAKE' }
}
