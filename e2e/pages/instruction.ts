import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { texts as vietnamese } from '#app/_text/vi/index.ts'
import { chooseWay, toCheckPage } from './payer.ts'

type Named = Parameters<typeof toCheckPage>[1][number]

/** The way from an empty browser to the page of an instruction for these dossiers. Answers with the payment's id. */
export async function toInstruction(
  page: Page,
  dossiers: readonly Named[],
  way: 'QR' | 'BRANCH',
  t = vietnamese,
): Promise<string> {
  const id = await toCheckPage(page, dossiers, t)
  await chooseWay(page, way, t)
  await expect(page.getByRole('heading', { level: 1, name: t.instruction.title })).toBeVisible()
  return id
}

/** The number as it stands on the page, without its spaces. */
export async function numberOn(page: Page): Promise<string> {
  const text = await page.locator('main').textContent()
  const shown = text?.match(/\d{4} \d{4} \d{4} \d{4}/)
  if (!shown) throw new Error(`No number on ${page.url()}`)
  return shown[0].replaceAll(' ', '')
}

/** Presses a link to a file as a payer does, and reads the file that the browser saved. */
export async function download(page: Page, link: Locator): Promise<Uint8Array> {
  const begun = page.waitForEvent('download')
  await link.click()
  return readFile(await (await begun).path())
}

/** What the page says is happening. */
export const standing = (page: Page): Locator => page.getByRole('main').getByRole('status').first()
