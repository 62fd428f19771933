import { expect, test } from 'vitest'
import type { DossierView } from './contract.ts'
import { type DossierFacts, dossierView, type FeeFacts } from './dossier-view.ts'

const fee = (changes: Partial<FeeFacts> = {}): FeeFacts => ({
  id: 'f',
  kind: 'PHI',
  labelVi: 'Phí',
  labelEn: 'Fee',
  gross: '100',
  reduction: '0',
  groundVi: null,
  groundEn: null,
  regulation: 'TT',
  dueWhen: 'INTAKE',
  withdrawn: false,
  chargeState: 'OPEN',
  leased: false,
  leaseEndsAt: null,
  ...changes,
})

const view = (fees: FeeFacts[]) =>
  dossierView({
    id: 'd',
    code: 'H47.20-261120-0001',
    procedureVi: 'Thủ tục',
    procedureEn: 'Procedure',
    agencyId: 'H47.20',
    agencyVi: 'Sở',
    agencyEn: 'Department',
    applicantName: 'Nguyễn Văn An',
    receivedOn: '2026-11-20',
    dueOn: null,
    status: 6,
    ownPayment: null,
    fees,
  } satisfies DossierFacts)

const open = fee()
const held = fee({ leased: true, leaseEndsAt: '2026-11-21T03:15:00+00:00' })
const waiting = fee({ leased: true })
const paid = fee({ chargeState: 'PAID' })
const atAgency = fee({ chargeState: 'PAID_AT_AGENCY' })
const withdrawn = fee({ withdrawn: true, chargeState: 'WITHDRAWN' })
const exempt = fee({ chargeState: null, reduction: '100', groundVi: 'Hộ nghèo' })

test.each<[FeeFacts[], string, string, DossierView['state']]>([
  [[], '', '0', 'FREE'],
  [[open], 'OPEN', '100', 'PAYABLE'],
  [[open, open, paid], 'OPEN OPEN PAID', '200', 'PAYABLE'],
  [[open, held], 'OPEN HELD', '100', 'PAYABLE'],
  [[held, paid], 'HELD PAID', '0', 'HELD'],
  [[waiting], 'HELD', '0', 'HELD'],
  [[paid, withdrawn], 'PAID WITHDRAWN', '0', 'PAID'],
  [[atAgency], 'PAID_AT_AGENCY', '0', 'PAID'],
  [[exempt], 'EXEMPT', '0', 'FREE'],
  [[withdrawn], 'WITHDRAWN', '0', 'FREE'],
])('%#: lines become %j, %s đồng payable, %s', (fees, states, payable, state) => {
  const dossier = view(fees)
  expect(dossier.fees.map((line) => line.state).join(' ')).toBe(states)
  expect([dossier.payable, dossier.state]).toEqual([payable, state])
})

test('a lease ends at a moment in UTC, or at none while a bank is asked', () => {
  const [first, second] = view([held, waiting]).fees
  expect([first?.heldUntil, second?.heldUntil]).toEqual(['2026-11-21T03:15:00.000Z', null])
})

test('the applicant is masked, and the ground stands in for a translation that is missing', () => {
  const dossier = view([exempt])
  expect(dossier.applicant).toBe('N••••• V•• An')
  expect(dossier.fees[0]?.ground).toEqual({ vi: 'Hộ nghèo', en: 'Hộ nghèo' })
})
