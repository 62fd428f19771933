import type { Page } from '@playwright/test'
import type { Texts } from '#app/_text/vi/index.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectAccessible, pagesOfBuild } from '../pages/accessible.ts'
import { textsOf } from '../pages/payer.ts'
import { demoAccount, fillSignIn, invite, signIn } from '../pages/staff.ts'

type See = (route: string, state?: string) => Promise<void>
type Walk = { readonly routes: readonly string[]; go(page: Page, t: Texts, see: See): Promise<void> }

/** How each page of the staff is reached. */
const walks: Readonly<Record<string, Walk>> = {
  'the way in': {
    routes: ['/staff/sign-in', '/staff/invitation/[token]'],
    async go(page, t, see) {
      await page.goto('/staff/sign-in')
      await see('/staff/sign-in')
      await fillSignIn(page, { email: 'x', password: 'x', secret: '' }, 'x', t)
      await expect(page.getByRole('status')).toContainText(t.staff.signIn.refused.WRONG)
      await see('/staff/sign-in', 'refused')
      await page.goto('/staff/invitation/khong-co')
      await see('/staff/invitation/[token]', 'unknown')
    },
  },
  'the desks of money': {
    routes: ['/staff/suspense', '/staff/refunds', '/staff/refunds/request'],
    async go(page, t, see) {
      await signIn(page, demoAccount('van'), t)
      for (const route of ['/staff/suspense', '/staff/refunds', '/staff/refunds/request']) {
        await page.goto(route)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
        await see(route)
      }
    },
  },
  'an administrator’s desk': {
    routes: ['/staff', '/staff/people', '/staff/sessions', '/staff/invitation/[token]'],
    async go(page, t, see) {
      await signIn(page, demoAccount('son'), t)
      await see('/staff')
      await page.goto('/staff/sessions')
      await see('/staff/sessions')
      await page.goto('/staff/people')
      await page.getByRole('button', { name: t.staff.people.invite.submit }).click()
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
      await see('/staff/people', 'with an error')
      const role = t.staff.roles.OPERATOR
      const place = await invite(page, `axe.${Date.now()}@tinh.example`, role, t)
      await see('/staff/people', 'with an invitation')
      await page.goto(place)
      await page.getByRole('button', { name: t.staff.invitation.submit }).click()
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
      await see('/staff/invitation/[token]', 'with errors')
    },
  },
}

test('every page of the staff is on one of the walks', () => {
  const walked = new Set(Object.values(walks).flatMap(({ routes }) => routes))
  expect([...walked].sort()).toEqual(pagesOfBuild().filter((route) => route.startsWith('/staff')))
})

for (const locale of ['vi', 'en'] as const) {
  for (const [name, walk] of Object.entries(walks)) {
    test(`axe finds nothing on ${name} (${locale})`, async ({ page, stack }) => {
      test.slow()
      await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
      const seen = new Set<string>()
      await walk.go(page, textsOf[locale], async (route, state = '') => {
        seen.add(route)
        await expectAccessible(page, `${route} ${state}`)
      })
      expect([...seen].sort()).toEqual([...walk.routes].sort())
    })
  }
}
