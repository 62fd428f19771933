/** A dossier as an agency tells it to the portal: the body of `PUT /agency/v1/dossiers/{code}`. */
export type DossierDocument = {
  readonly agency: string
  readonly procedure: string
  readonly procedureName: Bilingual
  readonly applicant: Applicant
  /** Opens the dossier to whoever has its slip; left out, the portal keeps what it has. */
  readonly lookupSecret?: string
  readonly receivedOn: string
  readonly dueOn?: string
  readonly status: number
  readonly fees: readonly FeeLine[]
}

export type Bilingual = { readonly vi: string; readonly en: string }

export type Applicant = {
  readonly kind: ApplicantKind
  readonly name: string
  readonly identityNumber?: string
  readonly taxCode?: string
  readonly phone?: string
}

export type FeeLine = {
  readonly id: string
  readonly kind: 'PHI' | 'LE_PHI'
  readonly label: Bilingual
  /** Before the reduction; whole đồng as a decimal string. */
  readonly amount: string
  readonly reduction: string
  readonly ground: Bilingual | null
  readonly regulation: string
  readonly dueWhen: DueWhen
  /** Number of the receipt when it was paid at the agency's own desk. */
  readonly agencyReceipt?: string
}

export const applicantKinds = ['PERSON', 'ORGANISATION', 'HOUSEHOLD'] as const
export type ApplicantKind = (typeof applicantKinds)[number]
export const dueTimes = ['INTAKE', 'SUPPLEMENT', 'RESULT'] as const
export type DueWhen = (typeof dueTimes)[number]
export const feeKinds = ['PHI', 'LE_PHI'] as const

/** The ten national statuses; 6 asks the applicant to pay. */
export const dossierStatuses: readonly string[] = [
  'Mới đăng ký',
  'Được tiếp nhận',
  'Không được tiếp nhận',
  'Đang xử lý',
  'Yêu cầu bổ sung giấy tờ',
  'Yêu cầu thực hiện nghĩa vụ tài chính',
  'Công dân yêu cầu rút hồ sơ',
  'Dừng xử lý',
  'Đã xử lý xong',
  'Đã trả kết quả',
]
