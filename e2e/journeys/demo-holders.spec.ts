import type { Page } from '@playwright/test'
import { demoHolders } from '#lib/demo/holders.ts'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { demoAccounts } from '#sandbox/bank/seed-accounts.ts'
import { guide } from '#scripts/demo-guide.ts'
import { expect, test } from '../fixtures/test.ts'
import { signInWith } from '../pages/account.ts'
import { fillAccount, makeForm } from '../pages/bank-accounts.ts'
import { expectPaid } from '../pages/payer.ts'
import {
  chooseDossiers,
  expectListedPaid,
  expectRegistered,
  payByAccount,
  typedAccount,
} from '../pages/registered-holder.ts'

const nowhere = { portal: 'http://p', services: 'http://s', sandbox: 'http://b' }

/** The telephones that the start prints for a holder of this name, in its order. */
const printedPhones = (holder: string): string[] =>
  guide(nowhere, '/data', true)
    .split('\n')
    .filter((line) => line.endsWith(` ${holder}`))
    .map((line) => /0\d{9}/.exec(line)?.[0] ?? '')

/** Signs in by a telephone of the start, with the password that the page lists beside it. */
async function signInAsPrinted(page: Page, phone: string): Promise<void> {
  await page.goto('/sign-in')
  const listed = page.getByRole('listitem').filter({ hasText: phone })
  const password = await listed.locator('dd').nth(1).textContent()
  await signInWith(page, { phone, password: password ?? '' })
  await expect(page).toHaveURL(/\/account$/)
}

/** The account that the sandbox keeps for a holder and that pays without trouble. */
function accountOf(holder: string) {
  const found = demoAccounts.find(({ outcome, holder: { name } }) => outcome === 'SUCCESS' && name === holder)
  if (found === undefined) throw new Error(`The sandbox keeps no account of ${holder}`)
  return found
}

/** The smallest that the demonstration's own dossiers of a holder owe: it is paid without a code. */
function dossierOf(holder: string) {
  const owed = demoDossiers
    .filter(({ message }) => message.applicant.name.toUpperCase() === holder.toUpperCase())
    .map(({ code, message: { fees } }) => ({
      code,
      amount: fees.reduce((sum, { amount }) => sum + Number(amount), 0),
    }))
  const [least] = owed.sort((one, other) => one.amount - other.amount)
  if (least === undefined) throw new Error(`The demonstration has no dossier of ${holder}`)
  return least
}

const kinds = [
  { kind: 'organisation', name: demoHolders.thuBon.name },
  { kind: 'person', name: demoHolders.hoa.name },
]

for (const { kind, name } of kinds) {
  test(`the ${kind} that the start names signs in as printed, registers its account of the sandbox and pays its dossier`, async ({
    page,
    sandbox,
    newVisitor,
  }) => {
    const [owner = '', ...others] = printedPhones(name)
    const { bank, number: account } = accountOf(name)
    await signInAsPrinted(page, owner)
    await fillAccount(page, typedAccount(bank, account))
    const number = await makeForm(page)
    expect(await sandbox.approve(number, bank)).toMatchObject({ state: 'APPROVED' })
    await expectRegistered(page, number)
    const dossiers = [dossierOf(name)]
    await chooseDossiers(page, dossiers)
    await payByAccount(page, dossiers)
    await expectPaid(page)
    await expect(page.getByRole('main')).toContainText(dossiers[0]?.code ?? '')
    for (const phone of others) {
      const theirs = await (await newVisitor()).newPage()
      await signInAsPrinted(theirs, phone)
      await expectListedPaid(theirs, dossiers)
    }
  })
}
