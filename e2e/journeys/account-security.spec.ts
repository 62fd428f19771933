import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { fillFields, newestCode, newPerson, signInWith } from '../pages/account.ts'
import { textsOf } from '../pages/payer.ts'
import { newHolderPerson } from '../pages/registered-holder.ts'
import { fillSignIn } from '../pages/staff.ts'

const t = textsOf.vi
const { password: ofPassword, phone: ofPhone, title } = t.account.security
const heading = { level: 1 } as const

const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click()

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a sign-in that was refused comes back with the telephone and without the password', async ({
      page,
    }) => {
      const { phone, password } = newPerson('')
      await page.goto('/sign-in?next=/account/members')
      await fillFields(page, { phone, password })
      await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
      await expect(page.getByRole('status')).toContainText(t.signIn.refused.WRONG)
      await expect(page.locator('input[name=phone]')).toHaveValue(phone)
      await expect(page.locator('input[name=password]')).toHaveValue('')
      expect(decodeURIComponent(page.url())).not.toContain(phone)

      await page.goto('/sign-in')
      await expect(page.locator('input[name=phone]')).toHaveValue('')
    })

    test('a form that was open too long loses no telephone either', async ({ page }) => {
      const { phone, password } = newPerson('')
      await page.goto('/sign-in')
      await page.context().clearCookies({ name: 'account-form' })
      await fillFields(page, { phone, password })
      await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
      await expect(page.getByRole('status')).toContainText(t.signIn.again)
      await expect(page.locator('input[name=phone]')).toHaveValue(phone)
    })

    test('the staff’s keeps the e-mail, and neither password nor code', async ({ page }) => {
      const email = 'khong.co@tinh.example'
      await fillSignIn(page, { email, password: 'không phải mật khẩu này', secret: '' }, '000000')
      await expect(page.getByRole('status')).toContainText(t.staff.signIn.refused.WRONG)
      await expect(page.locator('input[name=email]')).toHaveValue(email)
      await expect(page.locator('input[name=password]')).toHaveValue('')
      await expect(page.locator('input[name=code]')).toHaveValue('')
    })

    test('a member changes the password and stays, and is out everywhere else', async ({
      page,
      sandbox,
      newVisitor,
    }) => {
      const { person } = await newHolderPerson(page, sandbox)
      const elsewhere = await (await newVisitor()).newPage()
      await signInWith(elsewhere, person)
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(person.name)

      await page.goto('/account/security')
      await page.getByRole('link', { name: ofPassword.change }).click()
      const password = 'ai về ai ở ai đi xa'
      await fillFields(page, { current: 'không phải mật khẩu này', password })
      await submit(page, ofPassword.submit)
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert.getByRole('link')).toHaveText([ofPassword.refused.CURRENT_WRONG])
      await expect(page.locator('input[name=password]')).toHaveValue('')

      await fillFields(page, { current: person.password, password })
      await submit(page, ofPassword.submit)
      await expect(page.getByRole('heading', heading)).toHaveText(title)
      await expect(page.getByRole('status')).toContainText(ofPassword.done)
      await elsewhere.goto('/account')
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(t.signIn.title)
      await signInWith(elsewhere, { ...person, password })
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(person.name)
    })

    test('a member changes the telephone by a code to each of the two, and signs in with the new one', async ({
      page,
      sandbox,
      newVisitor,
    }) => {
      const { person } = await newHolderPerson(page, sandbox)
      const { phone } = newPerson('')
      await page.goto('/account/security')
      await page.getByRole('link', { name: ofPhone.change }).click()
      await fillFields(page, { phone, password: 'không phải mật khẩu này' })
      await submit(page, ofPhone.submit)
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
      await expect(page.locator('input[name=phone]')).toHaveValue(phone)

      await fillFields(page, { password: person.password })
      await submit(page, ofPhone.submit)
      const { OLD, NEW } = ofPhone.stages
      await expect(page.getByRole('heading', heading)).toHaveText(OLD.title)
      await fillFields(page, { code: await newestCode(page.context(), sandbox, person.phone) })
      await submit(page, OLD.submit)
      await expect(page.getByRole('heading', heading)).toHaveText(NEW.title)
      await fillFields(page, { code: await newestCode(page.context(), sandbox, phone) })
      await submit(page, NEW.submit)
      await expect(page.getByRole('status').filter({ hasText: ofPhone.done })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(phone.slice(-3))

      const elsewhere = await (await newVisitor()).newPage()
      await signInWith(elsewhere, person)
      await expect(elsewhere.getByRole('status')).toContainText(t.signIn.refused.WRONG)
      await signInWith(elsewhere, { ...person, phone })
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(person.name)
    })
  })
}
