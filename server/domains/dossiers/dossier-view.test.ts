import { expect, test } from 'vitest'
import type { DossierView } from './contract.ts'
import { type DossierFacts, dossierView, type FeeFacts } from './dossier-view.ts'

const words: NonNullable<FeeFacts['words']> = {
  kind: 'PHI',
  labelVi: 'Phí',
  labelEn: 'Fee',
  groundVi: null,
  groundEn: null,
  regulation: 'TT',
  dueWhen: 'INTAKE',
}
const poor = { ...words, groundVi: 'Hộ nghèo' }

const fee = (changes: Partial<FeeFacts> = {}): FeeFacts => ({
  id: 'f',
  words,
  gross: '100',
  reduction: '0',
  supplementOf: null,
  atAgency: false,
  withdrawn: false,
  chargeState: 'OPEN',
  leased: false,
  leaseEndsAt: null,
  ...changes,
})

const view = (fees: FeeFacts[], changes: Partial<DossierFacts> = {}) =>
  dossierView({
    id: 'd',
    code: 'H47.20-261120-0001',
    procedure: { vi: 'Thủ tục', en: 'Procedure' },
    about: { receivedOn: '2026-11-20', dueOn: null, status: 6 },
    agencyId: 'H47.20',
    agencyVi: 'Sở',
    agencyEn: 'Department',
    applicantName: 'Nguyễn Văn An',
    ownPayment: null,
    fees,
    ...changes,
  } satisfies DossierFacts)

const open = fee()
const held = fee({ leased: true, leaseEndsAt: '2026-11-21T03:15:00+00:00' })
const waiting = fee({ leased: true })
const paid = fee({ chargeState: 'PAID' })
const atAgency = fee({ chargeState: 'PAID_AT_AGENCY', atAgency: true })
const bothPaid = fee({ chargeState: 'PAID', atAgency: true })
const paidAndExempt = fee({ chargeState: 'PAID', reduction: '100', words: poor })
/** 100 was paid, then the fee grew by 30. */
const grown = fee({ chargeState: 'PAID', gross: '130' })
const difference = fee({ id: 's', supplementOf: 'f', gross: '30' })
const gone = fee({ id: 's', supplementOf: 'f', gross: '30', withdrawn: true, chargeState: 'WITHDRAWN' })
/** All of it had gone back before it was owed again. */
const owedAgain = fee({ id: 's', supplementOf: 'f', gross: '100' })
const withdrawn = fee({ withdrawn: true, chargeState: 'WITHDRAWN' })
const exempt = fee({ chargeState: null, reduction: '100', words: poor })

test.each<[FeeFacts[], string, string, DossierView['state']]>([
  [[], '', '0', 'FREE'],
  [[open], 'OPEN', '100', 'PAYABLE'],
  [[open, open, paid], 'OPEN OPEN PAID', '200', 'PAYABLE'],
  [[open, held], 'OPEN HELD', '100', 'PAYABLE'],
  [[held, paid], 'HELD PAID', '0', 'HELD'],
  [[waiting], 'HELD', '0', 'HELD'],
  [[paid, withdrawn], 'PAID WITHDRAWN', '0', 'PAID'],
  [[atAgency], 'PAID_AT_AGENCY', '0', 'PAID'],
  [[bothPaid], 'PAID_AT_AGENCY', '0', 'PAID'],
  [[paidAndExempt], 'EXEMPT', '0', 'FREE'],
  [[grown, difference], 'PAID OPEN', '30', 'PAYABLE'],
  [[paid, gone], 'PAID', '0', 'PAID'],
  [[paid, owedAgain], 'WITHDRAWN OPEN', '100', 'PAYABLE'],
  [[exempt], 'EXEMPT', '0', 'FREE'],
  [[withdrawn], 'WITHDRAWN', '0', 'FREE'],
])('%#: lines become %j, %s đồng payable, %s', (fees, states, payable, state) => {
  const dossier = view(fees)
  expect(dossier.fees.map((line) => line.state).join(' ')).toBe(states)
  expect([dossier.payable, dossier.state]).toEqual([payable, state])
})

test('a line and its difference show the whole of it between them', () => {
  const reduced = fee({ chargeState: 'PAID', gross: '150', reduction: '20', words: poor })
  const shown = view([reduced, difference]).fees.map(({ about, amount }) => [
    about?.gross,
    about?.reduction,
    amount,
  ])
  expect(shown).toEqual([
    ['120', '20', '100'],
    ['30', '0', '30'],
  ])
})

test('a lease ends at a moment in UTC, or at none while a bank is asked', () => {
  const [first, second] = view([held, waiting]).fees
  expect([first?.heldUntil, second?.heldUntil]).toEqual(['2026-11-21T03:15:00.000Z', null])
})

test('the applicant is masked, and the ground stands in for a translation that is missing', () => {
  const dossier = view([exempt])
  expect(dossier.applicant).toBe('N••••• V•• An')
  expect(dossier.fees[0]?.about?.ground).toEqual({ vi: 'Hộ nghèo', en: 'Hộ nghèo' })
})

test('the public level reads what is owed, to whom, and no more', () => {
  const facts = { ...exempt, words: null }
  const dossier = view([{ ...open, words: null }, facts, { ...paid, words: null }], {
    procedure: null,
    about: null,
  })
  const name = { vi: 'Phí, lệ phí hồ sơ H47.20-261120-0001', en: 'Fees of dossier H47.20-261120-0001' }
  expect(dossier).toMatchObject({ procedure: name, about: null, payable: '100', state: 'PAYABLE' })
  // A line that was exempted would tell of its applicant.
  expect(dossier.fees.map(({ label, about, amount, state }) => ({ label, about, amount, state }))).toEqual([
    { label: name, about: null, amount: '100', state: 'OPEN' },
    { label: name, about: null, amount: '100', state: 'PAID' },
  ])
})
