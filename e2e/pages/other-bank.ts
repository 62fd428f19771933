import { expect, type Page } from '@playwright/test'
import type { Sandbox } from '../fixtures/sandbox.ts'

/** Opens another bank's app and lets it read this picture: it fills in what the code says. */
export async function scanPicture(page: Page, sandbox: Sandbox, picture: Uint8Array): Promise<void> {
  await page.goto(`${sandbox.url}/other-bank-app`)
  await page
    .locator('input[name=picture]')
    .setInputFiles({ name: 'qr.png', mimeType: 'image/png', buffer: Buffer.from(picture) })
  await page.getByRole('button', { name: 'Đọc mã' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chuyển khoản')
}

/** Sends what the app has filled in. */
export async function sendTransfer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Chuyển', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Đã chuyển/)
}
