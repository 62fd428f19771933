import type { Locator, Page } from '@playwright/test'
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
  proposalOf,
  proposeInvitation,
  signIn,
} from '../pages/staff.ts'

const t = textsOf.vi
const { people, roles } = t.staff
const heading = { level: 1 } as const
const newEmail = () => `ke.toan.${uniqueNumber('e-mail', 0, 10 ** 9)}@tinh.example`
const accountant = (email: string) => ({ email, role: roles.ACCOUNTANT, agency: /^H47\.57/ })
const button = (of: Locator, name: string) => of.getByRole('button', { name: new RegExp(`^${name}`) })

test('an administrator asks for an accountant, another approves by keyboard, and the link goes to the accountant alone', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.slow()
  const email = newEmail()
  await signIn(page, demoAccount('son'))
  await proposeInvitation(page, accountant(email))
  await expect(proposalOf(page, email)).toContainText(people.waiting.decides.ADMINISTRATOR)
  await expect(button(proposalOf(page, email), people.waiting.approve)).toHaveCount(0)

  const second = await (await newVisitor()).newPage()
  await signIn(second, demoAccount('hanh'))
  await second.goto('/staff/people')
  await button(proposalOf(second, email), people.waiting.approve).focus()
  await second.keyboard.press('Enter')
  await expect(second.getByRole('status').filter({ hasText: people.done })).toBeVisible()
  for (const desk of [page, second]) {
    await desk.goto('/staff/people')
    await expect(desk.getByRole('row').filter({ hasText: email }).first()).toContainText(
      people.states.INVITED,
    )
    expect(await desk.content()).not.toContain('/staff/invitation/')
  }

  const theirs = await (await newVisitor()).newPage()
  const place = await invitationMailedTo(theirs, sandbox, email)
  const account = await accept(theirs, place, { name: 'Phùng Thị Kế', email })
  await fillSignIn(theirs, account, codeOf(account, 0))
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.overview.hello('Phùng Thị Kế'))
})

test('one administrator alone gets no two clerks in: neither is approved by who asked, and nothing is sent', async ({
  page,
  sandbox,
}) => {
  await signIn(page, demoAccount('son'))
  const emails = [newEmail(), newEmail()]
  for (const email of emails) {
    await proposeInvitation(page, accountant(email))
    const acts = proposalOf(page, email).getByRole('button')
    await expect(acts).toHaveCount(1)
    await expect(acts).toHaveText(people.waiting.withdraw)
  }
  for (const email of emails) {
    const sent = await fetch(`${sandbox.url}/admin/mailboxes/${email}/messages`)
    expect(await sent.json()).toEqual({ messages: [] })
    await button(proposalOf(page, email), people.waiting.withdraw).click()
    await expect(proposalOf(page, email)).toHaveCount(0)
  }
})

test('an administrator is kept out by two: until the second says so they work on, and then their session has ended', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.slow()
  const email = newEmail()
  const name = `Tăng Thị ${email.replace(/\D/g, '')}`
  await signIn(page, demoAccount('son'))
  await proposeInvitation(page, { email, role: roles.ADMINISTRATOR })
  const second = await (await newVisitor()).newPage()
  await signIn(second, demoAccount('hanh'))
  await approveInvitation(second, email)
  const theirs = await (await newVisitor()).newPage()
  const account = await accept(theirs, await invitationMailedTo(theirs, sandbox, email), { name, email })
  await fillSignIn(theirs, account, codeOf(account, 0))
  await expect(theirs.getByRole('heading', heading)).toHaveText(t.staff.overview.hello(name))

  await page.goto('/staff/people')
  await button(page.getByRole('main'), people.of(people.proposeDisabling, name)).click()
  await expect(page.getByRole('status').filter({ hasText: people.proposed })).toBeVisible()
  await theirs.goto('/staff/people')
  await expect(theirs.getByRole('heading', heading)).toHaveText(people.title)
  await expect(button(proposalOf(theirs, email), people.waiting.approve)).toHaveCount(0)

  await second.goto('/staff/people')
  await button(proposalOf(second, email), people.waiting.approve).click()
  await expect(second.getByRole('status').filter({ hasText: people.done })).toBeVisible()
  await theirs.goto('/staff/people')
  await expect(theirs).toHaveURL(/\/staff\/sign-in/)
})

test('an invitation that was sent is withdrawn by one, and its link lets nobody in', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const email = newEmail()
  await signIn(page, demoAccount('son'))
  await proposeInvitation(page, accountant(email))
  const second = await (await newVisitor()).newPage()
  await signIn(second, demoAccount('hanh'))
  await approveInvitation(second, email)
  const theirs = await (await newVisitor()).newPage()
  const place = await invitationMailedTo(theirs, sandbox, email)
  await second.goto('/staff/people')
  await button(second.getByRole('main'), people.of(people.withdrawInvitation, email)).click()
  await expect(second.getByRole('status').filter({ hasText: people.done })).toBeVisible()
  await theirs.goto(place)
  await expect(theirs.getByLabel(t.staff.invitation.password)).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a teller comes in by the word of the bank’s administrator, who also says no with a reason', async ({
    page,
    newVisitor,
  }) => {
    await signIn(page, demoAccount('son'))
    const [yes, no] = [newEmail(), newEmail()]
    for (const email of [yes, no]) await proposeTeller(page, email)
    const second = await (await newVisitor()).newPage()
    await signIn(second, demoAccount('hanh'))
    await second.goto('/staff/people')
    await expect(proposalOf(second, yes)).toContainText(people.waiting.decides.BANK_ADMINISTRATOR)
    await expect(button(proposalOf(second, yes), people.waiting.approve)).toHaveCount(0)

    const bank = await (await newVisitor()).newPage()
    await signIn(bank, demoAccount('yen'))
    await approveInvitation(bank, yes)
    const other = proposalOf(bank, no)
    await button(other, people.waiting.reject).click()
    await expect(bank.getByText(people.refused.REASON_EMPTY).first()).toBeVisible()
    const again = proposalOf(bank, no)
    await again.getByRole('textbox').fill('Không phải người của ngân hàng')
    await button(again, people.waiting.reject).click()
    await expect(bank.getByRole('row').filter({ hasText: no })).toContainText(
      'Không phải người của ngân hàng',
    )
    // People of elsewhere are not on the bank's list.
    await expect(bank.getByText(demoAccount('son').email)).toHaveCount(0)
  })
})

/** As an administrator: asks that a teller of the second bank is invited. */
async function proposeTeller(page: Page, email: string): Promise<void> {
  const words = people.invite
  await page.goto('/staff/people')
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.role, { exact: true }).selectOption({ label: roles.TELLER })
  await page.getByLabel(words.bank).selectOption('hoi-an-bank')
  await page.getByLabel(words.branch).fill('Trụ sở Hội An')
  await page.getByRole('main').getByRole('button', { name: words.submit }).click()
  await expect(proposalOf(page, email)).toBeVisible()
}
