import type { Bilingual } from '../directory/contract.ts'
import type { TooManyRefusal } from '../identity/account-contract.ts'
import type { RegistrationEvent, RegistrationState } from './registration.states.ts'

export type { RegistrationEvent, RegistrationState }

/** What people read for a state; the seed's own words where it has them. */
export const stateNames: Readonly<Record<RegistrationState, Bilingual>> = {
  DRAFT: { vi: 'Bản nháp', en: 'Draft' },
  AWAITING_FORM: { vi: 'Chờ nộp phiếu', en: 'Waiting for the signed form' },
  RECEIVED: { vi: 'Đã tiếp nhận tại quầy', en: 'Received at the counter' },
  RETURNED: { vi: 'Trả lại', en: 'Returned' },
  APPROVED: { vi: 'Yêu cầu đã được đăng ký thành công', en: 'The request is registered' },
  REJECTED: { vi: 'Từ chối', en: 'Rejected' },
  EXPIRED: { vi: 'Hết hạn', en: 'Expired' },
  SUSPENDED: { vi: 'Tạm ngừng', en: 'Suspended' },
  CLOSED: { vi: 'Ngừng sử dụng', en: 'Closed' },
  REPLACED: { vi: 'Đã thay thế', en: 'Replaced' },
}

/** OWN: dossiers in the holder's name; ANY: every dossier that it may pay. */
export const scopes = ['OWN', 'ANY'] as const
export type Scope = (typeof scopes)[number]

/** What the bank has said of its right to debit: nothing was told yet, it was told, it agreed, it refused. */
export type MandateProgress = 'NONE' | 'TELLING' | 'CONFIRMED' | 'REFUSED'

/** A bank where accounts can be registered. */
export type BankChoice = { readonly connector: string; readonly name: Bilingual }

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type RegistrationListItem = {
  /** Twelve digits; `formatFormNumber` groups them. */
  readonly number: string
  readonly version: number
  readonly state: RegistrationState
  readonly bank: BankChoice
  readonly branch: string
  /** The last four digits: "••••1234". */
  readonly accountMask: string
  readonly accountHolder: string
  readonly scope: Scope
  readonly dailyLimit: string
  readonly isDefault: boolean
  readonly mandate: MandateProgress
  /** Why it was returned, rejected or suspended, in the words of whoever did it, or a code of the bank. */
  readonly reason: string | null
  readonly createdAt: string
  /** By when the printed form must be at the bank. */
  readonly handInUntil: string | null
  /** Numbers of the registration that it takes over from, and of the one that took over. */
  readonly replaces: string | null
  readonly replacedBy: string | null
}

/** What whoever looks may do now; empty for an accountant. */
export const holderActions = [
  'EDIT',
  'PRINT',
  'WITHDRAW',
  'RENEW',
  'REPLACE',
  'SET_DEFAULT',
  'SUSPEND',
  'RESUME',
  'CLOSE',
] as const
export type HolderAction = (typeof holderActions)[number]

export type RegistrationView = RegistrationListItem & {
  /** How often the form was printed with other contents: "lần in". 0 before the first time. */
  readonly formVersion: number
  readonly printedAt: string | null
  readonly receivedAt: string | null
  readonly decidedAt: string | null
  readonly verificationCode: string
  /** The whole number, for an owner who checks it before the form is made; null otherwise. */
  readonly accountNumber: string | null
  readonly actions: readonly HolderAction[]
  readonly history: readonly HistoryLine[]
}

/** Who did something. `name` is null for the portal's own clock and for one who is not known any more. */
export type HistoryActor = {
  readonly kind: 'HOLDER' | 'TELLER' | 'CONTROLLER' | 'BANK' | 'OPERATOR' | 'PORTAL'
  readonly name: string | null
}

/** CREATE, an event of the machine, or what happened beside it. */
export type HistoryKind =
  | 'CREATE'
  | Exclude<RegistrationEvent, 'BANK_APPROVES' | 'BANK_REJECTS' | 'HOLDER_ENDS' | 'SUSPEND_OVER'>
  | 'SET_DEFAULT'
  | 'ATTACH_SCAN'
  | 'MANDATE_CONFIRMED'
  | 'BANK_NAMED_ANOTHER'

