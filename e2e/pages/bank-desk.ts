import { expect, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'

/** Opens a form by the number on its paper, as a hand scanner does. */
async function openForm(page: Page, number: string): Promise<void> {
  await page.goto('/staff/registrations')
  await page.locator('input[name=form-number]').fill(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: grouped(number) })).toBeVisible()
}

/** A teller holds every line against the paper, attaches its scan and receives the form. */
export async function receiveForm(
  page: Page,
  number: string,
  scan: Uint8Array,
  t = vietnamese,
): Promise<void> {
  const words = t.registrationDesk
  await openForm(page, number)
  for (const line of await page.locator('[data-tick]').all()) await line.check()
  const file = { name: 'phieu.png', mimeType: 'image/png', buffer: Buffer.from(scan) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('img', { name: words.scan.alt(number) })).toBeVisible()
  await page.getByRole('button', { name: words.steps.RECEIVE.open }).click()
  await page.getByRole('button', { name: words.steps.RECEIVE.submit }).click()
  await expect(page.getByText(words.steps.RECEIVE.done)).toBeVisible()
}

/** A controller approves a form that somebody else received. */
export async function approveForm(page: Page, number: string, t = vietnamese): Promise<void> {
  const { APPROVE } = t.registrationDesk.steps
  await openForm(page, number)
  await page.getByRole('button', { name: APPROVE.open }).click()
  await page.getByRole('button', { name: APPROVE.submit }).click()
  await expect(page.getByText(APPROVE.done)).toBeVisible()
}

/** As the desk prints a number: in groups. */
const grouped = (number: string): RegExp => new RegExp(number.split('').join('\\s?'))
