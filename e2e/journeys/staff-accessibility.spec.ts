import type { Page } from '@playwright/test'
import type { Texts } from '#app/_text/vi/index.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectAccessible, pagesOfBuild } from '../pages/accessible.ts'
import { textsOf, toCheckPage } from '../pages/payer.ts'
import { printedForm, scanFile } from '../pages/registration-desk.ts'
import {
  approveInvitation,
  demoAccount,
  fillSignIn,
  invitationMailedTo,
  proposeInvitation,
  signIn,
} from '../pages/staff.ts'

type See = (route: string, state?: string) => Promise<void>
type Walk = {
  readonly routes: readonly string[]
  go(page: Page, t: Texts, see: See, sandbox: Sandbox): Promise<void>
}

/** How each page of the staff is reached. */
const walks: Readonly<Record<string, Walk>> = {
  'the way in': {
    routes: ['/staff/sign-in', '/staff/sign-in/pass/[token]', '/staff/invitation/[token]'],
    async go(page, t, see) {
      await page.goto('/staff/sign-in')
      await see('/staff/sign-in')
      await fillSignIn(page, { email: 'x', password: 'x', secret: '' }, 'x', t)
      await expect(page.getByRole('status')).toContainText(t.staff.signIn.refused.WRONG)
      await see('/staff/sign-in', 'refused')
      await page.goto('/staff/sign-in/pass/khong-co')
      await see('/staff/sign-in/pass/[token]')
      await page.getByRole('button', { name: t.staff.pass.submit }).click()
      await expect(page.getByRole('status')).toContainText(t.staff.signIn.passOver)
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
  'the operator’s search': {
    routes: ['/staff/search', '/staff/payments/[publicId]', '/staff/registration-story/[number]'],
    async go(page, t, see, sandbox) {
      const number = await printedForm(page, sandbox, 'collecting-bank', t)
      const publicId = await toCheckPage(page, await sandbox.freshDossiers(1), t)
      await signIn(page, demoAccount('van'), t)
      await page.goto('/staff/search')
      await see('/staff/search', 'empty')
      await page.getByLabel(t.trace.search.label).fill(number)
      await page.getByRole('main').getByRole('button', { name: t.trace.search.submit }).click()
      await page.getByRole('main').getByRole('link').first().waitFor()
      await see('/staff/search', 'with what was found')
      await page.goto(`/staff/registration-story/${number}`)
      await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
      await see('/staff/registration-story/[number]')
      await page.goto(`/staff/payments/${publicId}`)
      await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
      await see('/staff/payments/[publicId]')
    },
  },
  'a teller’s desk': {
    routes: ['/staff/registrations'],
    async go(page, t, see) {
      await signIn(page, demoAccount('tam'), t)
      await page.goto('/staff/registrations')
      await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
      await see('/staff/registrations', 'empty')
      await page.getByRole('button', { name: t.registrationDesk.find.submit }).click()
      await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /./ })).toBeVisible()
      await see('/staff/registrations', 'with an error')
    },
  },
  'the desk of a bank': {
    routes: ['/staff/registrations'],
    async go(page, t, see, sandbox) {
      const number = await printedForm(page, sandbox, 'collecting-bank', t)
      await signIn(page, demoAccount('thuy'), t)
      await page.goto('/staff/registrations')
      await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
      await see('/staff/registrations', 'with nothing open')
      await page.locator('#form-number').fill('12')
      await page.keyboard.press('Enter')
      await expect(
        page.getByRole('alert').filter({ hasText: t.registrationDesk.numberLength(2) }),
      ).toBeVisible()
      await see('/staff/registrations', 'with a wrong number')
      await page.goto(`/staff/registrations?open=${number}`)
      await page.locator('input[type=file]').setInputFiles(scanFile())
      await expect(page.getByText(t.registrationDesk.scan.attached)).toBeVisible()
      await page.getByRole('button', { name: t.registrationDesk.steps.RECEIVE.open }).click()
      await expect(page.getByText(t.registrationDesk.compare.missing)).toBeVisible()
      await see('/staff/registrations', 'with a form that is not compared')
      await page.getByRole('button', { name: t.registrationDesk.steps.RETURN.open }).click()
      await expect(page.locator('#step-what')).toBeVisible()
      await see('/staff/registrations', 'with a step to confirm')
    },
  },
  'an administrator’s desk': {
    routes: [
      '/staff',
      '/staff/people',
      '/staff/people/[staffId]',
      '/staff/sessions',
      '/staff/invitation/[token]',
    ],
    async go(page, t, see, sandbox) {
      const { invite, change, changeLink } = t.staff.people
      await signIn(page, demoAccount('son'), t)
      await see('/staff')
      await page.goto('/staff/sessions')
      await see('/staff/sessions')
      await page.goto('/staff/people')
      await page.getByRole('main').getByRole('button', { name: invite.submit, exact: true }).click()
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
      await see('/staff/people', 'with an error')
      const email = `axe.${Date.now()}@tinh.example`
      await proposeInvitation(page, { email, role: t.staff.roles.OPERATOR }, t)
      await see('/staff/people', 'with what one has asked for')
      await page.getByRole('link', { name: changeLink }).first().click()
      await page.getByRole('main').getByRole('button', { name: invite.submit }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText(invite.refused.NOTHING_NEW)
      await expect(page.getByRole('link', { name: change.back })).toBeVisible()
      await see('/staff/people/[staffId]', 'with an error')
      await page.goto('/staff')
      await page.getByRole('button', { name: t.staff.shell.signOut }).click()
      await signIn(page, demoAccount('hanh'), t)
      await page.goto('/staff/people')
      await see('/staff/people', 'with what somebody else has asked for')
      await approveInvitation(page, email, t)
      const place = await invitationMailedTo(page, sandbox, email)
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
    test(`axe finds nothing on ${name} (${locale})`, async ({ page, stack, sandbox }) => {
      test.slow()
      await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
      const seen = new Set<string>()
      await walk.go(
        page,
        textsOf[locale],
        async (route, state = '') => {
          seen.add(route)
          await expectAccessible(page, `${route} ${state}`)
        },
        sandbox,
      )
      expect([...seen].sort()).toEqual([...walk.routes].sort())
    })
  }
}
