import { describe, expect, test } from 'vitest'
import { typedOrganisation, typedPerson } from '#tests/factories/sign-up.ts'
import { fieldOfRefusal } from '../../account-contract.ts'
import { readAccount, readOrganisation, readPerson } from './read-sign-up.ts'

const now = new Date('2026-11-23T03:00:10Z')
const own = '+84905123456'

const organisation = (changes: object) => readOrganisation(typedOrganisation(changes), own, now)
const person = (changes: object) => readPerson(typedPerson(changes), own, now)
const account = (changes: object) =>
  readAccount({ name: 'Lê Thị Mới', phone: '0905 123 456', password: 'con cò bay lả bay la', ...changes }, [])
const codes = (said: ReturnType<typeof organisation | typeof person | typeof account>) =>
  said.ok ? 'TAKEN' : said.error.map(({ code }) => code).join()

describe('an organisation', () => {
  test.each([
    ['0400603108', '0400603108'],
    ['0400 603 108', '0400603108'],
    ['0400603108-001', '0400603108-001'],
    ['０４００６０３１０８', '0400603108'],
  ])('of tax code %s', (taxCode, kept) => {
    expect(organisation({ taxCode })).toMatchObject({ ok: true, value: { taxCode: kept } })
  })

  test.each([
    [{ taxCode: '' }, 'TAX_CODE_EMPTY'],
    [{ taxCode: '0400603109' }, 'TAX_CODE_CHECK_DIGIT'],
    [{ taxCode: '0400603109-001' }, 'TAX_CODE_CHECK_DIGIT'],
    [{ taxCode: '0400603108-000' }, 'TAX_CODE_FORM'],
    [{ taxCode: '040060310' }, 'TAX_CODE_FORM'],
    [{ taxCode: '0400A03108' }, 'TAX_CODE_FORM'],
    [{ taxCode: '049078004321' }, 'TAX_CODE_OF_PERSON'],
    [{ organisationName: ' \t' }, 'ORGANISATION_NAME_EMPTY'],
    [{ organisationName: 'A\u202Eb' }, 'ORGANISATION_NAME_FORM'],
    [{ shortName: 'x'.repeat(201) }, 'SHORT_NAME_FORM'],
    [{ address: '' }, 'ADDRESS_EMPTY'],
    [{ address: 'x'.repeat(201) }, 'ADDRESS_FORM'],
    [{ email: '' }, 'EMAIL_EMPTY'],
    [{ email: 'a@b' }, 'EMAIL_FORM'],
    [{ issuedOn: '2026-02-29' }, 'ISSUED_ON_FORM'],
    [{ issuedOn: '31/02/2020' }, 'ISSUED_ON_FORM'],
    [{ issuedOn: 'hôm qua' }, 'ISSUED_ON_FORM'],
    [{ issuedOn: '0005-01-01' }, 'ISSUED_ON_FORM'],
    [{ issuedOn: '2026-11-24' }, 'ISSUED_ON_FUTURE'],
    [{ contactPhone: '12345' }, 'CONTACT_PHONE_FORM'],
    [{ representative: '' }, 'REPRESENTATIVE_EMPTY'],
    [{ position: ' ' }, 'POSITION_EMPTY'],
    [{ representativeIdentity: '201234567' }, 'REPRESENTATIVE_IDENTITY_FORM'],
    [{ authority: 'x'.repeat(201) }, 'AUTHORITY_FORM'],
  ])('with %j: %s', (changes, code) => {
    expect(codes(organisation(changes))).toBe(code)
  })

  test.each([
    ['', own],
    ['0235 381 2345', '+842353812345'],
    ['(+84) 235.381.2345', '+842353812345'],
    ['0914222333', '+84914222333'],
  ])('is reached at %j', (contactPhone, phone) => {
    expect(organisation({ contactPhone })).toMatchObject({ ok: true, value: { phone } })
  })

  test.each([
    ['', null],
    ['2026-11-23', '2026-11-23'],
    ['5/3/2019', '2019-03-05'],
    ['05.03.2019', '2019-03-05'],
    ['29/02/2024', '2024-02-29'],
  ])('was registered on %j', (issuedOn, day) => {
    expect(organisation({ issuedOn })).toMatchObject({ ok: true, value: { issuedOn: day } })
  })

  test('keeps every letter of its name', () => {
    expect(organisation({ organisationName: '  Công ty  Krông Pắk 🌾 & “Bạn”  ' })).toMatchObject({
      ok: true,
      value: { name: 'Công ty Krông Pắk 🌾 & “Bạn”' },
    })
  })
})

describe('a person', () => {
  test.each([
    [{ identityNumber: '049 192 004 567' }, 'TAKEN'],
    [{ identityNumber: '' }, 'IDENTITY_EMPTY'],
    [{ identityNumber: '201234567' }, 'IDENTITY_OLD_CARD'],
    [{ identityNumber: '0400603108' }, 'IDENTITY_FORM'],
    [{ email: 'x' }, 'EMAIL_FORM'],
    [{ name: '', address: '\u0007' }, 'NAME_EMPTY,ADDRESS_FORM'],
  ])('with %j: %s', (changes, code) => {
    expect(codes(person(changes))).toBe(code)
  })
})

describe('whoever signs up', () => {
  test.each([
    [{}, 'TAKEN'],
    [{ name: '' }, 'NAME_EMPTY'],
    [{ phone: '' }, 'PHONE_EMPTY'],
    [{ phone: '02353812345' }, 'PHONE_FORM'],
    [{ password: 'ngắn quá' }, 'PASSWORD_SHORT'],
    [{ password: 'x'.repeat(129) }, 'PASSWORD_LONG'],
    [{ password: 'matkhau12345' }, 'PASSWORD_COMMON'],
    [{ password: 'số 0905123456 nhé' }, 'PASSWORD_PERSONAL'],
    [{ password: 'LeThiMoi và mèo' }, 'PASSWORD_PERSONAL'],
    [{ name: '', phone: 'x', password: '' }, 'NAME_EMPTY,PHONE_FORM,PASSWORD_SHORT'],
  ])('with %j: %s', (changes, code) => {
    expect(codes(account(changes))).toBe(code)
  })
})

test('every refusal belongs to a field that a form has', () => {
  const fields = new Set<string>([...Object.keys(typedOrganisation()), ...Object.keys(typedPerson())])
  expect(Object.values(fieldOfRefusal).filter((field) => !fields.has(field))).toEqual([])
})
