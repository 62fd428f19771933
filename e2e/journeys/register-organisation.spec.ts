import { readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  confirmPhone,
  fillFields,
  newPerson,
  organisation,
  signInWith,
  signUpOrganisation,
} from '../pages/account.ts'
import { downloadForm, fillAccount, makeForm } from '../pages/bank-accounts.ts'
import { textsOf } from '../pages/payer.ts'

const t = textsOf.vi
const heading = { level: 1 } as const

const account = {
  bank: 'collecting-bank',
  branch: 'Quảng Nam',
  accountNumber: '1020 1000 4567',
  scope: 'OWN',
  dailyLimit: '50.000.000',
} as const

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an organisation opens its account, registers a bank account and prints the form', async ({
      page,
      sandbox,
    }) => {
      const owner = newPerson('Lê Thị Hạnh')
      await signUpOrganisation(page, owner)
      await confirmPhone(page, sandbox, owner)
      await expect(page.getByRole('heading', heading)).toHaveText(organisation.organisationName)
      await expect(page.getByRole('main')).toContainText(t.account.home.unverified.title)

      await page.getByRole('link', { name: t.account.home.steps.register.title }).click()
      await expect(page.getByRole('heading', heading)).toHaveText(t.bankAccounts.form.title)
      await fillAccount(page, account)
      await expect(page.getByRole('status')).toContainText(t.bankAccounts.done.CREATE)
      await expect(page.getByRole('main')).toContainText(t.bankAccounts.state.what.DRAFT)
      const number = await makeForm(page)
      await expect(page.getByRole('main')).toContainText(t.bankAccounts.state.what.AWAITING_FORM)

      const { pages } = readPdf(await downloadForm(page))
      const printed = pages.flat().join('').replaceAll(/\s/g, '')
      expect(printed).toContain(number)
      expect(printed).toContain('102010004567')
      expect(printed).toContain(organisation.taxCode)
    })

    test('what is typed wrongly comes back with everything else, but for the password', async ({ page }) => {
      const person = newPerson('Nguyễn Văn An')
      await page.goto('/register/organisation')
      await fillFields(page, { ...organisation, ...person, taxCode: '0105926286' })
      await page.getByRole('main').getByRole('button', { name: t.register.submit }).click()
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert.getByRole('link')).toHaveText([t.register.refused.TAX_CODE_CHECK_DIGIT])
      await expect(page.locator('input[name=taxCode]')).toHaveValue('0105926286')
      await expect(page.locator('input[name=representative]')).toHaveValue(organisation.representative)
      await expect(page.locator('input[name=phone]')).toHaveValue(person.phone)
      await expect(page.locator('input[name=password]')).toHaveValue('')
    })
  })
}

test('whoever is not signed in comes back, after signing in, to the page that was asked for', async ({
  page,
  sandbox,
}) => {
  const owner = newPerson('Võ Thị Sáu')
  await signUpOrganisation(page, owner)
  await confirmPhone(page, sandbox, owner)
  await page.getByRole('button', { name: t.account.header.signOut }).click()
  await page.goto('/account/bank-accounts')
  await expect(page.getByRole('heading', heading)).toHaveText(t.signIn.title)
  await expect(page.getByRole('status')).toContainText(t.signIn.needed)
  await fillFields(page, { phone: owner.phone, password: 'không phải mật khẩu này' })
  await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
  await expect(page.getByRole('status')).toContainText(t.signIn.refused.WRONG)
  await fillFields(page, { phone: owner.phone, password: owner.password })
  await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(t.bankAccounts.title)

  await page.getByRole('button', { name: t.account.header.signOut }).click()
  await signInWith(page, owner)
  await expect(page.getByRole('heading', heading)).toHaveText(organisation.organisationName)
})
