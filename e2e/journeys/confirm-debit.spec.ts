import { expect, test } from '../fixtures/test.ts'
import { enrolTotp, fillFields, newestCode, provePhoneForTotp } from '../pages/account.ts'
import { expectPaid, textsOf } from '../pages/payer.ts'
import {
  chooseAccountWay,
  chooseDossiers,
  organisationWithAccount,
  payButton,
  payByAccount,
} from '../pages/registered-holder.ts'
import { codeOf } from '../pages/staff.ts'

const t = textsOf.vi
const { submitCode, confirm, refused } = t.payAccount

test('above the limit an authenticator’s code is asked for; used once it pays nothing else, where a code by SMS does', async ({
  page,
  sandbox,
}) => {
  const { person, owner, account } = await organisationWithAccount(page, sandbox)
  await page.goto('/account/security/totp')
  await provePhoneForTotp(page, sandbox, person)
  const secret = await enrolTotp(page)

  const small = await sandbox.dossiersOf(owner, [50_000])
  await chooseDossiers(page, small)
  await payByAccount(page, small)
  await expectPaid(page)

  const large = await sandbox.dossiersOf(owner, [3_000_000])
  await chooseDossiers(page, large)
  await chooseAccountWay(page)
  await page.getByRole('button', { name: submitCode }).click()
  await expect(page.getByRole('main')).toContainText(confirm.totp)
  // What the authenticator shows next: the code of now has enrolled it.
  const code = codeOf({ secret }, 1)
  await fillFields(page, { code })
  await page.getByRole('button', { name: payButton(large) }).click()
  await expectPaid(page)

  const another = await sandbox.dossiersOf(owner, [2_000_000])
  await chooseDossiers(page, another)
  await chooseAccountWay(page)
  await page.getByRole('button', { name: submitCode }).click()
  await fillFields(page, { code })
  await page.getByRole('button', { name: payButton(another) }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(refused.CODE_USED)
  expect(await sandbox.debitsFrom(account)).toHaveLength(2)

  await page.getByRole('button', { name: confirm.sendInstead }).click()
  await expect(page.getByRole('main')).toContainText('Nhập mã vừa gửi')
  await fillFields(page, { code: await newestCode(page.context(), sandbox, person.phone) })
  await page.getByRole('button', { name: payButton(another) }).click()
  await expectPaid(page)
  expect((await sandbox.debitsFrom(account)).toSorted((a, b) => a - b)).toEqual([
    50_000, 2_000_000, 3_000_000,
  ])
})
