import { formatLookupSecret } from '#lib/lookup-secret.ts'
import { demoAccounts } from '#prisma/seed/demo-accounts.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { issuerOf } from '#sandbox/bank/issuers.ts'
import { type CardOutcome, demoCards } from '#sandbox/bank/seed-cards.ts'

type Addresses = { readonly portal: string; readonly services: string; readonly sandbox: string }

/** How many dossiers the terminal lists; all are on the sandbox's pages. */
const LISTED = 6

const outcomes: Record<CardOutcome, string> = {
  SUCCESS: 'pays',
  INSUFFICIENT_BALANCE: 'has not enough money',
  CARD_LOCKED: 'is locked',
  CARD_EXPIRED: 'has expired',
  NOT_REGISTERED_ONLINE: 'is not enabled for online payment',
  LIMIT_EXCEEDED: 'is over its limit',
  OTP_NEVER_ARRIVES: 'its OTP never arrives',
  TIMEOUT_THEN_SUCCESS: 'the bank is silent, then it has paid',
  TIMEOUT_THEN_FAILURE: 'the bank is silent, then it has not paid',
}

/** What a person reads when everything runs: where to go and, in the demo, what to try. */
export function guide(urls: Addresses, dir: string, demo: boolean): string {
  const places = [`Portal    ${urls.portal}`, `Services  ${urls.services}`, `Data      ${dir}`]
  if (!demo) return places.join('\n')
  places.push(`Sandbox   ${urls.sandbox}   phone with the OTPs: ${urls.sandbox}/phone`)
  places.push(`          e-mails: ${urls.sandbox}/mailbox`)
  places.push(`Staff     ${urls.portal}/staff/sign-in   with test accounts and their codes`)
  places.push(`Accounts  ${urls.portal}/sign-in   for organisations and persons, with passwords`)
  return [...places, ...people(urls), '', ...dossierLines(), '', ...cardLines()].join('\n')
}

const ROLE_WIDTH = 18
const roleName = (role: string) => role.toLowerCase().replaceAll('_', ' ').padEnd(ROLE_WIDTH)

function people({ portal }: Addresses): string[] {
  const desks = demoStaff.map(({ email, role, agencyId, bank }) =>
    `  ${email.padEnd(36)} ${roleName(role)} ${agencyId ?? bank ?? ''}`.trimEnd(),
  )
  const holders = demoAccounts.flatMap(({ details, members }) =>
    members.map(
      ({ phone, role }) => `  ${phone.replace(/^\+84/, '0').padEnd(36)} ${roleName(role)} ${details.name}`,
    ),
  )
  return [
    '',
    `  ${'Signs in at the desks by'.padEnd(36)} ${'as'.padEnd(ROLE_WIDTH)} of (password and code: ${portal}/staff/sign-in)`,
    ...desks,
    '',
    `  ${'Signs in with an account by'.padEnd(36)} ${'as'.padEnd(ROLE_WIDTH)} of (password and code: ${portal}/sign-in)`,
    ...holders,
  ]
}

function dossierLines(): string[] {
  const lines = demoDossiers
    .slice(0, LISTED)
    .map(
      ({ code, fact, secret, shows }) =>
        `  ${code.padEnd(26)} ${fact.padEnd(12)} ${formatLookupSecret(secret).padEnd(10)} ${shows}`,
    )
  return [`  ${'Dossier'.padEnd(26)} ${'Identity'.padEnd(12)} ${'Secret'.padEnd(10)} What it shows`, ...lines]
}

function cardLines(): string[] {
  const lines = demoCards.map(
    ({ number, holderName, date, phone, outcome }) =>
      `  ${number.padEnd(20)} ${issuerOf(number).name.padEnd(12)} ${holderName.padEnd(16)} ${date}  ${phone}  ${outcomes[outcome]}`,
  )
  return [
    `  ${'Card'.padEnd(20)} ${'Bank'.padEnd(12)} ${'Name'.padEnd(16)} Date   Phone       What happens`,
    ...lines,
  ]
}
