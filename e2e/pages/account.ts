import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import { uniqueNumber } from '#tests/factories/unique-number.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'
import { codeOf } from './staff.ts'

/** What the forms of an account are filled with, by the names of their fields. */
export type Typed = Readonly<Record<string, string>>

/** Somebody with a telephone that nobody else's test has. */
export type Person = { readonly name: string; readonly phone: string; readonly password: string }

export const newPerson = (name: string): Person => ({
  name,
  phone: `09${uniqueNumber('telephone', 60_000_000, 90_000_000)}`,
  password: 'qua cầu gió bay áo cởi cho nhau',
})

/** An organisation whose tax code has a right check digit; others may claim it, until a bank has seen one's form. */
export const organisation = {
  organisationName: 'Công ty TNHH Xây dựng Cầu Lâu',
  taxCode: '0105926285',
  address: '12 Hùng Vương, phường Tam Kỳ, thành phố Đà Nẵng',
  email: 'ketoan@caulau.example',
  representative: 'Trần Văn Bình',
  position: 'Giám đốc',
} as const

/** An organisation with a tax code that nobody else's test has. */
export const newOrganisation = (organisationName: string): Record<keyof typeof organisation, string> => ({
  ...organisation,
  organisationName,
  taxCode: newTaxCode(),
})

/** The last digit checks the others; numbers for which it would be ten are not issued. */
export function newTaxCode(): string {
  const nine = `40${uniqueNumber('tax code', 10 ** 6, 10 ** 7)}`
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(nine[at]), 0)
  const check = 10 - (sum % 11)
  return check === 10 ? newTaxCode() : `${nine}${check}`
}

/** Types into the fields of the page's form. */
export async function fillFields(page: Page, typed: Typed): Promise<void> {
  for (const [field, value] of Object.entries(typed)) {
    await page.getByRole('main').locator(`input[name=${field}]`).fill(value)
  }
}

