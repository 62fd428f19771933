import type { Page } from '@playwright/test'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { expect, test } from '../fixtures/test.ts'
import { fillFields } from '../pages/account.ts'
import { fillOpenForm, makeForm } from '../pages/bank-accounts.ts'
import { expectPaid, publicIdOf, textsOf } from '../pages/payer.ts'
import {
  chooseAccountWay,
  chooseDossiers,
  expectRegistered,
  organisationWithAccount,
  payButton,
  payByAccount,
  typedAccount,
} from '../pages/registered-holder.ts'

const t = textsOf.vi
const heading = { level: 1 } as const
const offered = (page: Page) => page.locator('input[name=account]')

/** From a registration's page: the owner presses one of its links, and confirms on the page that asks. */
async function ask(
  page: Page,
  number: string,
  what: 'SUSPEND' | 'RESUME' | 'CLOSE',
  password: string | null = null,
): Promise<void> {
  const { manage, ask: asked, done } = t.bankAccounts
  await page.goto(`/account/bank-accounts/${number}`)
  await page.getByRole('main').getByRole('link', { name: manage[what], exact: true }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(asked[what].title)
  if (password !== null) await fillFields(page, { password })
  await page.getByRole('button', { name: asked[what].submit, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(done[what])
}

/** Whoever found the browser open does not know the password, and the account stays. */
async function expectPasswordAsked(page: Page, number: string): Promise<void> {
  const { submit, title } = t.bankAccounts.ask.CLOSE
  await page.goto(`/account/bank-accounts/${number}/close`)
  await fillFields(page, { password: 'không phải mật khẩu này' })
  await page.getByRole('button', { name: submit, exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    t.account.security.totp.refused.PASSWORD_WRONG,
  )
  await expect(page.getByRole('heading', heading)).toHaveText(title)
  await expect(page.locator('input[name=password]')).toHaveValue('')
  await expectRegistered(page, number)
}

test('an account that its owner suspends pays nothing and says so, pays again once it goes on, and is gone once it is closed', async ({
  page,
  sandbox,
}) => {
  const { owner, person, account, number } = await organisationWithAccount(page, sandbox)
  const dossiers = await sandbox.dossiersOf(owner, [50_000, 75_000])
  await chooseDossiers(page, dossiers)
  const accounts = `/pay/${publicIdOf(page)}/account`
  const main = page.getByRole('main')
  const stale = await page.context().newPage()
  await stale.goto(accounts)

  await ask(page, number, 'SUSPEND')
  await page.goto(accounts)
  await expect(main).toContainText(t.payAccount.blocked)
  await expect(main).toContainText(t.payAccount.hindrances.SUSPENDED_BY_HOLDER)
  await expect(offered(page)).toHaveCount(0)
  await expect(main.getByRole('link', { name: t.payAccount.otherWay })).toBeVisible()
  await stale.getByRole('button', { name: payButton(dossiers) }).click()
  await expect(stale.getByRole('main').getByRole('alert')).toContainText(
    t.payAccount.refused.ACCOUNT_NOT_IN_FORCE,
  )
  expect(await sandbox.debitsFrom(account)).toEqual([])

  await ask(page, number, 'RESUME')
  await expectRegistered(page, number)
  await page.goto(accounts)
  await page.getByRole('button', { name: payButton(dossiers) }).click()
  await expectPaid(page)
  expect(await sandbox.debitsFrom(account)).toEqual([125_000])

  await expectPasswordAsked(page, number)
  await ask(page, number, 'CLOSE', person.password)
  await chooseDossiers(page, await sandbox.dossiersOf(owner, [60_000]))
  await page.goto(`/pay/${publicIdOf(page)}/account`)
  await expect(page.getByRole('heading', heading)).toHaveText(t.payAccount.none.title)
  await expect(offered(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: t.payAccount.none.instruction })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an account is closed by an owner who knows their password, and by no open browser alone', async ({
    page,
    sandbox,
  }) => {
    const { person, number } = await organisationWithAccount(page, sandbox)
    await expectPasswordAsked(page, number)
    await ask(page, number, 'CLOSE', person.password)
    await expect(page.getByRole('heading', { name: stateNames.CLOSED.vi, exact: true })).toBeVisible()
  })
})

test('an account is replaced by another, and then renewed with another limit, without a moment in which none pays', async ({
  page,
  sandbox,
}) => {
  const bank = 'collecting-bank'
  const { manage, form, state } = t.bankAccounts
  const { owner, account, number } = await organisationWithAccount(page, sandbox)
  const [before, after, renewed] = (await sandbox.dossiersOf(owner, [50_000, 75_000, 60_000])).map((one) => [
    one,
  ])
  if (!before || !after || !renewed) throw new Error('Three dossiers were asked for')
  const main = page.getByRole('main')

  await page.getByRole('link', { name: manage.REPLACE }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(form.replaceTitle)
  const other = await sandbox.openAccount(owner, bank)
  await fillOpenForm(page, typedAccount(bank, other))
  const otherNumber = await makeForm(page)
  await expect(main).toContainText(state.renewal)
  await chooseDossiers(page, before)
  await payByAccount(page, before)
  await expectPaid(page)
  expect(await sandbox.debitsFrom(account)).toEqual([50_000])

  await sandbox.approve(otherNumber, bank)
  await expectRegistered(page, otherNumber)
  await page.goto(`/account/bank-accounts/${number}`)
  await expect(page.getByRole('heading', { name: stateNames.REPLACED.vi })).toBeVisible()
  await chooseDossiers(page, after)
  await chooseAccountWay(page)
  await expect(offered(page)).toHaveCount(1)
  await page.getByRole('button', { name: payButton(after) }).click()
  await expectPaid(page)
  expect(await sandbox.debitsFrom(other)).toEqual([75_000])

  await page.goto(`/account/bank-accounts/${otherNumber}`)
  await page.getByRole('link', { name: manage.RENEW }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(form.renewTitle)
  await fillFields(page, { accountNumber: other, dailyLimit: '80.000.000' })
  await page.getByRole('button', { name: form.submit }).click()
  const renewal = await makeForm(page)
  await sandbox.approve(renewal, bank)
  await expectRegistered(page, renewal)
  await chooseDossiers(page, renewed)
  await chooseAccountWay(page)
  await expect(offered(page)).toHaveCount(1)
  await expect(main).toContainText('80.000.000')
  await page.getByRole('button', { name: payButton(renewed) }).click()
  await expectPaid(page)
  expect((await sandbox.debitsFrom(other)).toSorted((a, b) => a - b)).toEqual([60_000, 75_000])
})
