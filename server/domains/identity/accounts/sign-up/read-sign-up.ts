import { err, ok, type Result } from '#lib/result.ts'
import type {
  FieldRefusal,
  HolderDetails,
  OrganisationDetails,
  PersonDetails,
  TypedAccount,
  TypedOrganisation,
  TypedPerson,
} from '../../account-contract.ts'
import { checkPassword } from '../../credentials/password-rules.ts'
import { readEmail } from '../../email.ts'
import {
  contactPhone,
  identityNumber,
  line,
  mobile,
  optionalLine,
  organisationTaxCode,
  pastDay,
  representativeIdentity,
} from './read-fields.ts'

type Refusals = readonly FieldRefusal[]

/** Takes fields one after the other, so that a form is refused with all that is to be mended at once. */
function reader() {
  const refusals: FieldRefusal[] = []
  return {
    refusals,
    take<T>(field: Result<T, FieldRefusal>, otherwise: T): T {
      if (field.ok) return field.value
      refusals.push(field.error)
      return otherwise
    },
    read<T>(value: T): Result<T, Refusals> {
      return refusals.length === 0 ? ok(value) : err(refusals)
    },
  }
}

/** Who signs up: their name, their telephone in E.164, and a password in the form that is hashed. */
export function readAccount(
  typed: TypedAccount,
  personal: readonly string[],
): Result<TypedAccount, Refusals> {
  const { take, read } = reader()
  const name = take(line(typed.name, 'NAME_EMPTY', 'NAME_FORM'), '')
  const phone = take(mobile(typed.phone), '')
  const own = [name, national(phone), ...personal]
  return read({ name, phone, password: take(checkPassword(typed.password, own), '') })
}

/** "0905123456": how people write their own number, in a password, too. */
export const national = (phone: string): string => phone.replace(/^\+84/, '0')

/** What a form says of an organisation. `phone` is that of whoever fills it in, in E.164. */
export function readOrganisation(
  typed: TypedOrganisation,
  phone: string,
  now: Date,
): Result<OrganisationDetails, Refusals> {
  const { take, read } = reader()
  return read({
    kind: 'ORGANISATION',
    name: take(line(typed.organisationName, 'ORGANISATION_NAME_EMPTY', 'ORGANISATION_NAME_FORM'), ''),
    shortName: take(optionalLine(typed.shortName, 'SHORT_NAME_FORM'), null),
    taxCode: take(organisationTaxCode(typed.taxCode), ''),
    issuedOn: take(pastDay(typed.issuedOn, now), null),
    issuedBy: take(optionalLine(typed.issuedBy, 'ISSUED_BY_FORM'), null),
    address: take(line(typed.address, 'ADDRESS_EMPTY', 'ADDRESS_FORM'), ''),
    phone: take(contactPhone(typed.contactPhone, phone), ''),
    email: take(readEmail(typed.email), ''),
    representative: {
      name: take(line(typed.representative, 'REPRESENTATIVE_EMPTY', 'REPRESENTATIVE_FORM'), ''),
      position: take(line(typed.position, 'POSITION_EMPTY', 'POSITION_FORM'), ''),
      identityNumber: take(representativeIdentity(typed.representativeIdentity), null),
      authority: take(optionalLine(typed.authority, 'AUTHORITY_FORM'), null),
    },
  })
}

/** What a form says of a person, whose telephone (E.164) is known. */
export function readPerson(
  typed: TypedPerson & { readonly name: string },
  phone: string,
  now: Date,
): Result<PersonDetails, Refusals> {
  const { take, read } = reader()
  return read({
    kind: 'PERSON',
    name: take(line(typed.name, 'NAME_EMPTY', 'NAME_FORM'), ''),
    identityNumber: take(identityNumber(typed.identityNumber), ''),
    issuedOn: take(pastDay(typed.issuedOn, now), null),
    issuedBy: take(optionalLine(typed.issuedBy, 'ISSUED_BY_FORM'), null),
    address: take(optionalLine(typed.address, 'ADDRESS_FORM'), null),
    phone,
    email: typed.email.trim() === '' ? null : take(readEmail(typed.email), null),
  })
}

/** A whole form: whose refusals come before which is how its fields follow each other. */
export function readSignUp<D extends HolderDetails>(
  account: Result<TypedAccount, Refusals>,
  details: Result<D, Refusals>,
  first: 'ACCOUNT' | 'DETAILS',
): Result<{ readonly account: TypedAccount; readonly details: D }, Refusals> {
  if (account.ok && details.ok) return ok({ account: account.value, details: details.value })
  const [ofAccount, ofDetails] = [account, details].map((part) => (part.ok ? [] : part.error))
  const refusals = first === 'ACCOUNT' ? [ofAccount, ofDetails] : [ofDetails, ofAccount]
  const codes = new Set(refusals.flatMap((part) => (part ?? []).map(({ code }) => code)))
  return err([...codes].map((code) => ({ code })))
}
