import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import {
  enrolTotp,
  fillFields,
  newestCode,
  newPerson,
  provePhoneForTotp,
  signInWith,
} from '../pages/account.ts'
import { textsOf } from '../pages/payer.ts'
import { newHolderPerson } from '../pages/registered-holder.ts'
import { codeOf, fillSignIn } from '../pages/staff.ts'

const t = textsOf.vi
const { password: ofPassword, phone: ofPhone, title, totp } = t.account.security
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
      await fillFields(page, { phone })
      await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
      await expect(page.getByRole('status')).toContainText(t.signIn.refused.EMPTY)
      await expect(page.locator('input[name=phone]')).toHaveValue(phone)

      await fillFields(page, { password })
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

    test('a member adds an authenticator by a code of the telephone, and removes it by a code of its own', async ({
      page,
      sandbox,
    }) => {
      const { person } = await newHolderPerson(page, sandbox)
      await page.goto('/account/security')
      await page.getByRole('link', { name: totp.enrol }).click()
      await fillFields(page, { password: 'không phải mật khẩu này' })
      await submit(page, totp.send)
      const errors = page.getByRole('main').getByRole('alert').getByRole('link')
      await expect(errors).toHaveText([totp.refused.PASSWORD_WRONG])
      await provePhoneForTotp(page, sandbox, person)
      const secret = await enrolTotp(page)

      await page.getByRole('link', { name: totp.remove }).click()
      await submit(page, totp.remove)
      await expect(errors).toHaveText([totp.refused.PASSWORD_WRONG, t.register.code.refused.CODE_EMPTY])
      // What the app shows next: the code of now has added it.
      await fillFields(page, { password: person.password, code: codeOf({ secret }, 1) })
      await submit(page, totp.remove)
      await expect(page.getByRole('status').filter({ hasText: totp.removed })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(totp.off)
    })

    test('a forgotten password is set by a code of the telephone, and of the app where there is one', async ({
      page,
      sandbox,
      newVisitor,
    }) => {
      const { person } = await newHolderPerson(page, sandbox)
      const { reset } = t.register
      const elsewhere = await (await newVisitor()).newPage()
      const toNew = async (password: string) => {
        await elsewhere.goto('/sign-in/reset')
        await fillFields(elsewhere, { phone: person.phone })
        await submit(elsewhere, reset.submit)
        await expect(elsewhere.getByRole('heading', heading)).toHaveText(reset.codeTitle)
        const code = await newestCode(elsewhere.context(), sandbox, person.phone, /dat lai mat khau/)
        await fillFields(elsewhere, { code, password })
        await submit(elsewhere, reset.finish)
      }
      await toNew('ai về ai ở ai đi xa')
      await expect(elsewhere.getByRole('status')).toContainText(t.signIn.reset)
      await signInWith(page, { ...person, password: 'ai về ai ở ai đi xa' })
      await page.goto('/account/security/totp')
      await provePhoneForTotp(page, sandbox, { ...person, password: 'ai về ai ở ai đi xa' })
      const secret = await enrolTotp(page)

      await toNew('trèo lên cây bưởi hái hoa')
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(reset.app.title)
      await fillFields(elsewhere, { code: '' })
      await submit(elsewhere, reset.finish)
      await expect(elsewhere.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
        t.register.code.refused.CODE_EMPTY,
      ])
      // What the app shows next: the code of now has added it.
      await fillFields(elsewhere, { code: codeOf({ secret }, 1) })
      await submit(elsewhere, reset.finish)
      await expect(elsewhere.getByRole('status')).toContainText(t.signIn.reset)
      await signInWith(elsewhere, { ...person, password: 'trèo lên cây bưởi hái hoa' })
      await expect(elsewhere.getByRole('heading', heading)).toHaveText(person.name)
    })

    test('whoever has lost the app removes it by a code of the telephone', async ({ page, sandbox }) => {
      const { person } = await newHolderPerson(page, sandbox)
      await page.goto('/account/security/totp')
      await provePhoneForTotp(page, sandbox, person)
      await enrolTotp(page)
      await page.goto('/account/security/remove-totp')
      await submit(page, totp.lostSend)
      await page.waitForURL('**/remove-totp?**')
      const code = await newestCode(page.context(), sandbox, person.phone, /bo ung dung/)
      await fillFields(page, { password: 'không phải mật khẩu này', code })
      await submit(page, totp.remove)
      await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveText([
        totp.refused.PASSWORD_WRONG,
      ])
      await fillFields(page, { password: person.password, code })
      await submit(page, totp.remove)
      await expect(page.getByRole('status').filter({ hasText: totp.removed })).toBeVisible()
    })
  })
}
