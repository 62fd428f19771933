import type { IssuingPortal } from '../contract.ts'

/** What is asked of the bank; a renewal or a replacement names the form whose registration it takes over from. */
export type RegistrationRequest =
  | { readonly kind: 'NEW' }
  | { readonly kind: 'RENEWAL' | 'REPLACEMENT' /** Twelve digits. */; readonly replaces: string }

/** Whose account it is. What is null or empty stands on the form as a dotted line, to be filled in by hand. */
export type RegistrationApplicant = ApplyingOrganisation | ApplyingPerson

type ApplyingOrganisation = {
  readonly kind: 'ORGANISATION'
  readonly name: string
  readonly shortName: string | null
  /** Tax code, or the number of its certificate of registration or of the decision that founded it. */
  readonly taxCode: string
  /** When and by whom that was issued; the date is an ISO day: "2019-03-05". */
  readonly issuedOn: string | null
  readonly issuedBy: string | null
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly representative: {
    readonly name: string
    readonly position: string
    readonly identityNumber: string | null
    /** Number of the letter of authority of who represents but by law does not. */
    readonly authority: string | null
  }
}

type ApplyingPerson = {
  readonly kind: 'PERSON'
  readonly name: string
  readonly identityNumber: string
  /** ISO day. */
  readonly issuedOn: string | null
  readonly issuedBy: string | null
  readonly address: string | null
  readonly phone: string
  readonly email: string | null
}

/** The account to be debited. */
export type RegisteredAccount = {
  /** Whole, in digits: the paper is what the bank compares with its books. */
  readonly number: string
  readonly holder: string
  /** Full name of the bank: "Ngân hàng TMCP Công Thương Việt Nam (VietinBank)". */
  readonly bank: string
  /** Without "Chi nhánh". */
  readonly branch: string
  /** Whether it pays for the applicant's own dossiers alone, or for any. */
  readonly scope: 'OWN' | 'ANY'
  /** The most that may be debited on one day, in đồng, as decimal digits: "500000000". */
  readonly dailyLimit: string
}

/** All that a registration form prints. The same data gives the same bytes. */
export type RegistrationFormData = {
  readonly portal: IssuingPortal
  /** Twelve digits, as the barcode holds them; printed in groups of four. */
  readonly number: string
  /** How often this form was printed, from 1: the bank takes the last print only. */
  readonly print: number
  /** Ngày lập, an ISO day in Vietnam: "2026-11-22". */
  readonly madeOn: string
  readonly request: RegistrationRequest
  readonly applicant: RegistrationApplicant
  readonly account: RegisteredAccount
  /** The last day on which the bank takes it, an ISO day; null where none is set. */
  readonly handInBy: string | null
  readonly verificationCode: string
  /** The whole address of the page that verifies this document. */
  readonly verifyUrl: string
  /** True where no registration is real: every page then says so. */
  readonly demo: boolean
}
