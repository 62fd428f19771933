import { expect, test } from 'vitest'
import { freshFee, freshMessage } from '#tests/factories/dossier.ts'
import { agencyDossierSchema, dossierFaults } from './agency-dossier.ts'

const message = freshMessage('H47.20')
const person = message.applicant
const fee = freshFee('F1', 150_000)

function read(changes: object) {
  return agencyDossierSchema.safeParse({ ...message, ...changes })
}

function faultsOf(changes: object): string[] {
  const result = read(changes)
  return result.success ? [] : dossierFaults(result.error)
}

test('amounts become đồng, identity facts one spelling', () => {
  const applicant = {
    ...person,
    identityNumber: '049 085 001 234',
    phone: '0905 123 456',
    taxCode: '0314409058002',
  }
  const dossier = agencyDossierSchema.parse({ ...message, applicant })
  expect(dossier.fees[0]?.amount).toBe(150_000n)
  expect(dossier.applicant).toMatchObject({
    identityNumber: '049085001234',
    phone: '+84905123456',
    taxCode: '0314409058-002',
  })
})

test.each([
  ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
  ["H'Hen Niê Kđăm", "H'Hen Niê Kđăm"],
  ['Zơrâm Thị Liên', 'Zơrâm Thị Liên'],
  ['Ольга Ивановна', 'Ольга Ивановна'],
  ['李小龍', '李小龍'],
  ['Ng', 'Ng'],
  ['An 🙂', 'An 🙂'],
  ['<b>Nguyễn</b> & Con', '<b>Nguyễn</b> & Con'],
])('the name %j is taken for its letters, as text', (name, stored) => {
  const result = read({ applicant: { ...person, name } })
  expect(result.success && result.data.applicant.name).toBe(stored)
})

test.each<[string, object, string]>([
  [
    'a name of 10,000 characters',
    { applicant: { ...person, name: 'Á'.repeat(10_000) } },
    'applicant.name: TOO_LONG',
  ],
  ['no name', { applicant: { ...person, name: ' \u200B ' } }, 'applicant.name: EMPTY'],
  ['a name with a NUL', { applicant: { ...person, name: 'An\u0000' } }, 'applicant.name: CONTROL_CHARACTERS'],
  [
    'a name with half a character',
    { applicant: { ...person, name: 'An\uD83D' } },
    'applicant.name: CONTROL_CHARACTERS',
  ],
  [
    'a short identity number',
    { applicant: { ...person, identityNumber: '12345' } },
    'applicant.identityNumber: FORM',
  ],
  [
    'a tax code with a wrong check digit',
    { applicant: { ...person, taxCode: '0400603109' } },
    'applicant.taxCode: CHECK_DIGIT',
  ],
  ['a telephone that is none', { applicant: { ...person, phone: '123' } }, 'applicant.phone: NOT_A_PHONE'],
  ['31 February', { receivedOn: '2026-02-31' }, 'receivedOn: DATE'],
  ['an eleventh status', { status: 11 }, 'status: TOO_BIG'],
  ['an agency that is no unit code', { agency: 'So Xay dung' }, 'agency: FORM'],
  ['an amount as a number', { fees: [{ ...fee, amount: 150_000 }] }, 'fees.0.amount: INVALID_TYPE'],
  ['an amount with a fraction', { fees: [{ ...fee, amount: '1.5' }] }, 'fees.0.amount: NOT_DONG'],
  ['an amount of nothing', { fees: [{ ...fee, amount: '0' }] }, 'fees.0.amount: NOT_DONG'],
  [
    'a reduction above the amount',
    { fees: [{ ...fee, reduction: '150001', ground: { vi: 'x', en: 'x' } }] },
    'fees.0.reduction: ABOVE_AMOUNT',
  ],
  [
    'a reduction without a ground',
    { fees: [{ ...fee, reduction: '1' }] },
    'fees.0.ground: REQUIRED_WITH_REDUCTION',
  ],
  ['two lines of one id', { fees: [fee, fee] }, 'fees: LINE_TWICE'],
  ['101 lines', { fees: Array.from({ length: 101 }, (_, n) => freshFee(`F${n}`, 1)) }, 'fees: TOO_BIG'],
  [
    'a label of 10,000 characters',
    { fees: [{ ...fee, label: { vi: 'x'.repeat(10_000), en: 'x' } }] },
    'fees.0.label.vi: TOO_LONG',
  ],
])('%s is refused by name, without its value', (_, changes, fault) => {
  expect(faultsOf(changes)).toEqual([fault])
})

test.each([null, [], 'x', 1, undefined])('%j is no dossier', (body) => {
  expect(agencyDossierSchema.safeParse(body).success).toBe(false)
})

test('text of 60,000 marks that are out of order costs no more than other text', () => {
  const label = { vi: `Phí${'\u0301\u0316'.repeat(30_000)}`, en: 'Fee' }
  const started = performance.now()
  faultsOf({ fees: [{ ...fee, label }] })
  expect(performance.now() - started).toBeLessThan(1_000)
})
