import { newUuid } from '#lib/ids.ts'
import type { StartedSignUp, TypedAccount } from '#server/domains/identity/account-contract.ts'
import { freshIdentityNumber, freshPhone, freshTaxCode } from './accounts.ts'

/** A form about an organisation as it is filled in; `changes` are typed over it. */
export const typedOrganisation = <C extends object>(changes?: C) => ({
  organisationName: 'Công ty TNHH Xây dựng Mới',
  shortName: '',
  taxCode: freshTaxCode(),
  issuedOn: '2019-03-05',
  issuedBy: 'Sở Kế hoạch và Đầu tư',
  address: '12 Phan Châu Trinh, Tam Kỳ',
  contactPhone: '',
  email: 'Ke.Toan@Moi.example',
  representative: 'Trần Văn Mới',
  position: 'Giám đốc',
  representativeIdentity: '',
  authority: '',
  ...typedAccount(),
  ...changes,
})

export const typedPerson = <C extends object>(changes?: C) => ({
  identityNumber: freshIdentityNumber(),
  issuedOn: '',
  issuedBy: '',
  address: '',
  email: '',
  ...typedAccount(),
  ...changes,
})

export const typedAccount = (): TypedAccount => ({
  name: 'Trần Văn Mới',
  phone: freshPhone(),
  password: 'con cò bay lả bay la',
})

/** From an address that nobody else has. */
export const freshEntry = (now: Date) => ({ address: newUuid(), browser: null, language: 'vi', now }) as const

/** A browser that nobody has used before. */
export const freshBrowser = (visitorId: string | null = null) => ({
  address: newUuid(),
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36',
  visitorId,
})

type Started =
  | { readonly ok: true; readonly value: StartedSignUp }
  | { readonly ok: false; readonly error: unknown }

/** @throws where the sign-up was refused */
export function startedOf(said: Started): StartedSignUp {
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  return said.value
}
