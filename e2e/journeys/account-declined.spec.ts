import { expect, test } from '../fixtures/test.ts'
import { chooseBank, confirmWithCode, expectPaid, publicIdOf, sendCard, textsOf } from '../pages/payer.ts'
import {
  chooseDossiers,
  expectListedPaid,
  organisationWithAccount,
  payByAccount,
} from '../pages/registered-holder.ts'

const t = textsOf.vi

test('an account without enough on it: nothing is taken, the other ways are offered, and one of them pays the same payment', async ({
  page,
  sandbox,
}) => {
  const { owner, account } = await organisationWithAccount(page, sandbox, 'INSUFFICIENT_BALANCE')
  const dossiers = await sandbox.dossiersOf(owner, [50_000, 75_000])
  await chooseDossiers(page, dossiers)
  const publicId = publicIdOf(page)
  await payByAccount(page, dossiers)
  const { declined, accountReasons } = t.result
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(declined.title)
  const main = page.getByRole('main')
  await expect(main).toContainText(declined.noMoney)
  await expect(main).toContainText(accountReasons.INSUFFICIENT_BALANCE?.what ?? '')
  expect(await sandbox.debitsFrom(account)).toEqual([])

  await page.getByRole('link', { name: declined.otherWay }).click()
  for (const way of ['CARD', 'QR', 'BRANCH'] as const) {
    await expect(page.getByRole('radio', { name: t.pay.check.ways[way].title })).toBeVisible()
  }
  const card = await sandbox.freshCard()
  await chooseBank(page, card)
  await sendCard(page, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.otp.title)
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
  expect(publicIdOf(page)).toBe(publicId)
  await expectListedPaid(page, dossiers)
  expect(await sandbox.debitsFrom(account)).toEqual([])
})
