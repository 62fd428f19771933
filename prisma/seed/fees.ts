import type { AgencyDossierMessage } from './message.ts'

type Fee = AgencyDossierMessage['fees'][number]
type Bilingual = Fee['label']

const line = (
  id: string,
  kind: Fee['kind'],
  label: Bilingual,
  amount: number,
  regulation: string,
  dueWhen: Fee['dueWhen'] = 'INTAKE',
): Fee => ({ id, kind, label, amount: `${amount}`, reduction: '0', ground: null, regulation, dueWhen })

/** Fee lines as agencies of the demonstration province ask for them, in whole đồng. */
export const demoFees = {
  buildingPermit: (id: string) =>
    line(
      id,
      'LE_PHI',
      {
        vi: 'Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ',
        en: 'Charge for a building permit for a private house',
      },
      75_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí; Luật Phí và lệ phí 2015',
    ),
  buildingPermitProject: (id: string) =>
    line(
      id,
      'LE_PHI',
      { vi: 'Lệ phí cấp giấy phép xây dựng công trình', en: 'Charge for a building permit for works' },
      150_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí; Luật Phí và lệ phí 2015',
    ),
  fireDesignReview: (id: string) =>
    line(
      id,
      'PHI',
      { vi: 'Phí thẩm định thiết kế xây dựng', en: 'Fee for the review of a construction design' },
      3_250_000,
      'Thông tư 28/2023/TT-BTC',
      'SUPPLEMENT',
    ),
  criminalRecord: (id: string) =>
    line(
      id,
      'PHI',
      { vi: 'Phí cung cấp thông tin lý lịch tư pháp', en: 'Fee for a criminal record certificate' },
      200_000,
      'Thông tư 244/2016/TT-BTC',
    ),
  notaryAppointment: (id: string) =>
    line(
      id,
      'PHI',
      {
        vi: 'Phí thẩm định tiêu chuẩn bổ nhiệm công chứng viên',
        en: 'Fee for the review of a notary appointment',
      },
      500_000,
      'Thông tư 257/2016/TT-BTC',
    ),
  businessHousehold: (id: string) =>
    line(
      id,
      'LE_PHI',
      { vi: 'Lệ phí đăng ký hộ kinh doanh', en: 'Charge for registering a business household' },
      100_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí',
    ),
  businessDisclosure: (id: string) =>
    line(
      id,
      'PHI',
      {
        vi: 'Phí công bố nội dung đăng ký doanh nghiệp',
        en: 'Fee for publishing an enterprise registration',
      },
      100_000,
      'Thông tư 47/2019/TT-BTC',
    ),
  landCertificate: (id: string) =>
    line(
      id,
      'LE_PHI',
      {
        vi: 'Lệ phí cấp Giấy chứng nhận quyền sử dụng đất',
        en: 'Charge for a certificate of land use rights',
      },
      100_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí',
      'RESULT',
    ),
  landDossierReview: (id: string) =>
    line(
      id,
      'PHI',
      {
        vi: 'Phí thẩm định hồ sơ cấp quyền sử dụng đất',
        en: 'Fee for the review of a land use rights dossier',
      },
      650_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí',
    ),
  registryExtract: (id: string) =>
    line(
      id,
      'LE_PHI',
      { vi: 'Lệ phí cấp bản sao trích lục hộ tịch', en: 'Charge for a copy of a civil status extract' },
      8_000,
      'Thông tư 281/2016/TT-BTC',
    ),
  birthCorrection: (id: string) =>
    line(
      id,
      'LE_PHI',
      { vi: 'Lệ phí cải chính hộ tịch', en: 'Charge for correcting a civil status record' },
      28_000,
      'Nghị quyết HĐND tỉnh về phí, lệ phí',
    ),
} as const

/** The same line, owed less or not at all, for a stated ground. */
export function reduced(fee: Fee, reduction: number, ground: Bilingual): Fee {
  return { ...fee, reduction: `${reduction}`, ground }
}

/** The same line, paid at the agency's own desk. */
export function paidAtAgency(fee: Fee, agencyReceipt: string): Fee {
  return { ...fee, agencyReceipt }
}
