import type { Page } from '@playwright/test'
import { codeOnPhone } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseBank,
  expectPaid,
  fillLookUp,
  publicIdOf,
  sendCard,
  sendCode,
  textsOf,
  toCheckPage,
} from '../pages/payer.ts'

const t = textsOf.vi
const cut = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION/

test('without a network the look-up keeps what was typed, says so, and goes on when it is back', async ({
  page,
  context,
  sandbox,
  faults,
}) => {
  faults.allow(cut)
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  await page.goto('/')
  await context.setOffline(true)
  await fillLookUp(page, dossier)
  await expect(page.getByRole('alert').first()).toContainText(t.common.unreached)
  await expect(page.getByLabel(t.home.form.code)).toHaveValue(dossier.code)
  await expect(page.getByLabel(t.home.form.fact)).toHaveValue(dossier.fact)

  await context.setOffline(false)
  await page.getByRole('main').getByRole('button', { name: t.home.form.submit }).click()
  await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
})

test('whose card or code arrived while the answer was lost sends it again, and pays once', async ({
  page,
  sandbox,
  faults,
}) => {
  faults.allow(cut)
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  await toCheckPage(page, await sandbox.freshDossiers(1, [amount]))
  await chooseBank(page, card)

  await loseNextAnswer(page)
  await sendCard(page, card)
  await expect(page.getByRole('alert').first()).toContainText(t.common.unreached)
  await expect(page.locator('input[name=number]')).not.toHaveValue('')
  await expect(page.locator('input[name=holderName]')).toHaveValue(card.holderName)
  await page.getByRole('main').getByRole('button', { name: t.pay.card.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.otp.title)

  await loseNextAnswer(page)
  const code = await codeOnPhone(page.context(), sandbox, card.phone, publicIdOf(page))
  await sendCode(page, code)
  await expect(page.getByRole('alert').first()).toContainText(t.common.unreached)
  await sendCode(page, code)
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

/** The next form that this page sends reaches the portal, and its answer never reaches the page. */
async function loseNextAnswer(page: Page): Promise<void> {
  let lost = false
  await page.route('**/*', async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback()
    lost = true
    await route.fetch({ maxRedirects: 0 })
    await route.abort('failed')
  })
}
