import { expect, test } from '../fixtures/test.ts'
import { chooseWay, expectPaid, publicIdOf, textsOf, toCheckPage } from '../pages/payer.ts'
import { organisationWithAccount, payByAccount } from '../pages/registered-holder.ts'

const t = textsOf.vi

test('a guest’s payment that an organisation has found is paid from its account in an own payment, and the guest keeps theirs', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { owner } = await organisationWithAccount(page, sandbox)
  const dossiers = await sandbox.dossiersOf(owner, [50_000])
  const guest = await (await newVisitor()).newPage()
  const id = await toCheckPage(guest, dossiers)
  await chooseWay(guest, 'BRANCH')
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(t.instruction.title)

  await page.goto(`/find?id=${id}`)
  await page.locator('input[name=fact]').fill(dossiers[0]?.fact ?? '')
  await page.getByRole('button', { name: t.find.submit }).click()
  await expect(page).toHaveURL(new RegExp(`/pay/${id}`))
  // The page of its accounts is of own payments alone: from there the check page is where to go on.
  await page.goto(`/pay/${id}/account`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.check.title)
  expect(publicIdOf(page)).toBe(id)
  await payByAccount(page, dossiers)
  await expectPaid(page)
  expect(publicIdOf(page)).not.toBe(id)

  await guest.goto(`/pay/${id}`)
  expect(publicIdOf(guest)).toBe(id)
  await expect(guest.getByRole('main')).toContainText(dossiers[0]?.code ?? '')
})
