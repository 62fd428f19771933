import type { Socket } from 'node:net'
import type { Page } from '@playwright/test'
import { openSocket, rawRequest } from '#tests/factories/raw-http.ts'
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

test('a form that the portal refuses, busy or too long, stays as typed and says when to send it again', async ({
  page,
  sandbox,
  stack,
  faults,
}) => {
  faults.allow(/status of (413|429)/)
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  const crowd = await crowdAround(page, stack.portal)
  await page.goto('/')
  await crowd.come()
  await fillLookUp(page, dossier)
  const alert = page.getByRole('alert').first()
  await expect(alert).toContainText(t.common.refused.TOO_MANY.replace('{seconds}', '5'))
  await expect(alert.locator('[data-wait]')).toContainText(/\(0:0[0-5]\)/)
  await expect(page.getByLabel(t.home.form.code)).toHaveValue(dossier.code)
  await expect(page.getByLabel(t.home.form.fact)).toHaveValue(dossier.fact)
  await crowd.leave()

  const long = 'x'.repeat(300_000)
  await fillLookUp(page, { ...dossier, fact: long })
  await expect(alert).toContainText(t.common.refused.BODY_TOO_LARGE)
  await expect(page.getByLabel(t.home.form.code)).toHaveValue(dossier.code)
  await expect(page.getByLabel(t.home.form.fact)).toHaveValue(long)

  await fillLookUp(page, dossier)
  await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page of a busy portal says to go back, and the form goes on from there', async ({
    page,
    sandbox,
    stack,
    faults,
  }) => {
    faults.allow(/status of 429/)
    const [dossier] = await sandbox.freshDossiers(1)
    if (!dossier) throw new Error('A dossier was asked for')
    const crowd = await crowdAround(page, stack.portal)
    await page.goto('/')
    await crowd.come()
    await fillLookUp(page, dossier)
    await expect(page.getByRole('main')).toContainText(/quay lại trang trước, nhập lại những gì không còn/)
    await crowd.leave()
    // A browser may give the fields back empty: they are not to be completed by it.
    await page.goBack()
    await fillLookUp(page, dossier)
    await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
  })
})

/** As many forms from the page's own address as the portal takes at once, none of them whole. */
async function crowdAround(page: Page, portal: string) {
  // Of nobody else: a range for documents.
  const address = `198.51.100.${1 + (crowds++ % 250)}`
  const from = { 'X-Forwarded-For': address }
  await page.context().setExtraHTTPHeaders(from)
  const unfinished = rawRequest(
    'POST / HTTP/1.1',
    {
      Host: new URL(portal).host,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': '9',
      ...from,
    },
    'a',
  )
  const isFull = async () => (await fetch(new URL('/icon.svg', portal), { headers: from })).status === 429
  let sockets: Socket[] = []
  return {
    come: async () => {
      sockets = await Promise.all(Array.from({ length: 400 }, () => openSocket(portal)))
      for (const socket of sockets) socket.on('error', () => undefined).write(unfinished)
      await expect.poll(isFull).toBe(true)
    },
    leave: async () => {
      for (const socket of sockets) socket.destroy()
      await expect.poll(isFull).toBe(false)
    },
  }
}
let crowds = 0

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
