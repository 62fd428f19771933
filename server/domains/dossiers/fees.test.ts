import { expect, test } from 'vitest'
import type { AgencyFee } from './agency-dossier.ts'
import {
  type ChargeStep,
  chargeSteps,
  decideFees,
  type PresentCharge,
  type PresentFee,
  toSettle,
} from './fees.ts'

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
const owes = (amount: bigint) => line({ amount })
const reduced = line({ reduction: 40n, ground })
const exempt = line({ reduction: 100n, ground })
const receipt = line({ agencyReceipt: 'BL 1' })
const gone = null

const charge = (id: string, changes: Partial<PresentCharge> = {}): PresentCharge => ({
  feeId: id,
  id,
  state: 'OPEN',
  held: 0n,
  asked: 0n,
  ...changes,
})
const open = charge('own')
const withdrawn = charge('own', { state: 'WITHDRAWN' })
const atAgency = charge('own', { state: 'PAID_AT_AGENCY' })
const paid = charge('own', { state: 'PAID', held: 100n })
/** 30 of it went back, and the bank cannot be stopped any more. */
const partBack = charge('own', { state: 'PAID', held: 70n })
const allBack = charge('own', { state: 'PAID', held: 0n })
const more = charge('more')
const moreWithdrawn = charge('more', { state: 'WITHDRAWN' })
const morePaid = charge('more', { state: 'PAID', held: 20n })

/** A step as it is written below: what, of which charge, how much. */
function words(step: ChargeStep): string {
  switch (step.kind) {
    case 'NEW':
      return `NEW ${step.state} ${step.amount}`
    case 'SUPPLEMENT':
      return `SUPPLEMENT ${step.nth} ${step.amount}`
    case 'CHANGE':
      return `${step.charge.id} ${step.state} ${step.amount}`
    case 'WITHDRAW':
      return `${step.charge.id} WITHDRAWN`
    case 'KEEP':
      return `${step.charge.id} KEEPS ${step.owed}`
  }
}

test.each<[string, PresentCharge[], AgencyFee | null, string[]]>([
  // nothing was ever owed
  ['a first amount', [], owes(100n), ['NEW OPEN 100']],
  ['a first amount, reduced', [], reduced, ['NEW OPEN 60']],
  ['a first amount that the desk took', [], receipt, ['NEW PAID_AT_AGENCY 100']],
  ['an exemption from the beginning', [], exempt, []],
  ['a line without charge that is taken back', [], gone, []],
  // its own charge is not paid, whoever holds it
  ['another amount', [open], owes(120n), ['own OPEN 120']],
  ['a reduction', [open], reduced, ['own OPEN 60']],
  ['an exemption', [open], exempt, ['own WITHDRAWN']],
  ['a line taken back', [open], gone, ['own WITHDRAWN']],
  ['paid at the desk', [open], receipt, ['own PAID_AT_AGENCY 100']],
  ['paid at the desk by mistake', [atAgency], owes(100n), ['own OPEN 100']],
  ['an exemption after the desk took it', [atAgency], exempt, ['own WITHDRAWN']],
  ['a line that comes back is owed by the charge that it had', [withdrawn], owes(90n), ['own OPEN 90']],
  ['a withdrawn line that the desk took', [withdrawn], receipt, ['own PAID_AT_AGENCY 100']],
  ['a line that stays withdrawn', [withdrawn], gone, ['own WITHDRAWN']],
  // it is paid
  ['paid, and the same is owed', [paid], owes(100n), ['own KEEPS 100']],
  ['paid, and more is owed', [paid], owes(130n), ['own KEEPS 100', 'SUPPLEMENT 1 30']],
  ['paid, and less is owed', [paid], reduced, ['own KEEPS 60']],
  ['paid, and exempted', [paid], exempt, ['own KEEPS 0']],
  ['paid, and taken back', [paid], gone, ['own KEEPS 0']],
  ['paid, and paid at the desk too', [paid], receipt, ['own KEEPS 0']],
  [
    'part went back, and that part is owed again',
    [partBack],
    owes(100n),
    ['own KEEPS 70', 'SUPPLEMENT 1 30'],
  ],
  ['all went back, and something is owed again', [allBack], owes(50n), ['own KEEPS 0', 'SUPPLEMENT 1 50']],
  // it is paid, and a supplement waits
  ['the supplement grows', [paid, more], owes(150n), ['own KEEPS 100', 'more OPEN 50']],
  ['the supplement shrinks', [paid, more], owes(101n), ['own KEEPS 100', 'more OPEN 1']],
  ['the supplement is not owed any more', [paid, more], owes(100n), ['own KEEPS 100', 'more WITHDRAWN']],
  ['less than was paid', [paid, more], owes(60n), ['own KEEPS 60', 'more WITHDRAWN']],
  ['the supplement is owed again', [paid, moreWithdrawn], owes(110n), ['own KEEPS 100', 'more OPEN 10']],
  ['all of it is taken back', [paid, more], gone, ['own KEEPS 0', 'more WITHDRAWN']],
  ['all of it paid at the desk', [paid, more], receipt, ['own KEEPS 0', 'more WITHDRAWN']],
  // both are paid
  ['more again', [paid, morePaid], owes(125n), ['own KEEPS 100', 'more KEEPS 20', 'SUPPLEMENT 2 5']],
  ['what was paid last goes back first', [paid, morePaid], owes(110n), ['own KEEPS 100', 'more KEEPS 10']],
  ['less than the first', [paid, morePaid], owes(60n), ['own KEEPS 60', 'more KEEPS 0']],
])('%s', (_, charges, says, steps) => {
  expect(chargeSteps(charges, says).map(words)).toEqual(steps)
})

