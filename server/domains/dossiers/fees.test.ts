import { expect, test } from 'vitest'
import type { AgencyFee } from './agency-dossier.ts'
import { decideFees, type PresentCharge, type PresentFee } from './fees.ts'

const line = (changes: Partial<AgencyFee> = {}): AgencyFee => ({
  id: 'F1',
  kind: 'PHI',
  label: { vi: 'Phí', en: 'Fee' },
  amount: 100n,
  reduction: 0n,
  ground: null,
  regulation: 'TT 1',
  dueWhen: 'INTAKE',
  agencyReceipt: null,
  ...changes,
})
const ground = { vi: 'Hộ nghèo', en: 'Poor household' }
const exempt = line({ reduction: 100n, ground })
const charge = (changes: Partial<PresentCharge> = {}): PresentCharge => ({
  id: 'c1',
  amount: 100n,
  state: 'OPEN',
  leased: false,
  ...changes,
})
const present = (changes: Partial<PresentFee> = {}): PresentFee => ({
  feeId: 'f1',
  line: line(),
  withdrawn: false,
  charge: charge(),
  ...changes,
})

const leased = charge({ leased: true })
const paid = charge({ state: 'PAID' })
const atAgency = charge({ state: 'PAID_AT_AGENCY' })
const withdrawn = charge({ state: 'WITHDRAWN' })
const dearer = line({ amount: 120n })
const receipt = line({ agencyReceipt: 'BL 1' })

test.each<[string, PresentFee[], AgencyFee[], unknown[]]>([
  ['a first line', [], [line()], [{ kind: 'NEW', amount: 100n, state: 'OPEN' }]],
  ['a first line that is exempt', [], [exempt], [{ kind: 'NONE' }]],
  [
    'a first line paid at the agency',
    [],
    [receipt],
    [{ kind: 'NEW', amount: 100n, state: 'PAID_AT_AGENCY' }],
  ],
  ['nothing new', [present()], [line()], []],
  ['nothing new about a held line', [present({ charge: leased })], [line()], []],
  ['nothing new about a paid line', [present({ charge: paid })], [line()], []],
  ['another amount', [present()], [dearer], [{ kind: 'CHANGE', id: 'c1', amount: 120n, state: 'OPEN' }]],
  [
    'a reduction',
    [present()],
    [line({ reduction: 40n, ground })],
    [{ kind: 'CHANGE', id: 'c1', amount: 60n, state: 'OPEN' }],
  ],
  ['an exemption', [present()], [exempt], [{ kind: 'WITHDRAW', id: 'c1' }]],
  [
    'an exemption taken back',
    [present({ line: exempt, charge: null })],
    [line()],
    [{ kind: 'NEW', amount: 100n, state: 'OPEN' }],
  ],
  [
    'paid at the agency',
    [present()],
    [receipt],
    [{ kind: 'CHANGE', id: 'c1', amount: 100n, state: 'PAID_AT_AGENCY' }],
  ],
  [
    'paid at the agency by mistake',
    [present({ line: receipt, charge: atAgency })],
    [line()],
    [{ kind: 'CHANGE', id: 'c1', amount: 100n, state: 'OPEN' }],
  ],
  ['a line taken back', [present()], [], [{ kind: 'WITHDRAW', id: 'c1' }]],
  ['an exempt line taken back', [present({ line: exempt, charge: null })], [], [{ kind: 'NONE' }]],
  ['a line that stays taken back', [present({ withdrawn: true, charge: withdrawn })], [], []],
  [
    'a line that comes back',
    [present({ withdrawn: true, charge: withdrawn })],
    [line()],
    [{ kind: 'NEW', amount: 100n, state: 'OPEN' }],
  ],
  [
    'a second line beside a paid one',
    [present({ charge: paid })],
    [line(), line({ id: 'F2' })],
    [{ kind: 'NEW', amount: 100n, state: 'OPEN' }],
  ],
])('%s', (_, before, wanted, charges) => {
  const decided = decideFees(before, wanted)
  expect(decided.ok && decided.value.map((step) => step.charge)).toEqual(charges)
})

test.each<[string, PresentCharge, string]>([
  ['held', leased, 'CHARGE_IN_PAYMENT'],
  ['paid', paid, 'CHARGE_PAID'],
])('whatever would change about a %s line refuses the whole message', (_, state, code) => {
  const others = [present({ feeId: 'f0', line: line({ id: 'F0' }), charge: charge({ id: 'c0' }) })]
  const changes: AgencyFee[][] = [
    [dearer],
    [exempt],
    [receipt],
    [],
    [line({ kind: 'LE_PHI' })],
    [line({ label: { vi: 'Khác', en: 'Fee' } })],
    [line({ label: { vi: 'Phí', en: 'Other' } })],
    [line({ regulation: 'TT 2' })],
    [line({ dueWhen: 'RESULT' })],
  ]
  for (const wanted of changes) {
    const decided = decideFees(
      [...others, present({ charge: state })],
      [line({ id: 'F0', amount: 1n }), ...wanted],
    )
    expect(decided).toEqual({ ok: false, error: { code, line: 'F1' } })
  }
})