/** From the home page's door to the page that asks for the code. */
export async function signUpOrganisation(
  page: Page,
  person: Person,
  typed: Typed = organisation,
  t = vietnamese,
): Promise<void> {
  await page.goto('/register')
  await page.getByRole('link', { name: t.register.choice.ORGANISATION.title, exact: false }).click()
  await fillFields(page, { ...typed, ...person })
  await page.getByRole('main').getByRole('button', { name: t.register.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.register.verify.title)
}

/** The same for a person, who is the holder and the one who signs in. */
export async function signUpPerson(page: Page, person: Person, typed: Typed, t = vietnamese): Promise<void> {
  await page.goto('/register')
  await page.getByRole('link', { name: t.register.choice.PERSON.title, exact: false }).click()
  await fillFields(page, { ...typed, ...person })
  await page.getByRole('main').getByRole('button', { name: t.register.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.register.verify.title)
}

/** Reads the code on the sandbox's phone and types it: the account is open. */
export async function confirmPhone(
  page: Page,
  sandbox: Sandbox,
  { phone }: Person,
  t = vietnamese,
  role: AccountRole = 'OWNER',
): Promise<void> {
  await fillFields(page, { code: await newestCode(page.context(), sandbox, phone) })
  await page.getByRole('button', { name: t.register.verify.submit }).click()
  await expect(page.getByRole('status')).toContainText(t.account.home.welcome[role])
}

/** The code in the newest SMS on a telephone, once it is there; `about` is what it says it is for. */
export async function newestCode(
  context: BrowserContext,
  sandbox: Sandbox,
  phone: string,
  about = /OTP/,
): Promise<string> {
  return onPhone(context, sandbox, phone, (messages) =>
    messages.first().filter({ hasText: about }).locator('code'),
  )
}

/** How many messages about something are on a telephone now. */
async function countOnPhone(
  context: BrowserContext,
  sandbox: Sandbox,
  phone: string,
  about: RegExp,
): Promise<number> {
  const page = await context.newPage()
  await page.goto(`${sandbox.url}/phone/${phone}?live=0`)
  const count = await page.locator('.messages li').filter({ hasText: about }).count()
  await page.close()
  return count
}

/** Where the link of the invitation leads that a telephone was sent, once it is there. */
export async function invitationOn(
  context: BrowserContext,
  sandbox: Sandbox,
  phone: string,
): Promise<string> {
  const link = /\/account\/invitation\/[\w-]+/
  const text = await onPhone(context, sandbox, phone, (messages) =>
    messages.filter({ hasText: link }).first(),
  )
  return link.exec(text)?.[0] ?? ''
}

async function onPhone(
  context: BrowserContext,
  sandbox: Sandbox,
  phone: string,
  wanted: (messages: Locator) => Locator,
): Promise<string> {
  const page = await context.newPage()
  const found = wanted(page.locator('.messages li'))
  await expect(async () => {
    await page.goto(`${sandbox.url}/phone/${phone}?live=0`)
    await expect(found).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const text = await found.textContent()
  await page.close()
  return text ?? ''
}

/** An owner asks somebody to act for the holder, up to where a code on the owner's own telephone confirms it. */
export async function beginInvitation(page: Page, { phone }: Person, t = vietnamese): Promise<void> {
  await page.goto('/account/members')
  await fillFields(page, { phone })
  await page.locator('input[name=role][value=ACCOUNTANT]').check()
  await page.getByRole('button', { name: t.account.members.invite.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.account.members.confirm.INVITE.title)
}

const aboutMembers = /cho nguoi khac quyen|let somebody pay/

/** The codes about members on an owner's telephone that come from now on. */
export async function codesAboutMembers(context: BrowserContext, sandbox: Sandbox, { phone }: Person) {
  const before = await countOnPhone(context, sandbox, phone, aboutMembers)
  return {
    async next(): Promise<string> {
      await onPhone(context, sandbox, phone, (messages) =>
        messages.filter({ hasText: aboutMembers }).nth(before),
      )
      return newestCode(context, sandbox, phone, aboutMembers)
    },
  }
}

/** There: with the code on the owner's own telephone. The invitation goes to the telephone of whom they ask. */
export async function confirmInvitation(
  page: Page,
  sandbox: Sandbox,
  owner: Person,
  t = vietnamese,
): Promise<void> {
  const code = await newestCode(page.context(), sandbox, owner.phone, aboutMembers)
  await typeInvitationCode(page, code, t)
}

async function typeInvitationCode(page: Page, code: string, t: typeof vietnamese): Promise<void> {
  const { confirm, invite } = t.account.members
  await fillFields(page, { code })
  await page.getByRole('button', { name: confirm.INVITE.submit }).click()
  await expect(page.getByRole('status')).toContainText(invite.done)
}

/** Both, where the owner's telephone may have codes of earlier ones. */
export async function inviteAccountant(
  page: Page,
  sandbox: Sandbox,
  { owner, accountant }: { readonly owner: Person; readonly accountant: Person },
  t = vietnamese,
): Promise<void> {
  const codes = await codesAboutMembers(page.context(), sandbox, owner)
  await beginInvitation(page, accountant, t)
  await typeInvitationCode(page, await codes.next(), t)
}

/** The invited accountant opens the link of the SMS and signs up. */
export async function acceptInvitation(
  page: Page,
  sandbox: Sandbox,
  place: string,
  person: Person,
  t = vietnamese,
): Promise<void> {
  await page.goto(place)
  await fillFields(page, { name: person.name, password: person.password })
  await page.getByRole('main').getByRole('button', { name: t.account.invitation.submit }).click()
  await confirmPhone(page, sandbox, person, t, 'ACCOUNTANT')
}

/** On the page that adds it: with the password and the code that the telephone gets, up to where the secret is shown. */
export async function provePhoneForTotp(
  page: Page,
  sandbox: Sandbox,
  { phone, password }: Person,
  t = vietnamese,
): Promise<void> {
  const { totp } = t.account.security
  const submit = (name: string) => page.getByRole('main').getByRole('button', { name }).click()
  await fillFields(page, { password })
  await submit(totp.send)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(totp.phoneTitle)
  const about = /them ung dung|add an authenticator/
  await fillFields(page, { code: await newestCode(page.context(), sandbox, phone, about) })
  await submit(totp.phoneSubmit)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(totp.appTitle)
}

/** Where it is shown: types the secret into an authenticator, and its code into the page. Answers with the secret. */
export async function enrolTotp(page: Page, t = vietnamese): Promise<string> {
  const { totp } = t.account.security
  const shown = (await page.getByRole('main').locator('strong.font-mono').textContent()) ?? ''
  const secret = shown.replaceAll(/\s/g, '')
  await fillFields(page, { code: codeOf({ secret }) })
  await page.getByRole('main').getByRole('button', { name: totp.submit }).click()
  await expect(page.getByRole('status').filter({ hasText: totp.done })).toBeVisible()
  return secret
}

/** Signs in, wherever that leads. */
export async function signInWith(
  page: Page,
  { phone, password }: Pick<Person, 'phone' | 'password'>,
  t = vietnamese,
): Promise<void> {
  await page.goto('/sign-in')
  await fillFields(page, { phone, password })
  await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click()
}
