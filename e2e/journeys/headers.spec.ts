import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { chooseBank, findAll, payAll, sendCard, toCheckPage } from '../pages/payer.ts'

const MOST_EXTRA_BYTES = 15_000

test('every page forbids what it does not need, is kept by no cache, and has a nonce of its own', async ({
  page,
  sandbox,
}) => {
  const id = await payAll(page, sandbox, await sandbox.freshDossiers(1), await sandbox.freshCard())
  const nonces = new Set<string>()
  const paths = [
    '/',
    '/dossiers',
    '/dossiers/add',
    '/find',
    '/verify',
    '/verify/0000',
    '/help',
    '/accessibility',
  ]
  for (const path of [...paths, `/pay/${id}/result`, `/pay/${id}/confirmation`, '/']) {
    const response = await page.goto(path)
    const headers = response?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    const [, nonce] = /script-src 'self' 'nonce-([^']{16,})' 'strict-dynamic'/.exec(policy) ?? []
    expect(nonce, path).toBeTruthy()
    nonces.add(nonce ?? '')
    expect(policy, path).not.toMatch(/unsafe|https?:|[*]/)
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policy, path).toContain(part)
    }
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['cache-control'], path).toContain('no-store')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
  expect(nonces.size).toBe(paths.length + 3)
})

test('the file of a confirmation and the state of a payment are kept by no cache', async ({
  page,
  sandbox,
}) => {
  const id = await payAll(page, sandbox, await sandbox.freshDossiers(1), await sandbox.freshCard())
  for (const path of [`/pay/${id}/confirmation.pdf`, `/pay/${id}/state`]) {
    const headers = (await page.request.get(path)).headers()
    expect(headers['cache-control'], path).toContain('no-store')
    expect(headers['x-content-type-options'], path).toBe('nosniff')
  }
})

test('an address that does not exist answers 404 with a page that leads on', async ({ page, faults }) => {
  faults.allow(/status of 404/)
  const response = await page.goto('/khong-co')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có trang này')
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})

test('no page of the payer carries more script than it needs', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const sizes = new Map<string, number>()
  const weigh = async (name: string) => sizes.set(name, await scriptBytes(page.context(), page))
  await page.goto('/accessibility')
  await weigh('smallest')
  await page.goto('/')
  await weigh('home')
  await findAll(page, await sandbox.freshDossiers(1))
  await weigh('list')
  await toCheckPage(page, await sandbox.freshDossiers(1))
  await page.reload()
  await weigh('check')
  await chooseBank(page, card)
  await page.reload()
  await weigh('card')
  await sendCard(page, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  await page.reload()
  await weigh('code')
  const smallest = sizes.get('smallest') ?? 0
  expect(smallest).toBeGreaterThan(0)
  for (const [name, bytes] of sizes) {
    expect(bytes - smallest, `${name}: ${bytes} bytes, smallest page ${smallest}`).toBeLessThanOrEqual(
      MOST_EXTRA_BYTES,
    )
  }
})

/** The scripts that the page loaded, gzipped as they travel. */
async function scriptBytes(context: BrowserContext, page: Page): Promise<number> {
  const loaded = await page.evaluate(() => [...document.scripts].map((script) => script.src).filter(Boolean))
  let bytes = 0
  for (const src of new Set(loaded)) bytes += gzipSync(await (await context.request.get(src)).body()).length
  return bytes
}

test('no picture, typeface or style of the build is taken from another host', () => {
  const folder = join('.next', 'static')
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  )
  expect(sheets.length).toBeGreaterThan(0)
  for (const sheet of sheets)
    expect(readFileSync(join(folder, sheet), 'utf8')).not.toMatch(/url\(["']?(https?:)?\/\//)
})
