import type {
  TypedAccount,
  TypedOrganisation,
  TypedPerson,
} from '#server/domains/identity/account-contract.ts'
import { textOf } from '../../_ui/read-form.ts'

const LONGEST_PUT_BACK = 300

/** The fields of the form about an organisation, in the order of the page. */
export const organisationFields = [
  'organisationName',
  'shortName',
  'taxCode',
  'issuedOn',
  'issuedBy',
  'address',
  'contactPhone',
  'email',
  'representative',
  'position',
  'representativeIdentity',
  'authority',
] as const satisfies readonly (keyof TypedOrganisation)[]

/** The same about a person. */
export const personFields = [
  'identityNumber',
  'issuedOn',
  'issuedBy',
  'address',
  'email',
] as const satisfies readonly (keyof TypedPerson)[]

export const typedAccount = (form: FormData): TypedAccount => ({
  name: textOf(form, 'name'),
  phone: textOf(form, 'phone'),
  password: textOf(form, 'password'),
})

export const typedOrganisation = (form: FormData): TypedOrganisation => ({
  organisationName: textOf(form, 'organisationName'),
  shortName: textOf(form, 'shortName'),
  taxCode: textOf(form, 'taxCode'),
  issuedOn: textOf(form, 'issuedOn'),
  issuedBy: textOf(form, 'issuedBy'),
  address: textOf(form, 'address'),
  contactPhone: textOf(form, 'contactPhone'),
  email: textOf(form, 'email'),
  representative: textOf(form, 'representative'),
  position: textOf(form, 'position'),
  representativeIdentity: textOf(form, 'representativeIdentity'),
  authority: textOf(form, 'authority'),
})

export const typedPerson = (form: FormData): TypedPerson => ({
  identityNumber: textOf(form, 'identityNumber'),
  issuedOn: textOf(form, 'issuedOn'),
  issuedBy: textOf(form, 'issuedBy'),
  address: textOf(form, 'address'),
  email: textOf(form, 'email'),
})

/** What stands in these fields again when the form comes back. */
export function putBack(form: FormData, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, textOf(form, field).slice(0, LONGEST_PUT_BACK)]))
}
