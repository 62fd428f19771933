import { createHash } from 'node:crypto'
import { demoHolders } from '#lib/demo/holders.ts'
import { lookupSecretOf } from '#lib/lookup-secret.ts'
import { demoAgencies } from '../agencies.ts'
import { demoFees, paidAtAgency, reduced } from '../fees.ts'
import type { AgencyDossierMessage, SeedDossier } from '../message.ts'

type Message = AgencyDossierMessage
type Applicant = Message['applicant']

const day = '2026-11-20'

const procedures = {
  permit: procedure(
    '1.013225',
    'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ',
    'New building permit for a private house',
  ),
  works: procedure(
    '1.013236',
    'Cấp giấy phép xây dựng mới đối với công trình',
    'New building permit for works',
  ),
  record: procedure(
    '2.000488',
    'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam',
    'Criminal record certificate for a citizen',
  ),
  notary: procedure('1.000112', 'Bổ nhiệm công chứng viên', 'Appointment of a notary'),
  enterprise: procedure('2.001610', 'Đăng ký thành lập doanh nghiệp', 'Registration of a new enterprise'),
  household: procedure('1.001612', 'Đăng ký thành lập hộ kinh doanh', 'Registration of a business household'),
  land: procedure(
    '1.012756',
    'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất lần đầu',
    'First certificate of land use rights',
  ),
  correction: procedure(
    '1.004859',
    'Thay đổi, cải chính thông tin hộ tịch',
    'Change or correction of a civil status record',
  ),
  extract: procedure('2.000635', 'Cấp bản sao trích lục hộ tịch', 'Copy of a civil status extract'),
  birth: procedure('1.001193', 'Đăng ký khai sinh', 'Registration of a birth'),
} as const

const an = person('Nguyễn Văn An', '049085001234', '0905123456')
const binh = person('Trần Thị Bình', '049190005678', '0914222333')
const company: Applicant = {
  kind: 'ORGANISATION',
  name: 'Công ty TNHH Xây dựng Thu Bồn',
  identityNumber: '049078004321',
  taxCode: demoHolders.thuBon.taxCode,
  phone: '0935000111',
}
const tourism: Applicant = { kind: 'ORGANISATION', ...demoHolders.cuLaoCham }
const hoa = person(demoHolders.hoa.name, demoHolders.hoa.identityNumber)
const shop: Applicant = {
  kind: 'HOUSEHOLD',
  name: 'Hộ kinh doanh Lê Thị Hồng Hạnh',
  identityNumber: '049188007788',
  taxCode: '049188007788',
  phone: '0976543210',
}

/** The dossiers of the demonstration province; codes and facts never change. */
export const demoDossiers: readonly SeedDossier[] = [
  dossier('0001', 'construction', 'permit', an, 'một khoản lệ phí / one fee', [
    demoFees.buildingPermit('F1'),
  ]),
  dossier('0001', 'justice', 'record', an, 'cùng người nộp, cơ quan khác / same applicant, another agency', [
    demoFees.criminalRecord('F1'),
  ]),
  dossier('0002', 'construction', 'works', company, 'tổ chức, nhiều khoản / organisation, several fees', [
    demoFees.buildingPermitProject('F1'),
    demoFees.fireDesignReview('F2'),
  ]),
  dossier('0001', 'finance', 'enterprise', company, 'tổ chức, tra cứu bằng mã số thuế / by tax code', [
    demoFees.businessDisclosure('F1'),
  ]),
  dossier('0002', 'justice', 'notary', binh, 'phí 500.000 đồng / a fee of 500.000 đồng', [
    demoFees.notaryAppointment('F1'),
  ]),
  dossier(
    '0001',
    'environment',
    'land',
    binh,
    'phí và lệ phí trả khi nhận kết quả / fee and charge due at result',
    [demoFees.landDossierReview('F1'), demoFees.landCertificate('F2')],
  ),
  dossier(
    '0002',
    'environment',
    'land',
    person('Zơrâm Thị Liên', '049195009911'),
    'giảm 50 % / half reduced',
    [
      reduced(demoFees.landDossierReview('F1'), 325_000, {
        vi: 'Giảm 50 % cho hộ cận nghèo',
        en: 'Reduced by half for a near-poor household',
      }),
    ],
  ),
  dossier('0001', 'hoiAn', 'household', shop, 'hộ kinh doanh / business household', [
    demoFees.businessHousehold('F1'),
  ]),
  dossier(
    '0002',
    'hoiAn',
    'extract',
    person('Phạm Quỳnh Như', '049301002468'),
    'khoản nhỏ nhất / the smallest fee',
    [demoFees.registryExtract('F1')],
  ),
  dossier(
    '0003',
    'hoiAn',
    'household',
    person('Đỗ Ước', '049082003690'),
    'đã nộp tại cơ quan / paid at the agency',
    [paidAtAgency(demoFees.businessHousehold('F1'), 'BL-26E 0000117')],
  ),
  dossier(
    '0001',
    'thangBinh',
    'correction',
    person('Huỳnh Thị Bảy', '049155001357'),
    'miễn toàn bộ / fully exempt',
    [
      reduced(demoFees.birthCorrection('F1'), 28_000, {
        vi: 'Miễn lệ phí cho người cao tuổi',
        en: 'Exempt: elderly person',
      }),
    ],
  ),
  dossier(
    '0002',
    'thangBinh',
    'birth',
    person('Lê Hoàng Ân', '049096008642'),
    'không thu phí / nothing is owed',
    [],
  ),
  dossier(
    '0002',
    'finance',
    'enterprise',
    tourism,
    'tổ chức trong danh sách Đăng nhập / of an organisation that signs in',
    [demoFees.businessDisclosure('F1')],
  ),
  dossier('0003', 'justice', 'record', hoa, 'cá nhân trong danh sách Đăng nhập / of a person who signs in', [
    demoFees.criminalRecord('F1'),
  ]),
]

function dossier(
  number: string,
  agency: keyof typeof demoAgencies,
  name: keyof typeof procedures,
  applicant: Applicant,
  shows: string,
  fees: Message['fees'],
): SeedDossier {
  const { id } = demoAgencies[agency]
  const secret = demoSecret(`${id}-${number}`)
  return {
    code: `${id}-261120-${number}`,
    fact:
      applicant.kind === 'ORGANISATION'
        ? (applicant.taxCode ?? '')
        : (applicant.identityNumber ?? '').slice(-4),
    secret,
    shows,
    message: {
      agency: id,
      ...procedures[name],
      applicant,
      lookupSecret: secret,
      receivedOn: day,
      dueOn: '2026-12-11',
      status: fees.length > 0 ? 6 : 4,
      fees,
    },
  }
}

/** Of the demonstration alone: it follows from the code, so that it never changes. Real ones are random. */
function demoSecret(name: string): string {
  return lookupSecretOf(createHash('sha256').update(`demo ${name}`).digest())
}

function person(name: string, identityNumber: string, phone?: string): Applicant {
  return { kind: 'PERSON', name, identityNumber, ...(phone === undefined ? {} : { phone }) }
}

function procedure(code: string, vi: string, en: string) {
  return { procedure: code, procedureName: { vi, en } }
}
