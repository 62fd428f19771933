import { describe, expect, test } from 'vitest'
import { type StaffRole, staffRoles } from '../../contract.ts'
import { approvals } from '../../people-contract.ts'
import {
  actsOf,
  mayApprove,
  mayPropose,
  type Party,
  type Proposal,
  refusalOf,
  waitsFor,
} from './decide-proposal.ts'

const party = (id: string, role: StaffRole, bank: string | null = null): Party => ({
  id,
  email: `${id}@example.gov.vn`,
  role,
  bank,
  isActive: true,
})
const [first, second] = [party('first', 'ADMINISTRATOR'), party('second', 'ADMINISTRATOR')]
const [ours, ours2] = [party('ours', 'BANK_ADMINISTRATOR', 'a'), party('ours2', 'BANK_ADMINISTRATOR', 'a')]
const theirs = party('theirs', 'BANK_ADMINISTRATOR', 'b')
const everyone = [first, second, ours, ours2, theirs]
const gone = (person: Party): Party => ({ ...person, isActive: false })

const isOfBank = (role: StaffRole) => role === 'TELLER' || role === 'CONTROLLER'
const proposal = (changes: Partial<Proposal> = {}): Proposal => ({
  staffId: null,
  email: 'new@example.gov.vn',
  role: 'ACCOUNTANT',
  bank: null,
  state: 'WAITING',
  proposedBy: first,
  ...changes,
})
const code = (...of: Parameters<typeof refusalOf>) => refusalOf(...of)?.code ?? 'MAY'

describe('who decides about whom', () => {
  test.each(staffRoles)('nobody becomes %s by one person’s word', (role) => {
    const bank = isOfBank(role) || role === 'BANK_ADMINISTRATOR' ? 'a' : null
    for (const asker of everyone)
      expect(code(proposal({ role, bank, proposedBy: asker }), 'APPROVE', asker)).not.toBe('MAY')
    expect(approvals[role].because).not.toBe('')
  })

  test.each(staffRoles)('%s: administrators, or the bank’s own', (role) => {
    const bank = isOfBank(role) ? 'a' : null
    const may = everyone.filter((person) => mayApprove(person, { role, bank })).map(({ id }) => id)
    expect(may).toEqual(isOfBank(role) ? ['ours', 'ours2'] : ['first', 'second'])
    const ask = everyone.filter((person) => mayPropose(person, { role, bank })).map(({ id }) => id)
    expect(ask).toEqual(isOfBank(role) ? ['first', 'second', 'ours', 'ours2'] : ['first', 'second'])
    expect(everyone.some((person) => mayPropose(gone(person), { role, bank }))).toBe(false)
  })

  test.each([
    ['a second administrator', proposal(), second, 'MAY'],
    ['whoever asked', proposal(), first, 'OWN_PROPOSAL'],
    ['whose address it is', proposal({ email: second.email }), second, 'ABOUT_YOU'],
    ['whom it is about', proposal({ staffId: second.id }), second, 'ABOUT_YOU'],
    ['a disabled administrator', proposal(), gone(second), 'NOT_YOURS'],
    ['a bank’s administrator about an accountant', proposal(), ours, 'NOT_YOURS'],
    ['a second administrator about a teller', proposal({ role: 'TELLER', bank: 'a' }), second, 'NOT_YOURS'],
    ['the bank’s administrator about a teller', proposal({ role: 'TELLER', bank: 'a' }), ours, 'MAY'],
    ['another bank’s', proposal({ role: 'TELLER', bank: 'a' }), theirs, 'NOT_YOURS'],
    [
      'the bank’s about a colleague’s',
      proposal({ role: 'CONTROLLER', bank: 'a', proposedBy: ours }),
      ours2,
      'MAY',
    ],
    ['after who asked was disabled', proposal({ proposedBy: gone(first) }), second, 'PROPOSER_GONE'],
    ['what was decided', proposal({ state: 'REJECTED' }), second, 'NOT_WAITING'],
  ])('approved by %s', (_, of, person, outcome) => {
    expect(code(of, 'APPROVE', person)).toBe(outcome)
  })

  test('an administrator says no to anything but their own, also to what nobody can approve any more', () => {
    expect(code(proposal({ role: 'TELLER', bank: 'a' }), 'REJECT', second)).toBe('MAY')
    expect(code(proposal({ proposedBy: gone(first) }), 'REJECT', second)).toBe('MAY')
    expect(code(proposal(), 'REJECT', first)).toBe('OWN_PROPOSAL')
    expect(code(proposal(), 'REJECT', ours)).toBe('NOT_YOURS')
    expect(actsOf(proposal(), second)).toEqual(['APPROVE', 'REJECT'])
    expect(actsOf(proposal(), first)).toEqual(['WITHDRAW'])
  })
})

describe('what it waits for', () => {
  test.each([
    ['two administrators', proposal(), [first, second], 'DECISION'],
    ['one administrator', proposal(), [first], 'ADMINISTRATOR'],
    ['two, of whom one is invited anew', proposal({ email: second.email }), [first, second], 'ADMINISTRATOR'],
    [
      'no bank’s administrator',
      proposal({ role: 'TELLER', bank: 'a' }),
      [first, second, theirs],
      'BANK_ADMINISTRATOR',
    ],
    [
      'the bank’s only one, who asked',
      proposal({ role: 'TELLER', bank: 'a', proposedBy: ours }),
      [first, ours],
      'OTHER_BANK_ADMINISTRATOR',
    ],
    ['the bank’s', proposal({ role: 'TELLER', bank: 'a' }), [first, ours], 'DECISION'],
    ['who asked is gone', proposal({ proposedBy: gone(first) }), [second], 'OTHER_PROPOSER'],
  ])('%s', (_, of, there, outcome) => {
    expect(waitsFor(of, there)).toBe(outcome)
  })
})
