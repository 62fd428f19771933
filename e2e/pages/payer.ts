import { expect, type Locator, type Page } from '@playwright/test'
import { texts as english } from '#app/_text/en/index.ts'
import { type Texts, texts as vietnamese } from '#app/_text/vi/index.ts'
import type { Locale } from '#lib/locale.ts'
import { codeOnPhone, type Sandbox, type TestCard } from '../fixtures/sandbox.ts'

export const textsOf: Readonly<Record<Locale, Texts>> = { vi: vietnamese, en: english }

type Named = { readonly code: string; readonly fact: string }

/** A button of the page itself, by its whole name. */
const button = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name: name.trim() })

/** Opens the home page and asks for a dossier. */
export async function lookUp(page: Page, dossier: Named, t = vietnamese): Promise<void> {
  await page.goto('/')
  await fillLookUp(page, dossier, t)
}

/** Fills in the look-up form of the page that is open and sends it. */
export async function fillLookUp(page: Page, dossier: Named, t = vietnamese): Promise<void> {
  await page.getByLabel(t.home.form.code).fill(dossier.code)
  await page.getByLabel(t.home.form.fact).fill(dossier.fact)
  await button(page, t.home.form.submit).click()
}

/** Puts these dossiers on the visitor's list, one after the other. */
export async function findAll(page: Page, dossiers: readonly Named[], t = vietnamese): Promise<void> {
  for (const dossier of dossiers) {
    await lookUp(page, dossier, t)
    await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
  }
}

/** From the list to the check page: pays what is ticked. */
export async function payChosen(page: Page, t = vietnamese): Promise<void> {
  await button(page, t.dossiers.bar.pay).click()
  await expect(page.getByRole('heading', { level: 1, name: t.pay.check.title })).toBeVisible()
}

/** The payment's public id, from the address of the page that is open. */
export function publicIdOf(page: Page): string {
  const [, id] = /\/pay\/([0-9A-Z]+)/.exec(page.url()) ?? []
  if (!id) throw new Error(`No payment is open at ${page.url()}`)
  return id
}

/** On the check page: takes one of the ways to pay and goes on. */
export async function chooseWay(page: Page, way: 'CARD' | 'QR' | 'BRANCH', t = vietnamese): Promise<void> {
  await page.getByRole('radio', { name: t.pay.check.ways[way].title }).check()
  await button(page, t.pay.check.submit).click()
}

/** From the check page to the card page of this card's bank. */
export async function chooseBank(page: Page, card: CardTyped, t = vietnamese): Promise<void> {
  await chooseWay(page, 'CARD', t)
  await chooseIssuer(page, card, t)
}

/** On the page of banks: takes the one that issued this card. */
export async function chooseIssuer(page: Page, card: CardTyped, t = vietnamese): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: t.pay.bank.title })).toBeVisible()
  await page.locator(`a[href$="bank=${card.number.slice(0, 6)}"]`).click()
  await expect(page.getByRole('heading', { level: 1, name: t.pay.card.title })).toBeVisible()
}

export type CardTyped = Pick<TestCard, 'number' | 'holderName' | 'date'>

/** Types a card as it is printed, accepts the terms and sends the form. */
export async function sendCard(page: Page, card: CardTyped, t = vietnamese): Promise<void> {
  await page.locator('input[name=number]').fill(card.number)
  await page.locator('input[name=date]').fill(card.date)
  await page.locator('input[name=holderName]').fill(card.holderName)
  await page.locator('input[name=acceptTerms]').check()
  await button(page, t.pay.card.submit).click()
}

/** Types the code and sends it: the step that takes the money. */
export async function sendCode(page: Page, code: string): Promise<void> {
  await typeCode(page, code)
  await codeForm(page).getByRole('button').click()
}

/** Types the code and leaves it there. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('input[name=otp]').fill(code)
}

const codeForm = (page: Page): Locator => page.locator('form', { has: page.locator('input[name=otp]') })

/** The way from an empty browser to the check page of a payment for these dossiers. Answers with its id. */
export async function toCheckPage(page: Page, dossiers: readonly Named[], t = vietnamese): Promise<string> {
  await findAll(page, dossiers, t)
  await payChosen(page, t)
  return publicIdOf(page)
}

/** The way from an empty browser to the page that asks for the code. Answers with the payment's id. */
export async function toCodePage(
  page: Page,
  dossiers: readonly Named[],
  card: TestCard,
  t = vietnamese,
): Promise<string> {
  const id = await toCheckPage(page, dossiers, t)
  await chooseBank(page, card, t)
  await sendCard(page, card, t)
  await expect(page.getByRole('heading', { level: 1, name: t.pay.otp.title })).toBeVisible()
  return id
}

/** Reads the code on the sandbox's phone and sends it. */
export async function confirmWithCode(page: Page, sandbox: Sandbox, card: TestCard): Promise<void> {
  const code = await codeOnPhone(page.context(), sandbox, card.phone, publicIdOf(page))
  await sendCode(page, code)
}

/** The whole way from an empty browser to the result of a paid payment. Answers with its id. */
export async function payAll(
  page: Page,
  sandbox: Sandbox,
  dossiers: readonly Named[],
  card: TestCard,
  t = vietnamese,
): Promise<string> {
  const id = await toCodePage(page, dossiers, card, t)
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page, t)
  return id
}

/** The result page says that it is paid. */
export async function expectPaid(page: Page, t = vietnamese): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: t.result.paid.title })).toBeVisible({
    timeout: 30_000,
  })
}

/** The bank lets a new code be asked for only after a while; until then the page says for how long. */
export async function askForNewCode(page: Page): Promise<void> {
  const sent = page.getByText('Ngân hàng đã gửi mã mới. Mã cũ không còn dùng được.')
  await expect(async () => {
    await page.getByRole('button', { name: 'Gửi mã mới' }).click()
    await expect(sent).toBeVisible({ timeout: 2_000 })
  }).toPass()
}
