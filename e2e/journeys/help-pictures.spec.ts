import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { demoDossiers } from '#prisma/seed/scenarios/demo.ts'
import { packagedLaunch } from '#tests/setup/browser.ts'
import { expect, test } from '../fixtures/test.ts'
import { confirmPhone, newPerson, newTaxCode, organisation, signUpOrganisation } from '../pages/account.ts'
import {
  chooseWay,
  confirmWithCode,
  expectPaid,
  findAll,
  payChosen,
  publicIdOf,
  sendCard,
  textsOf,
} from '../pages/payer.ts'
import { chooseAccountWay, expectRegistered, payButton, registerAccount } from '../pages/registered-holder.ts'

const steps = ['lookup', 'dossiers', 'check', 'bank', 'card', 'otp', 'result'] as const
const organisationSteps = [
  'org-open',
  'org-home',
  'org-form',
  'org-print',
  'org-approved',
  'org-dossiers',
  'org-check',
  'org-pay',
  'org-paid',
  'org-instead',
] as const
type Step = (typeof steps)[number] | (typeof organisationSteps)[number]
const locales = ['vi', 'en'] as const
const HEIGHT = 480
/** Times and codes differ from run to run; a picture of which more differs shows another page than the guide says. */
const MOST_DIFFERENT = 0.06

test.use({ launchOptions: await packagedLaunch() })

const update = process.env.UPDATE_PICTURES === '1'

test.describe('pictures', () => {
  test.use({ deviceScaleFactor: 2, contextOptions: { reducedMotion: 'reduce' } })

  test('the pictures of the guide show the pages as they are (UPDATE_PICTURES=1 takes them anew)', async ({
    page,
    sandbox,
    stack,
  }) => {
    const take = taker(page, stack.portal)
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

  test('so do those of the guide for organisations', async ({ page, sandbox, stack }) => {
    test.slow()
    const take = taker(page, stack.portal)
    await page.goto('/register/organisation')
    await take('org-open')
    const owner = {
      kind: 'ORGANISATION',
      name: organisation.organisationName,
      taxCode: newTaxCode(),
    } as const
    const person = newPerson('Lê Thị Hạnh')
    await signUpOrganisation(page, person, { ...organisation, taxCode: owner.taxCode })
    await confirmPhone(page, sandbox, person)
    await page.goto('/account')
    await take('org-home')
    const dossiers = await sandbox.dossiersOf(owner, [150_000, 75_000, 100_000])
    await findAll(page, dossiers)
    await page.goto('/account/dossiers?tick=page')
    await payChosen(page)
    await page.goto(`/pay/${publicIdOf(page)}/account`)
    await take('org-instead')

    await page.goto('/account/bank-accounts/new')
    const typed = { branch: 'Quảng Nam', accountNumber: '1020 1000 4567', dailyLimit: '50.000.000' }
    await take('org-form', () => fill(page, typed), page.locator('label[for=branch]'))
    const number = await registerAccount(page, sandbox, owner, 'collecting-bank')
    await page.goto(`/account/bank-accounts/${number}`)
    await take('org-print')
    await sandbox.approve(number, 'collecting-bank')
    await expectRegistered(page, number)
    await take('org-approved')
    await page.goto('/account/dossiers?tick=page')
    // Down to the bar that stays at the foot of the window.
    await take('org-dossiers', undefined, page.locator('label[for=q]'))
    await payChosen(page)
    const account = page.locator('input[name=way][value=ACCOUNT]')
    await take('org-check', () => account.check(), page.locator('fieldset'))
    await chooseAccountWay(page)
    await take('org-pay', undefined, page.locator('fieldset'))
    await page.getByRole('button', { name: payButton(dossiers) }).click()
    await expectPaid(page)
    await take('org-paid')
  })
})

const guides = [
  { guide: '/help', pictured: steps },
  { guide: '/help/organisations', pictured: organisationSteps },
] as const

for (const locale of locales) {
  for (const { guide, pictured } of guides) {
    test(`${guide} shows a picture for each step (${locale})`, async ({ page, stack }) => {
      await page.context().addCookies([{ name: 'lang', value: locale, url: stack.portal }])
      await page.goto(guide)
      for (const step of pictured) {
        const shown = page.locator(`img[src="/help/${step}.${locale}.png"]`)
        await shown.scrollIntoViewIfNeeded()
        await expect
          .poll(() => shown.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
          .toBe(720)
        await expect(shown).toHaveAttribute('alt', /\S/)
      }
    })
  }
}

/**
 * Takes the picture of a step in each language, from the top of the page or of what the step is about; what is typed is
 * typed again after each change of language.
 */
function taker(page: Page, portal: string) {
  return async (step: Step, prepare = async () => {}, about = page.getByRole('main')): Promise<void> => {
    for (const locale of [...locales, 'vi'] as const) {
      await page.context().addCookies([{ name: 'lang', value: locale, url: portal }])
      await page.reload()
      await prepare()
      await keepOrCompare(`${step}.${locale}`, await picture(page, about))
    }
  }
}

/** What a phone shows of the page itself, without band and banner, at twice the size. */
async function picture(page: Page, about: Locator): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => scrollTo(0, 0))
  const box = await about.boundingBox()
  const lowest = await page.evaluate((height) => document.documentElement.scrollHeight - height, HEIGHT)
  const clip = { x: 0, y: Math.min(Math.round(box?.y ?? 0), lowest), width: 360, height: HEIGHT }
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
