import { expect, test } from 'vitest'
import { demoAccounts } from '#prisma/seed/demo-accounts.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { issuerOf } from '#sandbox/bank/issuers.ts'
import { demoCards } from '#sandbox/bank/seed-cards.ts'
import { guide } from './demo-guide.ts'

const urls = {
  portal: 'http://localhost:5100',
  services: 'http://localhost:5101',
  sandbox: 'http://localhost:5102',
}
const lines = guide(urls, '/data', true).split('\n')
const lineWith = (text: string) => lines.find((line) => line.includes(text)) ?? ''

test.each(demoCards)('the bank stands beside card $number', ({ number, holderName, date, phone }) => {
  for (const fact of [issuerOf(number).name, holderName, date, phone])
    expect(lineWith(number)).toContain(fact)
})

test.each(demoStaff)('$email is named with role and place', ({ email, role, agencyId, bank }) => {
  expect(lineWith(email)).toMatch(new RegExp(` ${role.toLowerCase().replaceAll('_', ' ')}( |$)`))
  expect(lineWith(email)).toContain(agencyId ?? bank ?? '')
})

const members = demoAccounts.flatMap(({ members }) =>
  members.map(({ name, phone, role }) => ({ name, phone, role })),
)

test.each(members)('$name is named by telephone', ({ phone, role }) => {
  expect(lineWith(phone.replace('+84', '0'))).toContain(role.toLowerCase())
})

test('says where passwords and codes stand', () => {
  expect(lines.join('\n')).toContain('password and code: http://localhost:5100/staff/sign-in')
  expect(lines.join('\n')).toContain('password and code: http://localhost:5100/sign-in')
})

test('a server that is no demo names nobody', () => {
  expect(guide(urls, '/data', false)).not.toMatch(/@|9704/)
})
