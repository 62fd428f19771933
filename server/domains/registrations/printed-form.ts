import { addMs, businessDay } from '#lib/dates.ts'
import type {
  RegisteredAccount,
  RegistrationApplicant,
  RegistrationFormData,
  RegistrationRequest,
} from '#server/domains/documents/index.ts'
import { type Compared, type ComparedField, comparedFields } from './desk-contract.ts'
import { formDays } from './registration-deps.ts'

/** What a form says, as it was printed last: what the paper is compared with. */
export type PrintedForm = Pick<RegistrationFormData, 'madeOn' | 'request' | 'applicant' | 'account'> & {
  readonly handInBy: string
}

const dayMs = 24 * 3_600_000

/** What a form of today says. */
export function formOf(
  contents: {
    readonly request: RegistrationRequest
    readonly applicant: RegistrationApplicant
    readonly account: RegisteredAccount
  },
  now: Date,
): PrintedForm {
  return { ...contents, madeOn: businessDay(now), handInBy: businessDay(addMs(now, formDays * dayMs)) }
}

/** A form is taken until its last day is over in Vietnam. */
export const endOfDay = (isoDay: string): Date => addMs(new Date(`${isoDay}T00:00:00+07:00`), dayMs)

/** Whether a paper that was printed before still says all that a new one would; days apart. */
export function saysTheSame(before: PrintedForm | null, now: PrintedForm): boolean {
  if (before === null) return false
  const contents = ({ request, applicant, account }: PrintedForm) =>
    JSON.stringify([request, applicant, account], sortedKeys)
  return contents(before) === contents(now)
}

/** Whether the holder is still who the paper says it is; how it is reached may have changed. */
export const namesHolder = ({ applicant }: PrintedForm, holder: RegistrationApplicant): boolean =>
  JSON.stringify(identityOf(applicant), sortedKeys) === JSON.stringify(identityOf(holder), sortedKeys)

const identityOf = ({ address, phone, email, ...identity }: RegistrationApplicant) => identity

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** What a teller holds against the paper, in the order of the form; what it does not print is left out. */
export function comparedOf({ request, applicant, account }: PrintedForm, formVersion: number): Compared[] {
  const isOrganisation = applicant.kind === 'ORGANISATION'
  const values: Readonly<Record<ComparedField, string | null>> = {
    formVersion: String(formVersion),
    request: request.kind,
    holderName: applicant.name,
    taxCode: isOrganisation ? applicant.taxCode : null,
    identityNumber: isOrganisation ? applicant.representative.identityNumber : applicant.identityNumber,
    address: applicant.address,
    phone: applicant.phone,
    email: applicant.email,
    representative: isOrganisation ? applicant.representative.name : null,
    position: isOrganisation ? applicant.representative.position : null,
    accountNumber: account.number,
    accountHolder: account.holder,
    bank: account.bank,
    branch: account.branch,
    scope: account.scope,
    dailyLimit: account.dailyLimit,
  }
  return comparedFields.flatMap((field) => {
    const value = values[field]
    return value === null || value === '' ? [] : [{ field, value }]
  })
}
