import { expect, test } from '../fixtures/test.ts'
import { expectPaid, payAll, textsOf } from '../pages/payer.ts'
import {
  chooseAccountWay,
  chooseDossiers,
  expectListedPaid,
  organisationWithAccount,
  payButton,
  payByAccount,
} from '../pages/registered-holder.ts'

const t = textsOf.vi

/** Whole đồng. */
const AMOUNTS = [50_000, 75_000, 100_000] as const
/** A list that fits on one page has no button for all of it. */
const LONGER_THAN_A_PAGE = 51
const sumOf = (dossiers: readonly { amount: number }[]) =>
  dossiers.reduce((sum, { amount }) => sum + amount, 0)

test('a dossier that somebody else paid meanwhile is named to the organisation that confirms, which pays nothing for it and keeps the rest of its choice', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { owner, account } = await organisationWithAccount(page, sandbox)
  const dossiers = await sandbox.dossiersOf(owner, AMOUNTS)
  const [first, paid, last] = dossiers
  if (!first || !paid || !last) throw new Error('Three dossiers were asked for')
  await chooseDossiers(page, dossiers)
  await chooseAccountWay(page)
  const somebody = await (await newVisitor()).newPage()
  await payAll(somebody, sandbox, [paid], await sandbox.freshCard())

  const main = page.getByRole('main')
  const { changed } = t.pay.check
  await page.getByRole('button', { name: payButton(dossiers) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(changed.title)
  await expect(main).toContainText(changed.noMoney)
  await expect(main.getByRole('listitem')).toHaveText([paid.code])
  expect(await sandbox.debitsFrom(account)).toEqual([])

  await page.getByRole('button', { name: changed.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.check.title)
  for (const { code } of [first, last]) await expect(main).toContainText(code)
  await expect(main).not.toContainText(paid.code)
  await payByAccount(page, [first, last])
  await expectPaid(page)
  await expectListedPaid(page, dossiers)
  expect(await sandbox.debitsFrom(account)).toEqual([sumOf([first, last])])
})

test('all of a long list is not begun where something was paid meanwhile, and pays nothing that came after the look', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { owner, account } = await organisationWithAccount(page, sandbox)
  const [paid, ...left] = await sandbox.dossiersOf(owner, Array(LONGER_THAN_A_PAGE + 1).fill(10_000))
  if (!paid) throw new Error('Dossiers were asked for')
  const { all, changed } = t.accountDossiers
  await page.goto('/account/dossiers')
  const somebody = await (await newVisitor()).newPage()
  await payAll(somebody, sandbox, [paid], await sandbox.freshCard())
  await page.getByRole('button', { name: all.payEvery(left.length + 1) }).click()
  await expect(page.getByRole('status').filter({ hasText: changed.title })).toBeVisible()

  const later = await sandbox.dossiersOf(owner, [25_000])
  await page.getByRole('button', { name: all.payEvery(left.length) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.check.title)
  later.push(...(await sandbox.dossiersOf(owner, [35_000])))
  await payByAccount(page, left)
  await expectPaid(page)
  expect(await sandbox.debitsFrom(account)).toEqual([sumOf(left)])
  await page.goto('/account/dossiers')
  await expect(page.getByRole('checkbox')).toHaveCount(later.length)
  for (const { code } of later) await expect(page.getByRole('checkbox', { name: code })).toBeVisible()
})