export type HistoryLine = {
  readonly id: string
  readonly at: string
  readonly kind: HistoryKind
  readonly stateAfter: RegistrationState
  readonly by: HistoryActor
  readonly reason: string | null
}

/** The banks, bounds and data that a new registration begins with. */
export type NewRegistration = {
  readonly banks: readonly BankChoice[]
  readonly accountHolder: string
  /** Bounds of the daily limit, in đồng. */
  readonly leastLimit: string
  readonly mostLimit: string
  /** What a renewal or replacement takes over, and where it is the same account. */
  readonly replaces: RegistrationListItem | null
}

export const draftFields = [
  'accountNumber',
  'accountHolder',
  'bank',
  'branch',
  'scope',
  'dailyLimit',
] as const

/** What of the typed form is not right; every field that is wrong is named once. */
export type FieldRefusal =
  | { readonly field: 'accountNumber'; readonly code: 'ACCOUNT_EMPTY' | 'ACCOUNT_LETTERS' }
  | { readonly field: 'accountNumber'; readonly code: 'ACCOUNT_LENGTH'; readonly digits: number }
  /** HOLDER_DIFFERS: it is not the organisation's or the person's own name. */
  | {
      readonly field: 'accountHolder'
      readonly code: 'ACCOUNT_HOLDER_EMPTY' | 'ACCOUNT_HOLDER_FORM' | 'HOLDER_DIFFERS'
    }
  /** BANK_HAS_PAPER: a form was printed for another bank, which may have it; a new registration is for a new bank. */
  | { readonly field: 'bank'; readonly code: 'BANK_UNKNOWN' | 'BANK_HAS_PAPER' }
  | { readonly field: 'branch'; readonly code: 'BRANCH_EMPTY' | 'BRANCH_FORM' }
  | { readonly field: 'scope'; readonly code: 'SCOPE_UNKNOWN' }
  | { readonly field: 'dailyLimit'; readonly code: 'LIMIT_EMPTY' | 'LIMIT_FORM' }
  | { readonly field: 'dailyLimit'; readonly code: 'LIMIT_LOW' | 'LIMIT_HIGH'; readonly bound: string }

/** NOT_OWNER: only whoever is an owner now may; accountants look. CHANGED: somebody was faster; look again. */
export type HolderRefusal = { readonly code: 'NOT_FOUND' | 'NOT_OWNER' | 'CHANGED' }
/** Its state does not take what was asked. */
export type StateRefusal = { readonly code: 'WRONG_STATE'; readonly state: RegistrationState }

export type DraftRefusal =
  | { readonly code: 'NOT_OWNER' }
  | { readonly code: 'FIELDS'; readonly fields: readonly FieldRefusal[] }
  /** The holder has it already, in force or on its way. */
  | { readonly code: 'ACCOUNT_REGISTERED'; readonly number: string }
  /** Somebody else has it; nobody is told who. */
  | { readonly code: 'ACCOUNT_ELSEWHERE' }
  /** What it would replace is not in force any more, or is another holder's. */
  | { readonly code: 'NOT_REPLACEABLE' }
  /** The holder has `most` registrations on their way already. */
  | { readonly code: 'TOO_MANY_OPEN'; readonly most: number }
export type EditRefusal =
  | Exclude<DraftRefusal, { code: 'NOT_REPLACEABLE' | 'TOO_MANY_OPEN' }>
  | HolderRefusal
  | StateRefusal
export type PrintRefusal =
  | HolderRefusal
  | StateRefusal
  /** The holder's own name or number changed since the account was typed in: edit it first. */
  | { readonly code: 'HOLDER_DIFFERS' }
export type HolderStepRefusal = HolderRefusal | StateRefusal
/** PASSWORD_WRONG: what was typed is not the password of whoever closes. */
export type CloseRefusal = HolderStepRefusal | { readonly code: 'PASSWORD_WRONG' } | TooManyRefusal
/** SUSPENDED_BY_OTHER: whoever suspended it, the bank or the operator, lets it go on. */
export type ResumeRefusal =
  | HolderStepRefusal
  | { readonly code: 'SUSPENDED_BY_OTHER'; readonly by: 'HOLDER' | 'BANK' | 'OPERATOR' }
