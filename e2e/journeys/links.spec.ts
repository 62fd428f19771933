import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { payAll } from '../pages/payer.ts'

test('every link of every page that a visitor can reach opens', async ({ page, sandbox, stack }) => {
  const id = await payAll(page, sandbox, await sandbox.freshDossiers(1), await sandbox.freshCard())
  const waiting = ['/', `/pay/${id}/result`]
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1 }), path).not.toHaveText('Cổng đang có trục trặc')
    for (const link of await linksOf(page)) {
      expect(link.protocol, `${link} on ${path}`).toMatch(/^(http|tel|mailto):$/)
      const next = `${link.pathname}${link.search}`
      if (link.origin !== stack.portal || seen.has(next) || isFile(link)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  for (const door of ['/find', '/verify', '/help', '/accessibility', '/dossiers'])
    expect([...seen]).toContain(door)
})

test('links within a page lead to a place that is there', async ({ page }) => {
  for (const path of ['/', '/help', '/accessibility', '/find']) {
    await page.goto(path)
    for (const { hash, pathname } of await linksOf(page)) {
      if (hash && pathname === path)
        await expect(page.locator(`[id="${hash.slice(1)}"]`), hash).toHaveCount(1)
    }
  }
})

/** Files are saved, not opened; each has a test of its own. */
const isFile = ({ pathname }: URL): boolean => /\.(pdf|png)$|\/receipts\//.test(pathname)

async function linksOf(page: Page): Promise<URL[]> {
  const addresses = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')))
  return addresses.map((address) => new URL(address))
}
