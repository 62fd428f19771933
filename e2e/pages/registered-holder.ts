import { expect, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import { formatDong } from '#lib/money.ts'
import type { AccountOutcome } from '#sandbox/bank/seed-accounts.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { uniqueNumber } from '#tests/factories/unique-number.ts'
import { type Bank, newIdentityNumber, type Owner, type Sandbox } from '../fixtures/sandbox.ts'
import {
  confirmPhone,
  fillFields,
  newestCode,
  newOrganisation,
  newPerson,
  type Person,
  signUpOrganisation,
  signUpPerson,
} from './account.ts'
import { fillAccount, makeForm, type TypedAccount } from './bank-accounts.ts'
import { payChosen } from './payer.ts'

/** Somebody signed in for a holder that nobody else's test has. */
type SignedUp = { readonly person: Person; readonly owner: Owner }

/** An organisation opens its account; who did it is signed in. */
export async function newHolderOrganisation(page: Page, sandbox: Sandbox, t = vietnamese): Promise<SignedUp> {
  const person = newPerson('Lê Thị Hạnh')
  const typed = newOrganisation(`Công ty TNHH Cầu Lâu ${uniqueNumber('organisation', 10 ** 5, 10 ** 6)}`)
  await signUpOrganisation(page, person, typed, t)
  await confirmPhone(page, sandbox, person, t)
  const { organisationName: name, taxCode } = typed
  return { person, owner: { kind: 'ORGANISATION', name, taxCode } }
}

/** A person opens an account and is signed in. */
export async function newHolderPerson(page: Page, sandbox: Sandbox, t = vietnamese): Promise<SignedUp> {
  const person = newPerson('Phan Thị Mười')
  const identityNumber = newIdentityNumber()
  await signUpPerson(page, person, { identityNumber, address: '8 Trần Phú, phường Hội An, Đà Nẵng' }, t)
  await confirmPhone(page, sandbox, person, t)
  return { person, owner: { kind: 'PERSON', name: person.name, identityNumber } }
}

/** Registers an account that the bank keeps for this holder, up to the form. Answers with its number. */
export async function registerAccount(
  page: Page,
  sandbox: Sandbox,
  owner: Owner,
  bank: Bank,
  t = vietnamese,
): Promise<string> {
  await fillAccount(page, typedAccount(bank, await sandbox.openAccount(owner, bank)), t)
  return makeForm(page, t)
}

/** An account as a holder types it for the form. */
export const typedAccount = (bank: Bank, accountNumber: string): TypedAccount => ({
  bank,
  branch: 'Quảng Nam',
  accountNumber,
  scope: 'OWN',
  dailyLimit: '50.000.000',
})

/** `account` is its number at the bank, `number` that of its form. */
type InForce = SignedUp & { readonly account: string; readonly number: string }

/** An organisation that is signed in, with an account in force; its bank does this when it is debited. */
export async function organisationWithAccount(
  page: Page,
  sandbox: Sandbox,
  outcome: AccountOutcome = 'SUCCESS',
): Promise<InForce> {
  const bank = 'collecting-bank'
  const signedUp = await newHolderOrganisation(page, sandbox)
  const account = await sandbox.openAccount(signedUp.owner, bank, outcome)
  await fillAccount(page, typedAccount(bank, account))
  const number = await makeForm(page)
  await sandbox.approve(number, bank)
  await expectRegistered(page, number)
  return { ...signedUp, account, number }
}

/** The holder's page says that it is registered, and once the bank has answered, that the account pays. */
export async function expectRegistered(page: Page, number: string, t = vietnamese): Promise<void> {
  const main = page.getByRole('main')
  await expect(async () => {
    await page.goto(`/account/bank-accounts/${number}`)
    await expect(main).toContainText(t.bankAccounts.state.next.APPROVED, { timeout: 1_000 })
  }).toPass()
  const locale = t === vietnamese ? 'vi' : 'en'
  await expect(page.getByRole('heading', { name: stateNames.APPROVED[locale] })).toBeVisible()
}

type Listed = { readonly code: string; readonly amount: number }

/** Ticks these in the holder's list and goes on to the check page. */
export async function chooseDossiers(page: Page, dossiers: readonly Listed[], t = vietnamese): Promise<void> {
  await page.goto('/account/dossiers')
  for (const { code } of dossiers) await page.getByRole('checkbox', { name: code }).check()
  await payChosen(page, t)
}

/** From the check page to where one of the registered accounts is chosen. */
export async function chooseAccountWay(page: Page, t = vietnamese): Promise<void> {
  await page.locator('input[name=way][value=ACCOUNT]').check()
  await page.getByRole('button', { name: t.pay.check.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.payAccount.title)
}

/** From the check page: takes the registered account, and presses what takes the money. */
export async function payByAccount(page: Page, dossiers: readonly Listed[], t = vietnamese): Promise<void> {
  await chooseAccountWay(page, t)
  await page.getByRole('button', { name: payButton(dossiers, t) }).click()
}

/** From the check page, above what is free of a code: asks for one on this telephone, types it, and pays. */
export async function payWithCode(
  page: Page,
  sandbox: Sandbox,
  dossiers: readonly Listed[],
  phone: string,
): Promise<void> {
  const { submitCode, confirm } = vietnamese.payAccount
  await chooseAccountWay(page)
  await page.getByRole('button', { name: submitCode }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(confirm.title)
  await page.getByRole('button', { name: confirm.send }).click()
  await expect(page.locator('input[name=code]')).toBeVisible()
  await fillFields(page, { code: await newestCode(page.context(), sandbox, phone) })
  await page.getByRole('button', { name: payButton(dossiers) }).click()
}

/** The name of the button that takes the money of these dossiers. */
export function payButton(dossiers: readonly Listed[], t = vietnamese): string {
  return t.payAccount.submit(formatDong(BigInt(dossiers.reduce((sum, { amount }) => sum + amount, 0))))
}

/** Each of these reads paid in the holder's list. */
export async function expectListedPaid(
  page: Page,
  dossiers: readonly Listed[],
  t = vietnamese,
): Promise<void> {
  await page.goto('/account/dossiers?state=ALL')
  for (const { code } of dossiers) {
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: code })
    await expect(row).toContainText(t.dossiers.states.PAID)
  }
}
