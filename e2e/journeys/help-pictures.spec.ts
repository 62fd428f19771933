import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseWay,
  confirmWithCode,
  expectPaid,
  findAll,
  payChosen,
  sendCard,
  textsOf,
} from '../pages/payer.ts'

const steps = ['lookup', 'dossiers', 'check', 'bank', 'card', 'otp', 'result'] as const
const locales = ['vi', 'en'] as const
const HEIGHT = 480
/** Times and codes differ from run to run; a picture of which more differs shows another page than the guide says. */
const MOST_DIFFERENT = 0.06

const update = process.env.UPDATE_PICTURES === '1'

test.describe('pictures', () => {
  test.use({ deviceScaleFactor: 2, contextOptions: { reducedMotion: 'reduce' } })

  test('the pictures of the guide show the pages as they are (UPDATE_PICTURES=1 takes them anew)', async ({
    page,
    sandbox,
    stack,
  }) => {
    const take = async (step: (typeof steps)[number], prepare = async () => {}) => {
      for (const locale of [...locales, 'vi'] as const) {
        await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
        await page.reload()
        await prepare()
        await keepOrCompare(`${step}.${locale}`, await picture(page))
      }
    }
    const card = sandbox.card('SUCCESS')
    const dossiers = ['H47.41-261120-0001', 'H47.16-261120-0002'].map(demoDossier)

    await page.goto('/')
    await take('lookup', () => fill(page, { code: dossiers[0]?.code ?? '', fact: dossiers[0]?.fact ?? '' }))
    await findAll(page, dossiers)
    await take('dossiers')
    await payChosen(page)
    await take('check')
    await chooseWay(page, 'CARD')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsOf.vi.pay.bank.title)
    await take('bank')
    await page.locator('a[href$="bank=970419"]').click()
    await take('card', () =>
      fill(page, { number: card.number, date: card.date, holderName: card.holderName }),
    )
    await sendCard(page, card)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsOf.vi.pay.otp.title)
    await take('otp')
    await confirmWithCode(page, sandbox, card)
    await expectPaid(page)
    await take('result')
  })
})

for (const locale of locales) {
  test(`the guide shows a picture for each step (${locale})`, async ({ page, stack }) => {
    await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
    await page.goto('/help')
    for (const step of steps) {
      const shown = page.locator(`img[src="/help/${step}.${locale}.png"]`)
      await shown.scrollIntoViewIfNeeded()
      await expect
        .poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
        .toBe(720)
      await expect(shown).toHaveAttribute('alt', /\S/)
    }
  })
}

/** What a phone shows of the page itself, without band and banner, at twice the size. */
async function picture(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => scrollTo(0, 0))
  const box = await page.getByRole('main').boundingBox()
  const clip = { x: 0, y: Math.round(box?.y ?? 0), width: 360, height: HEIGHT }
  return page.screenshot({ clip, fullPage: true, caret: 'hide', animations: 'disabled' })
}

async function keepOrCompare(name: string, taken: Buffer): Promise<void> {
  const file = join('public', 'help', `${name}.png`)
  if (update) return writeFileSync(file, taken)
  expect(existsSync(file), `${file} is missing`).toBe(true)
  const [kept, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(taken)]
  expect([now.width, now.height], name).toEqual([kept.width, kept.height])
  const different = pixelmatch(kept.data, now.data, undefined, now.width, now.height, { threshold: 0.2 })
  expect(different / (now.width * now.height), `${name} shows another page than today's`).toBeLessThan(
    MOST_DIFFERENT,
  )
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`input[name=${name}]`).fill(value)
  await page.locator(':focus').blur()
}

function demoDossier(code: string) {
  const dossier = demoDossiers.find((one) => one.code === code)
  if (!dossier) throw new Error(`${code} is not in the demo`)
  return dossier
}
