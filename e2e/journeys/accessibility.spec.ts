import type { Page } from '@playwright/test'
import type { Texts } from '#app/_text/vi/index.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectAccessible, pagesOfBuild } from '../pages/accessible.ts'
import { numberOn } from '../pages/instruction.ts'
import { reduceFee } from '../pages/one-stop-shop.ts'
import {
  chooseBank,
  chooseWay,
  confirmWithCode,
  fillLookUp,
  findAll,
  payAll,
  payChosen,
  sendCard,
  sendCode,
  textsOf,
  toCheckPage,
  toCodePage,
} from '../pages/payer.ts'
import { beginToTake, take } from '../pages/teller.ts'

type Tour = { readonly page: Page; readonly sandbox: Sandbox; readonly t: Texts }
type See = (route: string, state?: string) => Promise<void>
type Walk = { readonly routes: readonly string[]; go(tour: Tour, see: See): Promise<void> }

const alertOf = (page: Page) => page.getByRole('main').getByRole('alert')

/** How each page of the build is reached, and its states worth looking at. */
const walks: Readonly<Record<string, Walk>> = {
  'pages for everyone': {
    routes: [
      '/',
      '/help',
      '/help/organisations',
      '/accessibility',
      '/find',
      '/verify',
      '/_not-found',
      '/_global-error',
    ],
    async go({ page, t }, see) {
      for (const path of ['/', '/help', '/help/organisations', '/accessibility', '/find', '/verify']) {
        await page.goto(path)
        await see(path)
      }
      await page.locator('input[name=code]').waitFor()
      await page.getByRole('main').getByRole('button', { name: t.verify.submit }).click()
      await expect(alertOf(page)).toBeVisible()
      await see('/verify', 'with an error')
      await page.goto('/')
      await fillLookUp(page, { code: '', fact: '' }, t)
      await expect(alertOf(page)).toBeVisible()
      await see('/', 'with an error')
      await page.goto('/khong-co')
      await see('/_not-found')
      // Where an answer of the server cannot be read, the last net shows: the words that _global-error shows too,
      // which itself is reached only when the frame of every page fails.
      await page.goto('/')
      await page.route('**/', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ contentType: 'text/x-component', body: 'not an answer' })
          : route.fallback(),
      )
      await fillLookUp(page, { code: '', fact: '' }, t)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cổng đang có trục trặc')
      await see('/_global-error')
    },
  },
  'the way to the code': {
    routes: ['/dossiers', '/dossiers/add', '/pay/[id]', '/pay/[id]/bank', '/pay/[id]/card', '/pay/[id]/otp'],
    async go({ page, sandbox, t }, see) {
      const card = await sandbox.freshCard()
      await page.goto('/dossiers')
      await see('/dossiers', 'empty')
      await findAll(page, await sandbox.freshDossiers(2), t)
      await page.locator('summary').first().click()
      await see('/dossiers', 'with two dossiers')
      await page.goto('/dossiers/add')
      await see('/dossiers/add')
      await page.goto('/dossiers')
      await payChosen(page, t)
      await see('/pay/[id]')
      const check = page.url()
      await page.goto(`${check}/bank?q=viet`)
      await see('/pay/[id]/bank', 'searched')
      await page.goto(check)
      await chooseBank(page, card, t)
      await see('/pay/[id]/card')
      await sendCard(page, { number: '1', date: '1', holderName: '1' }, t)
      await expect(alertOf(page)).toBeVisible()
      await see('/pay/[id]/card', 'with errors')
      await page.reload()
      await sendCard(page, card, t)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.otp.title)
      await sendCode(page, '1')
      await expect(alertOf(page)).toBeVisible()
      for (const fold of await page.locator('main summary').all()) await fold.click()
      await see('/pay/[id]/otp', 'with an error')
    },
  },
  'waiting and refused': {
    routes: ['/pay/[id]/waiting', '/pay/[id]/result'],
    async go({ page, sandbox, t }, see) {
      const card = sandbox.card('TIMEOUT_THEN_FAILURE')
      // Events that tell nothing: the page stays where it is while it is looked at.
      const silence = { contentType: 'text/event-stream', body: 'retry: 600000\n\n' }
      await page.route('**/events', (route) => route.fulfill(silence))
      await toCodePage(page, await sandbox.freshDossiers(1), card, t)
      await confirmWithCode(page, sandbox, card)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.waiting.title)
      await see('/pay/[id]/waiting')
      await page.unroute('**/events')
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.result.declined.title)
      await see('/pay/[id]/result', 'refused')
    },
  },
  'the instruction': {
    routes: [
      '/pay/[id]',
      '/pay/[id]/instruction',
      '/pay/[id]/instruction/cancel',
      '/pay/[id]/instruction/reissue',
      '/pay/[id]/result',
      '/verify/[code]',
    ],
    async go({ page, sandbox, t }, see) {
      const [dossier] = await sandbox.freshDossiers(1, [150_000])
      if (!dossier) throw new Error('A dossier was asked for')
      const id = await toCheckPage(page, [dossier], t)
      await page.getByRole('button', { name: t.pay.check.submit }).click()
      await expect(alertOf(page)).toBeVisible()
      await see('/pay/[id]', 'with no way chosen')
      await chooseWay(page, 'QR', t)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.instruction.title)
      for (const fold of await page.locator('main details').all()) {
        if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
      }
      await see('/pay/[id]/instruction', 'all unfolded')
      for (const question of ['reissue', 'cancel'] as const) {
        await page.goto(`/pay/${id}/instruction/${question}`)
        await see(`/pay/[id]/instruction/${question}`)
      }
      await page.goto(`/pay/${id}/instruction`)
      const number = await numberOn(page)
      const other = await page.context().newPage()
      await reduceFee(other, sandbox, dossier.code, 50_000, 'Người cao tuổi')
      await page.reload()
      await expect(page.getByRole('main')).toContainText(t.instruction.changed.title)
      await see('/pay/[id]/instruction', 'changed')
      await beginToTake(other, sandbox, number)
      await page.reload()
      await see('/pay/[id]/instruction', 'at the counter')
      await take(other)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.result.paid.title)
      await page.locator('main summary').first().click()
      await see('/pay/[id]/result', 'paid at a branch')
      const code = await page
        .locator('dt', { hasText: t.result.facts.verification })
        .locator('+ dd')
        .textContent()
      await page.goto(`/verify/${code}`)
      await see('/verify/[code]', 'of a payment at a branch')
    },
  },
  'paid and proven': {
    routes: ['/pay/[id]/result', '/pay/[id]/confirmation', '/verify/[code]', '/find', '/dossiers'],
    async go({ page, sandbox, t }, see) {
      const id = await payAll(page, sandbox, await sandbox.freshDossiers(2), await sandbox.freshCard(), t)
      await see('/pay/[id]/result', 'paid')
      const facts = page.locator('dt', { hasText: t.result.facts.verification })
      const code = await facts.locator('+ dd').textContent()
      await page.goto(`/pay/${id}/confirmation`)
      await see('/pay/[id]/confirmation')
      await page.goto(`/verify/${code}`)
      await see('/verify/[code]', 'genuine')
      await page.goto('/verify/000000000001')
      await see('/verify/[code]', 'unknown')
      await page.goto('/find')
      await page.getByRole('main').getByRole('button', { name: t.find.submit }).click()
      await expect(alertOf(page)).toBeVisible()
      await see('/find', 'with an error and payments of one’s own')
      await page.goto('/dossiers')
      await see('/dossiers', 'all paid')
    },
  },
}

