import { expect, type Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import type { Bank, Sandbox } from '../fixtures/sandbox.ts'
import { confirmPhone, newOrganisation, newPerson, signUpOrganisation } from './account.ts'
import { registerAccount } from './registered-holder.ts'

/** What `printedForm` calls its organisations. */
export const holderName = 'Công ty Cổ phần Gốm Thanh Hà'

/** Opens an account for a new organisation in this browser, and makes the form of a bank account. Answers its number. */
export async function printedForm(
  page: Page,
  sandbox: Sandbox,
  bank: Bank = 'collecting-bank',
  t = vietnamese,
): Promise<string> {
  const owner = newPerson('Lê Thị Hạnh')
  const typed = newOrganisation(holderName)
  await signUpOrganisation(page, owner, typed, t)
  await confirmPhone(page, sandbox, owner, t)
  return registerAccount(
    page,
    sandbox,
    { kind: 'ORGANISATION', name: holderName, taxCode: typed.taxCode },
    bank,
    t,
  )
}

/** A scan as a file to choose: a picture with some grey in it. */
export function scanFile(shade = 200) {
  const picture = new PNG({ width: 620, height: 877 })
  picture.data.fill(255)
  for (let at = 0; at < picture.data.length / 8; at += 4) picture.data.fill(shade, at, at + 3)
  return pngFile(PNG.sync.write(picture))
}

const pngFile = (picture: Uint8Array) => ({
  name: 'phieu.png',
  mimeType: 'image/png',
  buffer: Buffer.from(picture),
})

/** Types the number as a hand scanner does: digits and Enter into whatever has the focus. */
export async function scanNumber(page: Page, number: string): Promise<void> {
  await expect(page.locator('#form-number')).toBeFocused()
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page.locator('#detail')).toBeFocused()
}

/** From the open form's heading on, by keyboard: each line ticked with the space bar. */
export async function tickAll(page: Page, t = vietnamese): Promise<void> {
  const ticks = page.locator('[data-tick]')
  await expect(ticks.first()).toBeVisible()
  const all = await ticks.count()
  await page.keyboard.press('Tab')
  for (let done = 1; done <= all; done += 1) {
    await page.keyboard.press('Space')
    await expect(page.getByText(t.registrationDesk.compare.progress(done, all))).toBeVisible()
  }
}

/** Attaches a file by the button that has the focus. */
export async function attachFocused(page: Page, file = scanFile(), t = vietnamese): Promise<void> {
  // Waiting begins first: the browser knows by the time that the focus was seen that a dialog is to be caught.
  const choosing = page.waitForEvent('filechooser')
  await expect(page.locator('[data-attach]')).toBeFocused()
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(file)
  await expect(page.getByText(t.registrationDesk.scan.attached)).toBeVisible()
}

/** Types a number into the field, wherever the focus is, and opens its form. */
async function openForm(page: Page, number: string): Promise<void> {
  await page.goto('/staff/registrations')
  await page.locator('#form-number').fill(number)
  await page.keyboard.press('Enter')
  await expect(page.locator('#detail')).toBeFocused()
}

/** A teller holds every line against the paper, attaches its scan and receives the form, by mouse. */
export async function receiveByMouse(
  page: Page,
  number: string,
  scan: Uint8Array,
  t = vietnamese,
): Promise<void> {
  const { steps, scan: words } = t.registrationDesk
  await openForm(page, number)
  for (const line of await page.locator('[data-tick]').all()) await line.check()
  await page.locator('input[type=file]').setInputFiles(pngFile(scan))
  await expect(page.getByRole('img', { name: words.alt(number) })).toBeVisible()
  await page.getByRole('button', { name: steps.RECEIVE.open }).click()
  await page.getByRole('button', { name: steps.RECEIVE.submit }).click()
  await expectOutcome(page, steps.RECEIVE.done)
}

/** A controller approves a form that somebody else received, by mouse. */
export async function approveByMouse(page: Page, number: string, t = vietnamese): Promise<void> {
  const { APPROVE } = t.registrationDesk.steps
  await openForm(page, number)
  await page.getByRole('button', { name: APPROVE.open }).click()
  await page.getByRole('button', { name: APPROVE.submit }).click()
  await expectOutcome(page, APPROVE.done)
}

/** Receives the form of this number, wholly by keyboard. */
export async function receive(page: Page, number: string, t = vietnamese): Promise<void> {
  await scanNumber(page, number)
  await tickAll(page, t)
  await attachFocused(page, scanFile(), t)
  await press(page, 'a')
  await expectOutcome(page, t.registrationDesk.steps.RECEIVE.done)
}

/** A desk's key leads to the button, Enter opens the step, and Enter confirms what it says. */
export async function press(page: Page, key: 'a' | 'r'): Promise<void> {
  await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(page.locator('#step-what')).toBeVisible()
  // To go back needs a reason; the first of them has the focus.
  if (key === 'r') await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
}

export async function expectOutcome(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible()
}
