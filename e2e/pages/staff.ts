import { expect, type Locator, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import { demoStaff } from '#prisma/seed/demo-staff.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'

export type Account = { readonly email: string; readonly password: string; readonly secret: string }

/** Somebody of the demonstration's staff. Tests share them: nobody signs them out everywhere or keeps them out. */
export function demoAccount(name: string): Account {
  const found = demoStaff.find(({ email }) => email.startsWith(`${name}.`))
  if (!found) throw new Error(`No ${name} among the demonstration's staff`)
  return found
}

/** What the authenticator shows so many steps of thirty seconds from now. */
export const codeOf = ({ secret }: Pick<Account, 'secret'>, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** Fills the form in as it is typed, and sends it. */
export async function fillSignIn(page: Page, account: Account, code: string, t = vietnamese): Promise<void> {
  const { signIn } = t.staff
  await page.goto('/staff/sign-in')
  await page.getByLabel(signIn.email, { exact: true }).fill(account.email)
  await page.getByLabel(signIn.password, { exact: true }).fill(account.password)
  await page.getByLabel(signIn.code).fill(code)
  await page.getByRole('main').getByRole('button', { name: signIn.submit }).click()
}

/**
 * Signs in. A code works once and the demonstration's people are shared: the next of those that hold now is tried, and when
 * other tests have used them all, the one that the authenticator shows next.
 */
export async function signIn(page: Page, account: Account, t = vietnamese): Promise<void> {
  const tried = new Set<string>()
  await expect(async () => {
    for (const code of [-1, 0, 1].map((steps) => codeOf(account, steps))) {
      if (tried.has(code)) continue
      tried.add(code)
      await fillSignIn(page, account, code, t)
      await page.waitForURL(/\/staff($|\/sign-in.*say=)/)
      if (new URL(page.url()).pathname === '/staff') return
    }
    expect(page.url(), `${account.email} is signed in`).not.toContain('sign-in')
  }).toPass({ timeout: 100_000, intervals: [5_000] })
}

/** Whom an administrator asks to invite; labels as the form shows them. */
type Invited = { readonly email: string; readonly role: string; readonly agency?: RegExp }

/** As an administrator: asks that somebody is invited. Another person has to approve it. */
export async function proposeInvitation(page: Page, invited: Invited, t = vietnamese): Promise<void> {
  const { invite: words, proposed } = t.staff.people
  await page.goto('/staff/people')
  await page.getByLabel(words.email).fill(invited.email)
  await page.getByLabel(words.role, { exact: true }).selectOption({ label: invited.role })
  if (invited.agency) {
    const option = page.getByLabel(words.agency).getByRole('option').filter({ hasText: invited.agency })
    await page.getByLabel(words.agency).selectOption((await option.getAttribute('value')) ?? '')
  }
  await page.getByRole('main').getByRole('button', { name: words.submit, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: proposed })).toBeVisible()
}

/** The proposal about an address, on the desk of people. */
export const proposalOf = (page: Page, email: string): Locator => page.locator(`[data-proposal="${email}"]`)

/** As another administrator: approves the invitation of this address. */
export async function approveInvitation(page: Page, email: string, t = vietnamese): Promise<void> {
  await page.goto('/staff/people')
  await proposalOf(page, email)
    .getByRole('button', { name: new RegExp(`^${t.staff.people.waiting.approve}`) })
    .click()
  await expect(page.getByRole('status').filter({ hasText: t.staff.people.done })).toBeVisible()
}

/** As the invited person: opens the newest e-mail to this address in the sandbox's mailbox; answers where its link leads. */
export const invitationMailedTo = (page: Page, sandbox: Sandbox, email: string): Promise<string> =>
  linkMailedTo(page, sandbox, email, { subject: 'Lời mời làm việc', place: /\/staff\/invitation\// })

/** The same of the pass that a person is mailed whom another one lets sign in. */
export const passMailedTo = (page: Page, sandbox: Sandbox, email: string): Promise<string> =>
  linkMailedTo(page, sandbox, email, { subject: 'đăng nhập ngay', place: /\/staff\/sign-in\/pass\// })

async function linkMailedTo(
  page: Page,
  sandbox: Sandbox,
  email: string,
  { subject, place }: { readonly subject: string; readonly place: RegExp },
): Promise<string> {
  const mail = page.getByRole('listitem').filter({ hasText: email }).filter({ hasText: subject })
  await expect(async () => {
    await page.goto(`${sandbox.url}/mailbox?live=0`)
    await expect(mail.first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await mail.first().getByRole('link').click()
  const link = page.getByRole('link', { name: place })
  return new URL((await link.getAttribute('href')) ?? '').pathname
}

/** As the invited person: chooses a password, enrols an authenticator by the typed secret, and becomes staff. */
export async function accept(
  page: Page,
  place: string,
  { name, email }: { name: string; email: string },
  t = vietnamese,
): Promise<Account> {
  const words = t.staff.invitation
  const password = 'bèo dạt mây trôi chốn xa xôi'
  await page.goto(place)
  const secret = ((await page.locator('#enrol ~ p strong').textContent()) ?? '').replace(/\s/g, '')
  await page.getByLabel(words.name).fill(name)
  await page.getByLabel(words.password).fill(password)
  await page.getByLabel(words.again).fill(password)
  await page.getByLabel(words.code).fill(codeOf({ secret }, -1))
  await page.getByRole('button', { name: words.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.staff.signIn.title)
  return { email, password, secret }
}
