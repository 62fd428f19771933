import type {
  HistoryLine,
  MandateProgress,
  RegistrationState,
  ResumeRefusal,
  StateRefusal,
} from './contract.ts'

/** The tabs of a bank's desk. */
export const registrationTabs = ['RECEIVED', 'RETURNED', 'DECIDED'] as const
export type RegistrationTab = (typeof registrationTabs)[number]

export type RegistrationDeskRow = {
  readonly number: string
  readonly version: number
  readonly state: RegistrationState
  readonly holderName: string
  readonly holderKind: 'ORGANISATION' | 'PERSON'
  readonly accountMask: string
  readonly branch: string
  readonly receivedAt: string | null
  readonly receivedBy: DeskPerson | null
  readonly receivedBranch: string | null
  readonly decidedAt: string | null
  readonly reason: string | null
}

/** A person of the bank's desk. `self`: whoever looks. */
export type DeskPerson = { readonly name: string | null; readonly self: boolean }

/** `next` names where the next page begins; null at the end. */
export type RegistrationPage = { readonly rows: readonly RegistrationDeskRow[]; readonly next: string | null }
/** Up to `mostCounted`, which then stands for more. DECIDED: today's. */
export type RegistrationCounts = Readonly<Record<RegistrationTab, number>>
export const mostCounted = 100

/** What is compared with the paper, line by line, in its order. */
export const comparedFields = [
  'formVersion',
  'request',
  'holderName',
  'taxCode',
  'identityNumber',
  'address',
  'phone',
  'email',
  'representative',
  'position',
  'accountNumber',
  'accountHolder',
  'bank',
  'branch',
  'scope',
  'dailyLimit',
] as const
export type ComparedField = (typeof comparedFields)[number]
/** `value` as the form prints it; amounts as decimal strings, the scope and the request as their codes. */
export type Compared = { readonly field: ComparedField; readonly value: string }

export const scanMediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type ScanMediaType = (typeof scanMediaTypes)[number]
/** Bytes. */
export const largestScan = 20 * 1024 * 1024

export type ScanView = {
  readonly id: string
  readonly mediaType: ScanMediaType
  readonly size: number
  readonly uploadedAt: string
  readonly uploadedBy: DeskPerson
  /** Of the paper that is handed in now; an older paper's scan stays for the record. */
  readonly isCurrent: boolean
}

/** What whoever looks may do now at the desk. OWN_WORK shows why a controller may not decide. */
export const deskActions = [
  'ATTACH_SCAN',
  'RECEIVE',
  'RETURN',
  'APPROVE',
  'REJECT',
  'SUSPEND',
  'RESUME',
  'CLOSE',
] as const
export type DeskAction = (typeof deskActions)[number]

/** A registration at its bank's desk: all that the form prints, the account number whole. */
export type DeskRegistration = RegistrationDeskRow & {
  readonly formVersion: number
  readonly printedAt: string | null
  readonly handInUntil: string | null
  /** Only the fields that the form prints, and only those are ticked. */
  readonly compared: readonly Compared[]
  readonly scans: readonly ScanView[]
  readonly replaces: string | null
  readonly decidedBy: DeskPerson | null
  readonly mandate: MandateProgress
  readonly isOwnWork: boolean
  readonly actions: readonly DeskAction[]
  readonly history: readonly HistoryLine[]
}

/** How a typed or scanned number is refused. OLD_PRINT: the paper is of an older print than `current`. */
export type FindRefusal =
  | { readonly code: 'NUMBER_EMPTY' | 'NUMBER_LETTERS' | 'NUMBER_CHECK' | 'NOT_FOUND' | 'NOT_PRINTED' }
  | { readonly code: 'NUMBER_LENGTH'; readonly digits: number }
  | { readonly code: 'OLD_PRINT'; readonly current: number }

export type DeskRefusal = { readonly code: 'NOT_FOUND' | 'CHANGED' } | StateRefusal
export type ScanRefusal = {
  readonly code:
    | 'SCAN_EMPTY'
    | 'SCAN_TOO_LARGE'
    /** Neither PDF nor JPEG nor PNG, whatever its name says. */
    | 'SCAN_KIND'
    /** It breaks off, or is not built as its kind is. */
    | 'SCAN_DAMAGED'
    /** So many pixels that opening it would hurt. */
    | 'SCAN_PIXELS'
    | 'PDF_ENCRYPTED'
    /** Scripts, programs to start, files inside. */
    | 'PDF_ACTIVE'
    /** Built so that it cannot be checked. */
    | 'PDF_UNREADABLE'
}
export type AttachRefusal = DeskRefusal | ScanRefusal | { readonly code: 'SCANS_MANY' }
export type ReceiveRefusal =
  | DeskRefusal
  | { readonly code: 'NOT_COMPARED'; readonly missing: readonly ComparedField[] }
  | { readonly code: 'OLD_PRINT'; readonly current: number }
  | { readonly code: 'SCAN_MISSING' | 'FORM_EXPIRED' | 'HOLDER_CHANGED' }
  | { readonly code: 'RECEIVED_ELSEWHERE'; readonly branch: string; readonly at: string }
export type ReturnRefusal = DeskRefusal | { readonly code: 'REASON_EMPTY' }
/** OWN_WORK: whoever received it does not decide. */
export type RejectRefusal = ReturnRefusal | { readonly code: 'OWN_WORK' }
/**
 * What keeps a form from being approved. HOLDER_CHANGED: the holder has other data than its form says. TAX_CODE_HAS_ACCOUNT:
 * another, verified holder has the tax code or identity number. ACCOUNT_ELSEWHERE: another holder has the account in force.
 */
export const approvalObstacles = ['HOLDER_CHANGED', 'TAX_CODE_HAS_ACCOUNT', 'ACCOUNT_ELSEWHERE'] as const
export type ApprovalObstacle = (typeof approvalObstacles)[number]
export type ApproveRefusal = DeskRefusal | { readonly code: 'OWN_WORK' | ApprovalObstacle }
export type DeskStepRefusal = ReturnRefusal
export type DeskResumeRefusal = DeskRefusal | Extract<ResumeRefusal, { code: 'SUSPENDED_BY_OTHER' }>