test.each<[string, PresentCharge, AgencyFee | null, boolean]>([
  ['nothing goes back and nothing was asked for', paid, owes(100n), false],
  ['nothing goes back of what was paid when more is owed', paid, owes(200n), false],
  ['something goes back', paid, owes(70n), true],
  ['that was asked for already', { ...paid, asked: 30n }, owes(70n), false],
  ['another part was asked for', { ...paid, asked: 30n }, owes(80n), true],
  ['what was asked for is owed again', { ...paid, asked: 30n }, owes(100n), true],
])('payments are told: %s', (_, present, says, told) => {
  expect(toSettle(chargeSteps([present], says))).toEqual(told ? [present] : [])
})

const present = (changes: Partial<PresentFee> = {}): PresentFee => ({
  feeId: 'f1',
  line: line(),
  withdrawn: false,
  charges: [open],
  ...changes,
})

test.each<[string, PresentFee[], AgencyFee[], string[]]>([
  ['a new line', [], [line()], ['ADD F1']],
  ['a line that stays', [present()], [line()], []],
  ['a paid line that stays', [present({ charges: [paid] })], [line()], []],
  ['a line that stays withdrawn', [present({ withdrawn: true })], [], []],
  ['a line that comes back as it was', [present({ withdrawn: true })], [line()], ['CHANGE F1']],
  ['a line left out', [present()], [], ['WITHDRAW F1']],
  ['a line beside another', [present()], [line(), line({ id: 'F2' })], ['ADD F2']],
  ['one for another', [present()], [line({ id: 'F2' })], ['ADD F2', 'WITHDRAW F1']],
  ['another kind', [present()], [line({ kind: 'LE_PHI' })], ['CHANGE F1']],
  ['another label', [present()], [line({ label: { vi: 'Khác', en: 'Fee' } })], ['CHANGE F1']],
  ['another translation', [present()], [line({ label: { vi: 'Phí', en: 'Other' } })], ['CHANGE F1']],
  ['another regulation', [present()], [line({ regulation: 'TT 2' })], ['CHANGE F1']],
  ['another time', [present()], [line({ dueWhen: 'RESULT' })], ['CHANGE F1']],
  ['a receipt of the desk', [present()], [receipt], ['CHANGE F1']],
  ['a reduction', [present()], [reduced], ['CHANGE F1']],
])('%s', (_, before, wanted, steps) => {
  expect(decideFees(before, wanted).map(({ kind, line: { id } }) => `${kind} ${id}`)).toEqual(steps)
})

test('only the amount changes hands: other words about a paid line move no money', () => {
  const [step] = decideFees([present({ charges: [paid] })], [line({ regulation: 'TT 2' })])
  expect(step?.charges.map(words)).toEqual(['own KEEPS 100'])
  expect(toSettle(step?.charges ?? [])).toEqual([])
})
