import type { BrowserContext, Page } from '@playwright/test'
import type { Texts } from '#app/_text/vi/index.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectAccessible, pagesOfBuild } from '../pages/accessible.ts'
import {
  acceptInvitation,
  beginInvitation,
  confirmInvitation,
  enrolTotp,
  fillFields,
  invitationOn,
  inviteAccountant,
  newPerson,
  organisation,
  provePhoneForTotp,
  signUpOrganisation,
} from '../pages/account.ts'
import { expectPaid, findAll, payChosen, publicIdOf, textsOf } from '../pages/payer.ts'
import {
  chooseDossiers,
  expectRegistered,
  newHolderOrganisation,
  newHolderPerson,
  payByAccount,
  registerAccount,
} from '../pages/registered-holder.ts'

type Tour = {
  readonly page: Page
  readonly sandbox: Sandbox
  readonly t: Texts
  readonly another: () => Promise<BrowserContext>
}
type See = (route: string, state?: string) => Promise<void>
type Walk = { readonly routes: readonly string[]; go(tour: Tour, see: See): Promise<void> }

const alertOf = (page: Page) => page.getByRole('main').getByRole('alert')
const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click()

/** The pages that change password and telephone, up to where the code is asked for. */
async function seeCredentials(page: Page, password: string, t: Texts, see: See): Promise<void> {
  const { phone } = t.account.security
  await page.goto('/account/security/password')
  await submit(page, t.account.security.password.submit)
  await expect(alertOf(page)).toBeVisible()
  await see('/account/security/password', 'with errors')
  await page.goto('/account/security/phone')
  await see('/account/security/phone')
  await fillFields(page, { phone: newPerson('').phone, password })
  await submit(page, phone.submit)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(phone.stages.OLD.title)
  await see('/account/security/phone/code')
}

