import { expect, type Page } from '@playwright/test'
import type { Sandbox } from '../fixtures/sandbox.ts'

/** A teller types a number and looks: nothing is held yet. */
export async function checkNumber(page: Page, sandbox: Sandbox, number: string): Promise<void> {
  await page.goto(`${sandbox.url}/counter`)
  await page.locator('input[name=number]').fill(number)
  await page.keyboard.press('Enter')
}

/** From an empty counter until the number is held for the teller. */
export async function beginToTake(page: Page, sandbox: Sandbox, number: string): Promise<void> {
  await checkNumber(page, sandbox, number)
  await page.getByRole('button', { name: 'Nhận tiền' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thu của người nộp')
}

/** The teller has the money and says so. */
export async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đã nhận đủ tiền' }).click()
}

/** The teller lets go without money. */
export async function letGo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Không thu' }).click()
}
