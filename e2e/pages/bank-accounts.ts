import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import { fillFields } from './account.ts'

/** A bank account as it is typed into the form. */
export type TypedAccount = {
  readonly bank: string
  readonly branch: string
  readonly accountNumber: string
  readonly scope: 'OWN' | 'ANY'
  readonly dailyLimit: string
}

/** Fills the account in and saves it: leads to its page, where it is checked before the form is made. */
export async function fillAccount(page: Page, typed: TypedAccount, t = vietnamese): Promise<void> {
  await page.goto('/account/bank-accounts/new')
  await fillOpenForm(page, typed, t)
}

/** The same in the form that is open: it is filled in and saved. */
export async function fillOpenForm(page: Page, typed: TypedAccount, t = vietnamese): Promise<void> {
  const { bank, scope, ...fields } = typed
  for (const value of [bank, scope]) {
    await page.getByRole('main').locator(`input[type=radio][value="${value}"]`).check()
  }
  await fillFields(page, fields)
  await page.getByRole('button', { name: t.bankAccounts.form.submit }).click()
}

/** Looks at everything once more and makes the form. Answers with its number. */
export async function makeForm(page: Page, t = vietnamese): Promise<string> {
  await page.getByRole('button', { name: t.bankAccounts.check.submit }).click()
  await expect(page.getByRole('status')).toContainText(t.bankAccounts.done.PRINT)
  return numberOf(page)
}

/** The form's number, from the address of the page that is open. */
export function numberOf(page: Page): string {
  const [, number] = /\/bank-accounts\/(\d{12})/.exec(page.url()) ?? []
  if (!number) throw new Error(`No registration is open at ${page.url()}`)
  return number
}

/** Presses the link to the form as its holder does, and reads the file that the browser saved. */
export async function downloadForm(page: Page, t = vietnamese): Promise<Uint8Array> {
  const begun = page.waitForEvent('download')
  await page.getByRole('link', { name: t.bankAccounts.download.open }).click()
  return readFile(await (await begun).path())
}