/** How each page is reached that belongs to an account, and its states worth looking at. */
const walks: Readonly<Record<string, Walk>> = {
  'the way in': {
    routes: [
      '/register',
      '/register/organisation',
      '/register/person',
      '/register/verify',
      '/sign-in',
      '/sign-in/reset',
      '/sign-in/reset/code',
      '/sign-in/reset/app',
      '/account/invitation/[token]',
    ],
    async go({ page, t }, see) {
      await page.goto('/register')
      await see('/register')
      for (const kind of ['organisation', 'person']) {
        await page.goto(`/register/${kind}`)
        await see(`/register/${kind}`)
        await submit(page, t.register.submit)
        await expect(alertOf(page)).toBeVisible()
        await see(`/register/${kind}`, 'with errors')
      }
      await signUpOrganisation(page, newPerson('Lê Thị Hạnh'), organisation, t)
      await fillFields(page, { code: '1' })
      await submit(page, t.register.verify.submit)
      await expect(alertOf(page)).toBeVisible()
      await see('/register/verify', 'with an error')
      await page.goto('/sign-in')
      await see('/sign-in')
      await fillFields(page, { phone: '0912345678', password: 'không phải mật khẩu này' })
      await submit(page, t.signIn.submit)
      await expect(page.getByRole('status')).toContainText(t.signIn.refused.WRONG)
      await see('/sign-in', 'refused')
      await page.goto('/sign-in/reset')
      await see('/sign-in/reset')
      await fillFields(page, { phone: newPerson('').phone })
      await submit(page, t.register.reset.submit)
      await page.waitForURL('**/sign-in/reset/code**')
      await see('/sign-in/reset/code')
      await page.goto('/sign-in/reset/app')
      await see('/sign-in/reset/app')
      await page.goto('/account/invitation/khong-co')
      await see('/account/invitation/[token]', 'unknown')
    },
  },
  'an organisation’s account': {
    routes: [
      '/account',
      '/account/details',
      '/account/details/change',
      '/account/members',
      '/account/members/confirm',
      '/account/members/[membershipId]/[change]',
      '/account/security',
      '/account/security/totp',
      '/account/security/totp/code',
      '/account/security/remove-totp',
      '/account/security/password',
      '/account/security/phone',
      '/account/security/phone/code',
      '/account/sessions',
      '/account/invitation/[token]',
      '/account/invitation/[token]/code',
    ],
    async go({ page, sandbox, t, another }, see) {
      const { person } = await newHolderOrganisation(page, sandbox, t)
      await see('/account', 'of one who is new')
      for (const path of ['/account/details', '/account/details/change', '/account/sessions']) {
        await page.goto(path)
        await see(path)
      }
      await page.goto('/account/security/totp')
      await see('/account/security/totp')
      await submit(page, t.account.security.totp.send)
      await expect(alertOf(page)).toBeVisible()
      await see('/account/security/totp', 'with an error')
      await page.goto('/account/security/totp/code')
      await see('/account/security/totp/code', 'of nothing that was begun')
      await page.goto('/account/security/totp')
      await provePhoneForTotp(page, sandbox, person, t)
      await see('/account/security/totp/code', 'with the key')
      await enrolTotp(page, t)
      await see('/account/security', 'with an authenticator')
      await page.goto('/account/security/remove-totp')
      await see('/account/security/remove-totp')
      await submit(page, t.account.security.totp.lostSend)
      await page.waitForURL('**/remove-totp?**')
      await submit(page, t.account.security.totp.remove)
      await expect(alertOf(page)).toBeVisible()
      await see('/account/security/remove-totp', 'by SMS, with errors')
      await seeCredentials(page, person.password, t, see)
      await page.goto('/account/members/confirm')
      await see('/account/members/confirm', 'of nothing that was begun')
      await beginInvitation(page, newPerson(''), t)
      await submit(page, t.account.members.confirm.INVITE.submit)
      await expect(alertOf(page)).toBeVisible()
      await see('/account/members/confirm', 'with an error')
      await confirmInvitation(page, sandbox, person, t)
      const accountant = newPerson('Võ Thị Cúc')
      await inviteAccountant(page, sandbox, { owner: person, accountant }, t)
      const hers = await (await another()).newPage()
      const place = await invitationOn(page.context(), sandbox, accountant.phone)
      await acceptInvitation(hers, sandbox, place, accountant, t)
      await page.goto('/account/members')
      await see('/account/members', 'with a member and an invitation')
      await page.getByRole('link', { name: t.account.members.end }).click()
      await see('/account/members/[membershipId]/[change]')
      await page.goto(place)
      await see('/account/invitation/[token]', 'used')
      const other = await (await another()).newPage()
      const { person: inviter } = await newHolderOrganisation(other, sandbox, t)
      await inviteAccountant(other, sandbox, { owner: inviter, accountant: person }, t)
      await page.goto(await invitationOn(page.context(), sandbox, person.phone))
      await see('/account/invitation/[token]', 'of somebody signed in')
      await submit(page, t.account.invitation.join)
      await page.waitForURL('**/code?**')
      await see('/account/invitation/[token]/code')
    },
  },
  'bank accounts': {
    routes: [
      '/account/bank-accounts',
      '/account/bank-accounts/new',
      '/account/bank-accounts/[number]',
      '/account/bank-accounts/[number]/[question]',
      '/account/bank-accounts/[number]/edit',
    ],
    async go({ page, sandbox, t }, see) {
      const { owner } = await newHolderOrganisation(page, sandbox, t)
      await page.goto('/account/bank-accounts')
      await see('/account/bank-accounts', 'empty')
      await page.goto('/account/bank-accounts/new')
      await submit(page, t.bankAccounts.form.submit)
      await expect(alertOf(page)).toBeVisible()
      await see('/account/bank-accounts/new', 'with errors')
      const number = await registerAccount(page, sandbox, owner, 'collecting-bank', t)
      await see('/account/bank-accounts/[number]', 'waiting for the form')
      await page.goto(`/account/bank-accounts/${number}/edit`)
      await see('/account/bank-accounts/[number]/edit')
      await sandbox.approve(number, 'collecting-bank')
      await expectRegistered(page, number, t)
      await see('/account/bank-accounts/[number]', 'approved')
      await page.goto(`/account/bank-accounts/${number}/suspend`)
      await see('/account/bank-accounts/[number]/[question]')
      await page.goto('/account/bank-accounts')
      await see('/account/bank-accounts', 'with one')
    },
  },
  'paying by account': {
    routes: [
      '/account/dossiers',
      '/pay/[id]',
      '/pay/[id]/account',
      '/pay/[id]/account/confirm',
      '/pay/[id]/result',
      '/account/statements',
      '/account/statements/[publicId]',
    ],
    async go({ page, sandbox, t }, see) {
      const { owner } = await newHolderPerson(page, sandbox, t)
      await page.goto('/account/dossiers')
      await see('/account/dossiers', 'empty')
      await page.goto('/account/statements')
      await see('/account/statements', 'empty')
      await findAll(page, await sandbox.freshDossiers(1), t)
      await payChosen(page, t)
      await page.goto(`/pay/${publicIdOf(page)}/account`)
      await see('/pay/[id]/account', 'with no account')
      const number = await registerAccount(page, sandbox, owner, 'hoi-an-bank', t)
      await sandbox.approve(number, 'hoi-an-bank')
      await expectRegistered(page, number, t)
      const [large, small, other] = await sandbox.dossiersOf(owner, [3_000_000, 75_000, 100_000])
      if (!large || !small || !other) throw new Error('Three dossiers were asked for')
      await page.goto('/account/dossiers')
      await see('/account/dossiers', 'with several')
      await chooseDossiers(page, [large], t)
      await see('/pay/[id]', 'with an account')
      await page.goto(`/pay/${publicIdOf(page)}/account`)
      await see('/pay/[id]/account')
      await submit(page, t.payAccount.submitCode)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.payAccount.confirm.title)
      await see('/pay/[id]/account/confirm', 'before a code')
      await submit(page, t.payAccount.confirm.send)
      await fillFields(page, { code: '1' })
      await page.keyboard.press('Enter')
      await expect(alertOf(page)).toBeVisible()
      await see('/pay/[id]/account/confirm', 'with an error')
      await chooseDossiers(page, [small, other], t)
      const both = publicIdOf(page)
      await chooseDossiers(page, [small], t)
      await payByAccount(page, [small], t)
      await expectPaid(page, t)
      await see('/pay/[id]/result', 'paid by account')
      const paid = publicIdOf(page)
      await page.goto(`/pay/${both}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.pay.check.changed.title)
      await see('/pay/[id]', 'with a dossier that was paid elsewhere')
      await page.goto('/account/statements')
      await see('/account/statements', 'with a payment')
      await page.goto(`/account/statements/${paid}`)
      await see('/account/statements/[publicId]')
    },
  },
}

const ofAccounts = /^\/(register|sign-in|account)(\/|$)|^\/pay\/\[id\]\/account/

test('every page of accounts is on one of the walks', () => {
  const walked = new Set(Object.values(walks).flatMap(({ routes }) => routes))
  const pages = pagesOfBuild().filter((route) => ofAccounts.test(route))
  expect([...walked].filter((route) => ofAccounts.test(route)).sort()).toEqual(pages)
})

for (const locale of ['vi', 'en'] as const) {
  for (const [name, walk] of Object.entries(walks)) {
    test(`axe finds nothing on ${name} (${locale})`, async ({ page, sandbox, stack, newVisitor }) => {
      test.setTimeout(600_000)
      const lang = [{ name: 'lang', value: locale, url: stack.portal }]
      await page.context().addCookies(lang)
      const another = async () => {
        const context = await newVisitor()
        await context.addCookies(lang)
        return context
      }
      const seen = new Set<string>()
      await walk.go({ page, sandbox, t: textsOf[locale], another }, async (route, state = '') => {
        expect(new URL(page.url()).pathname).toMatch(patternOf(route))
        seen.add(route)
        await expectAccessible(page, `${route} ${state}`)
      })
      expect([...seen].sort()).toEqual([...walk.routes].sort())
    })
  }
}

/** The addresses of a route, whose parts in brackets are anything. */
const patternOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`)