test('every page of the build is on one of the walks', () => {
  const walked = new Set(Object.values(walks).flatMap(({ routes }) => routes))
  // Those of the staff and of accounts are on walks of their own.
  const others = /^\/(staff|register|sign-in|account)(\/|$)|^\/pay\/\[id\]\/account/
  expect([...walked].sort()).toEqual(pagesOfBuild().filter((route) => !others.test(route)))
})

for (const locale of ['vi', 'en'] as const) {
  for (const [name, walk] of Object.entries(walks)) {
    test(`axe finds nothing on ${name} (${locale})`, async ({ page, sandbox, stack, faults }) => {
      test.slow()
      faults.allow(/status of 404|Connection closed|An error occurred|unexpected response|React error #412/)
      await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
      const seen = new Set<string>()
      await walk.go({ page, sandbox, t: textsOf[locale] }, async (route, state = '') => {
        seen.add(route)
        await expectAccessible(page, `${route} ${state}`)
      })
      expect([...seen].sort()).toEqual([...walk.routes].sort())
    })
  }
}

test('axe finds nothing on the pages of the sandbox', async ({ page, sandbox }) => {
  test.slow()
  const [dossier] = await sandbox.freshDossiers(1)
  const card = await sandbox.freshCard()
  await toCodePage(page, dossier ? [dossier] : [], card)
  const paths = [
    '/',
    '/phone',
    `/phone/${card.phone}?live=0`,
    '/one-stop-shop',
    '/one-stop-shop/new',
    '/switchboard',
  ]
  for (const path of [...paths, `/one-stop-shop/${dossier?.code}`]) {
    await page.goto(`${sandbox.url}${path}`)
    await expectAccessible(page, path)
  }
})
