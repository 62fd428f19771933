import type { Page } from '@playwright/test'
import type { Sandbox } from '../fixtures/sandbox.ts'

/** An officer reduces the first fee of a dossier by so many đồng, for this ground, and sends it to the portal. */
export async function reduceFee(
  page: Page,
  sandbox: Sandbox,
  code: string,
  by: number,
  ground: string,
): Promise<void> {
  await page.goto(`${sandbox.url}/one-stop-shop/${code}`)
  await page.locator('input[name="fee.0.reduction"]').fill(`${by}`)
  await page.locator('input[name="fee.0.groundVi"]').fill(ground)
  await page.locator('input[name="fee.0.groundEn"]').fill(ground)
  await page.getByRole('button', { name: 'Gửi thay đổi đến Cổng' }).click()
  await page.waitForURL(`**/one-stop-shop/${code}`)
}
