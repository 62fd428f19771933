import { expect, test } from '../fixtures/test.ts'
import { fillFields, newPerson } from '../pages/account.ts'
import { textsOf } from '../pages/payer.ts'
import { fillSignIn } from '../pages/staff.ts'

const t = textsOf.vi

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
  })
}
