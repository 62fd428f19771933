import { uniqueNumber } from '#tests/factories/unique-number.ts'
import { expect, test } from '../fixtures/test.ts'
import { textsOf } from '../pages/payer.ts'
import {
  accept,
  approveInvitation,
  codeOf,
  demoAccount,
  fillSignIn,
  invitationMailedTo,
  passMailedTo,
  proposeInvitation,
  signIn,
} from '../pages/staff.ts'

const t = textsOf.vi
const heading = { level: 1 } as const

test('two administrators invite an operator, who enrols, works, and is put out at the next request', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  await signIn(page, demoAccount('son'))
  const email = `moi.${uniqueNumber('e-mail', 0, 10 ** 9)}@tinh.example`
  await proposeInvitation(page, { email, role: t.staff.roles.OPERATOR })
  const second = await (await newVisitor()).newPage()
  await signIn(second, demoAccount('hanh'))
  await approveInvitation(second, email)

  const theirs = await (await newVisitor()).newPage()
  const place = await invitationMailedTo(theirs, sandbox, email)
  const account = await accept(theirs, place, { name: 'Đinh Thị Mới', email })
  await theirs.goto(place)
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.invitation.USED.title)

  await fillSignIn(theirs, account, codeOf(account, 0))
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.overview.hello('Đinh Thị Mới'))
  await expect(theirs.getByRole('link', { name: t.staff.tabs.people })).toHaveCount(0)
  await theirs.goto('/staff/people')
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.shell.noPermission.title)

  await page.goto('/staff/people')
  const { endSessions, letIn, disable, of } = t.staff.people
  await page
    .getByRole('button', { name: of(endSessions, 'Đinh Thị Mới') })
    .last()
    .click()
  await expect(page.getByRole('status')).toContainText(t.staff.people.done)
  await theirs.goto('/staff')
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.signIn.title)
  await expect(theirs.getByRole('status')).toContainText(t.staff.signIn.ended)

  // The decisions below name the address as well.
  const row = page.getByRole('row', { name: /^Đinh Thị Mới/ }).filter({ hasText: email })
  await row.getByRole('button', { name: of(letIn, 'Đinh Thị Mới') }).click()
  await expect(page.getByRole('status')).toContainText(t.staff.people.letInDone)
  await theirs.goto(await passMailedTo(theirs, sandbox, email))
  await theirs.getByRole('button', { name: t.staff.pass.submit }).click()
  await expect(theirs.getByRole('status')).toContainText(t.staff.signIn.passUsed)

  await row.getByRole('button', { name: of(disable, 'Đinh Thị Mới') }).click()
  await expect(row).toContainText(t.staff.people.states.DISABLED)
  await fillSignIn(theirs, account, codeOf(account, 1))
  await expect(theirs.getByRole('status')).toContainText(t.staff.signIn.refused.WRONG)
})

test('a session that ends while a desk is open takes away what stood there', async ({
  page,
  newVisitor,
  faults,
}) => {
  faults.allow(/status of 401/)
  const minh = demoAccount('minh')
  await signIn(page, minh)
  await page.goto('/staff/suspense')
  await expect(page.getByRole('heading', heading)).toHaveText(t.suspense.title)
  const elsewhere = await (await newVisitor()).newPage()
  await signIn(elsewhere, minh)
  await elsewhere.goto('/staff/sessions')
  await elsewhere.getByRole('button', { name: t.staff.sessions.endOthers }).click()
  await expect(elsewhere.getByRole('status')).toContainText(t.staff.sessions.done)

  await page.getByRole('link', { name: t.suspense.queue.tabs.DONE }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(t.staff.desk.ended.title)
  await page.getByRole('link', { name: t.staff.desk.ended.signIn }).click()
  await expect(page.getByRole('heading', heading)).toHaveText(t.staff.signIn.title)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an accountant signs in, sees their sessions, ends another and signs out', async ({
    page,
    newVisitor,
  }) => {
    const lan = demoAccount('lan')
    await fillSignIn(page, lan, '000000')
    await expect(page.getByRole('status')).toContainText(t.staff.signIn.refused.WRONG)
    await signIn(page, lan)
    const elsewhere = await (await newVisitor()).newPage()
    await signIn(elsewhere, lan)

    await page.goto('/staff/sessions')
    const words = t.staff.sessions
    await expect(page.getByRole('row').filter({ hasText: words.thisOne })).toHaveCount(1)
    await page.getByRole('button', { name: words.endOthers }).click()
    await expect(page.getByRole('status')).toContainText(words.done)
    await elsewhere.goto('/staff')
    await expect(elsewhere.getByRole('heading', heading)).toHaveText(t.staff.signIn.title)

    await page.getByRole('button', { name: t.staff.shell.signOut }).click()
    await expect(page.getByRole('status')).toContainText(t.staff.signIn.signedOut)
    await page.goto('/staff')
    await expect(page.getByRole('heading', heading)).toHaveText(t.staff.signIn.title)
  })

  test('a form without its token, as another site would send it, signs nobody in', async ({ page }) => {
    const { email, password, secret } = demoAccount('hoa')
    const form = { email, password, code: codeOf({ secret }), csrfToken: 'made-up', callbackUrl: '/staff' }
    const answer = await page.request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([303, '/staff/sign-in?started=1&say=again'])
    await page.goto('/staff')
    await expect(page.getByRole('heading', heading)).toHaveText(t.staff.signIn.title)
  })
})

test('nothing else of the sign-in library is offered', async ({ page }) => {
  for (const path of ['session', 'providers', 'csrf', 'signout', 'error', 'verify-request']) {
    expect((await page.request.get(`/api/auth/${path}`)).status(), path).toBe(404)
  }
  for (const path of ['session', 'signout', '_log', 'signin/credentials']) {
    expect((await page.request.post(`/api/auth/${path}`)).status(), path).toBe(404)
  }
})
