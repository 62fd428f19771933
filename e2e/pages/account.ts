import { randomInt } from 'node:crypto'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'

/** What the forms of an account are filled with, by the names of their fields. */
export type Typed = Readonly<Record<string, string>>

/** Somebody with a telephone that nobody else's test has. */
export type Person = { readonly name: string; readonly phone: string; readonly password: string }

export const newPerson = (name: string): Person => ({
  name,
  phone: `09${randomInt(6, 9)}${randomInt(1_000_000, 10_000_000)}`,
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

/** Reads the code on the sandbox's phone and types it: the account is open. */
export async function confirmPhone(
  page: Page,
  sandbox: Sandbox,
  { phone }: Person,
  t = vietnamese,
): Promise<void> {
  await fillFields(page, { code: await newestCode(page.context(), sandbox, phone) })
  await page.getByRole('button', { name: t.register.verify.submit }).click()
  await expect(page.getByRole('status')).toContainText(t.account.home.welcome)
}

/** The code in the newest SMS on a telephone, once it is there. */
export async function newestCode(context: BrowserContext, sandbox: Sandbox, phone: string): Promise<string> {
  const page = await context.newPage()
  const code = page.locator('.messages li').first().locator('code')
  await expect(async () => {
    await page.goto(`${sandbox.url}/phone/${phone}?live=0`)
    await expect(code).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const digits = await code.textContent()
  await page.close()
  return digits ?? ''
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
