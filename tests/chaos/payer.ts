import { setTimeout as pause } from 'node:timers/promises'
import type { BankLevers, TestCard } from './bank-levers.ts'
import { type Browser, openBrowser, type ShownPage } from './browser.ts'
import type { Random } from './random.ts'

/** What a payer comes with. `givesUpAt`: the page at which this one closes the browser for good. */
export type Errand = {
  readonly dossier: { readonly code: string; readonly fact: string }
  readonly card: TestCard
  readonly address: string
  readonly givesUpAt: 'bank' | 'card' | 'otp' | null
}

/** PAID and HELD are what the result page said; GAVE_UP is on purpose; TIRED had no more patience. */
export type Outcome = 'PAID' | 'HELD' | 'GAVE_UP' | 'TIRED'

type Payer = {
  readonly errand: Errand
  readonly browser: Browser
  readonly levers: BankLevers
  readonly random: Random
  /** SMS whose code was typed already. */
  usedSms: string
  /** The payment, once there is one: where a person would come back to. */
  payment: string | null
}

type Step = ShownPage | Outcome

/**
 * Pays one dossier over the pages as a person without script would: reads where the page is, does what it asks,
 * and after an error waits a little and opens it again.
 */
export async function payOne(
  portalUrl: string,
  levers: BankLevers,
  errand: Errand,
  random: Random,
  patienceMs: number,
): Promise<Outcome> {
  const browser = openBrowser(portalUrl, errand.address)
  const payer: Payer = { errand, browser, levers, random, usedSms: '', payment: null }
  const deadline = Date.now() + patienceMs
  let page: ShownPage | null = null
  while (Date.now() < deadline) {
    const step: Step | null = await oneStep(payer, page).catch(() => null)
    if (typeof step === 'string') return step
    if (step === null) await pause(random.between(400, 1_200))
    page = step
  }
  return 'TIRED'
}

async function oneStep(payer: Payer, page: ShownPage | null): Promise<Step> {
  if (page === null || page.status >= 400) return payer.browser.open(payer.payment ?? '/')
  const path = page.url.pathname
  const payment = /^\/pay\/[0-9A-Z]+/.exec(path)?.[0]
  if (payment === undefined) return path === '/dossiers' ? choose(payer, page) : lookUp(payer, page)
  payer.payment = payment
  return payStep(payer, page, path.slice(payment.length))
}

function payStep(payer: Payer, page: ShownPage, place: string): Step | Promise<Step> {
  if (payer.errand.givesUpAt !== null && place === `/${payer.errand.givesUpAt}`) return 'GAVE_UP'
  switch (place) {
    case '':
      return payer.browser.open(`${payer.payment}/bank`)
    case '/bank':
      return payer.browser.open(`${payer.payment}/card?bank=${payer.errand.card.bin}`)
    case '/card':
      return typeCard(payer, page)
    case '/otp':
      return typeCode(payer, page)
    case '/result':
      return readResult(payer, page)
    default:
      return lookAgain(payer)
  }
}

function lookUp({ browser, errand }: Payer, page: ShownPage): Promise<ShownPage> {
  return browser.submit(page, { holding: 'code' }, { ...errand.dossier })
}

/** A payment that was made before the page broke is on the list: go on with that one. */
async function choose({ browser }: Payer, page: ShownPage): Promise<ShownPage> {
  const own = page.root.querySelector('a[href^="/pay/"]')?.getAttribute('href')
  if (own) return browser.open(own)
  if (page.root.querySelector('[name="dossier"]') === null) return browser.open('/')
  return browser.submit(page, { holding: 'dossier' }, {})
}

function typeCard({ browser, errand }: Payer, page: ShownPage): Promise<ShownPage> {
  const { number, holderName, date } = errand.card
  return browser.submit(page, { holding: 'number' }, { number, holderName, date, acceptTerms: 'yes' })
}

/** Types the newest code once; asks for a new one where the bank did not take it. */
async function typeCode(payer: Payer, page: ShownPage): Promise<ShownPage> {
  const sms = await payer.levers.newestCode(payer.errand.card.phone)
  if (sms !== null && (sms.id !== payer.usedSms || payer.random.fraction() < 0.5)) {
    payer.usedSms = sms.id
    return payer.browser.submit(page, { holding: 'otp' }, { otp: sms.code })
  }
  await pause(payer.random.between(500, 1_500))
  return payer.browser.submit(page, { button: /Gửi mã mới/ }, {})
}

async function readResult(payer: Payer, page: ShownPage): Promise<Step> {
  const leadsTo = (end: string) =>
    page.root.querySelectorAll('a').some((link) => link.getAttribute('href')?.includes(end))
  if (leadsTo('/confirmation.pdf')) return 'PAID'
  if (leadsTo('/bank')) return payer.browser.open(`${payer.payment}/bank`)
  // Expired: another payment may be made of the same dossier.
  if (page.root.querySelector('main a[href="/dossiers"]') !== null) return payer.browser.open('/dossiers')
  // Whose money is held has nothing to press but to look again; a page that broke leads home.
  const elsewhere = page.root
    .querySelectorAll('main a')
    .some((link) => !link.getAttribute('href')?.startsWith(`${payer.payment}/result`))
  return elsewhere ? lookAgain(payer) : 'HELD'
}

async function lookAgain({ browser, payment, random }: Payer): Promise<ShownPage> {
  await pause(random.between(800, 1_600))
  return browser.open(payment ?? '/')
}
