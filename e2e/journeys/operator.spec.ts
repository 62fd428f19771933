import type { Locator, Page } from '@playwright/test'
import { formatFormNumber } from '#lib/form-number.ts'
import { formatPublicId } from '#lib/ids.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectPaid, publicIdOf, textsOf } from '../pages/payer.ts'
import {
  chooseDossiers,
  newHolderOrganisation,
  organisationWithAccount,
  payByAccount,
} from '../pages/registered-holder.ts'
import { demoAccount, signIn } from '../pages/staff.ts'

const t = textsOf.vi
const { search, payment: words, registration, facts, events } = t.trace
const heading = { level: 1 } as const

/** A line of a list of terms, by its term. */
const factOf = (page: Page, term: string): Locator =>
  page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('+ dd')

async function find(page: Page, text: string): Promise<void> {
  await page.goto('/staff/search')
  await page.getByLabel(search.label).fill(text)
  await page.keyboard.press('Enter')
}

test('an operator finds a payment by each of its numbers and a holder without accents, reads both stories whole, and each look is written down', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { owner, number } = await organisationWithAccount(page, sandbox)
  const dossiers = await sandbox.dossiersOf(owner, [50_000, 75_000])
  await chooseDossiers(page, dossiers)
  await payByAccount(page, dossiers)
  await expectPaid(page)
  const publicId = publicIdOf(page)
  const bankReference = (await factOf(page, t.result.facts.bankReference).textContent()) ?? ''

  const desk = await (await newVisitor({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(desk, demoAccount('van'))
  const found = desk.getByRole('row').filter({ hasText: formatPublicId(publicId) })
  await find(desk, bankReference)
  await expect(found).toContainText(facts.BANK_REFERENCE)
  await found.getByRole('link').click()

  await expect(desk.getByRole('heading', heading)).toHaveText(words.title(formatPublicId(publicId)))
  const main = desk.getByRole('main')
  await expect(main).toContainText(words.noLooks)
  for (const { code } of dossiers) await expect(main).toContainText(code)
  await expect(main).toContainText(events.DEBIT_ORDERED ?? '')
  await expect(main).toContainText(words.documentKinds.CONFIRMATION)
  await expect(main).toContainText(bankReference)
  const attempt = (await factOf(desk, words.reference).textContent()) ?? ''
  await desk.reload()
  const look = desk.getByRole('region', { name: words.looks }).getByRole('listitem').first()
  await expect(look).toContainText(t.suspense.you)

  for (const [text, by] of [
    [publicId, facts.PUBLIC_ID],
    [attempt, facts.ATTEMPT],
    [dossiers[0]?.code ?? '', facts.DOSSIER],
  ] as const) {
    await find(desk, text)
    await expect(found).toContainText(by)
  }

  await find(desk, fold(owner.name))
  const holder = desk.getByRole('region', { name: owner.name })
  await holder.getByRole('link', { name: formatFormNumber(number) }).click()
  await expect(desk.getByRole('heading', heading)).toHaveText(registration.title(formatFormNumber(number)))
  await expect(factOf(desk, registration.state)).toHaveText(stateNames.APPROVED.vi)
  await expect(main).toContainText(registration.mandates.CONFIRMED)
  for (const kind of ['CREATE', 'PRINT', 'APPROVE'] as const) {
    await expect(main).toContainText(t.bankAccounts.history.kinds[kind])
  }
  const debits = desk.getByRole('table', { name: registration.debits })
  await expect(debits.getByRole('row').filter({ hasText: formatPublicId(publicId) })).toBeVisible()
  await desk.reload()
  await expect(look).toContainText(t.suspense.you)

  await desk.goto('/staff/people')
  await expect(desk.getByRole('heading', heading)).toHaveText(t.staff.shell.noPermission.title)
})

test('an operator takes over a stop of an owner, who reads why and cannot let the account go on, and ends it for good', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { number } = await organisationWithAccount(page, sandbox)
  const own = `/account/bank-accounts/${number}`
  await page.goto(`${own}/suspend`)
  await page.getByRole('button', { name: t.bankAccounts.ask.SUSPEND.submit, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(t.bankAccounts.done.SUSPEND)

  const desk = await (await newVisitor({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(desk, demoAccount('van'))
  await desk.goto(`/staff/registration-story/${number}`)
  const { suspend, close } = registration.nextSteps
  const steps = desk.getByRole('region', { name: registration.steps })
  const step = async ({ open, submit, done }: typeof close, reason: string) => {
    await desk.getByRole('button', { name: open, exact: true }).click()
    await desk.getByRole('button', { name: submit, exact: true }).click()
    await expect(desk.getByRole('main')).toContainText(registration.stepRefused.REASON_EMPTY)
    await desk.getByRole('textbox', { name: t.trace.holder.reason }).fill(reason)
    await desk.getByRole('button', { name: submit, exact: true }).click()
    await expect(steps.getByRole('status')).toContainText(done)
  }
  await step(suspend, 'Nghi có người dùng trộm')
  await page.goto(own)
  await expect(page.getByRole('main')).toContainText('Nghi có người dùng trộm')
  await expect(page.getByRole('link', { name: t.bankAccounts.manage.RESUME, exact: true })).toHaveCount(0)

  // The bank has confirmed the stop meanwhile, which is a step as well.
  await desk.reload()
  await step(close, 'Chủ tài khoản xác nhận bị lộ mật khẩu')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Chủ tài khoản xác nhận bị lộ mật khẩu')
  await expect(page.getByRole('main')).toContainText(stateNames.CLOSED.vi)
})

test('one operator proposes to verify a holder, another reads why and approves without script, and rejects what is wrong', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { name } = (await newHolderOrganisation(page, sandbox)).owner
  const { decisions, waiting, refused, unverified, verified } = t.trace.holder
  const first = await (await newVisitor({ viewport: { width: 1280, height: 900 } })).newPage()
  await signIn(first, demoAccount('van'))
  await find(first, fold(name))
  const card = first.getByRole('region', { name })
  await expect(factOf(first, verified)).toHaveText(unverified)
  const propose = async ({ open, submit, done }: typeof decisions.VERIFY, reason: string) => {
    await card.getByRole('button', { name: open, exact: true }).click()
    await card.getByRole('textbox', { name: t.trace.holder.reason }).fill(reason)
    await card.getByRole('button', { name: submit, exact: true }).click()
    await expect(card.getByRole('status')).toContainText(done)
    await expect(card).toContainText(waiting.waits)
  }
  await propose(decisions.VERIFY, 'Đã gọi số máy trên giấy phép')

  const listed = (desk: Page) => desk.getByRole('listitem').filter({ hasText: waiting.kinds.VERIFY(name) })
  await expect(listed(first).getByRole('button', { name: waiting.withdraw })).toBeVisible()
  await expect(listed(first).getByRole('button', { name: waiting.approve })).toHaveCount(0)

  const second = await (await newVisitor({ javaScriptEnabled: false })).newPage()
  await signIn(second, demoAccount('thu'))
  await second.goto('/staff/search')
  await expect(listed(second)).toContainText('Đã gọi số máy trên giấy phép')
  await listed(second).getByRole('button', { name: waiting.approve }).click()
  await expect(second.getByRole('status').filter({ hasText: waiting.done })).toBeVisible()
  await expect(listed(second)).toHaveCount(0)

  await find(first, fold(name))
  await expect(factOf(first, verified)).not.toHaveText(unverified)
  await expect(card.getByRole('button', { name: decisions.VERIFY.open, exact: true })).toHaveCount(0)
  await propose(decisions.CLOSE, 'Tổ chức xin ngừng')
  await second.goto('/staff/search')
  const closing = second.getByRole('listitem').filter({ hasText: waiting.kinds.CLOSE(name) })
  const reject = closing.getByRole('button', { name: waiting.reject })
  await reject.click()
  await expect(second.getByRole('main')).toContainText(refused.REASON_EMPTY)
  await closing.getByRole('textbox').fill('Chưa có giấy của tổ chức')
  await reject.click()
  await expect(second.getByRole('status').filter({ hasText: waiting.done })).toBeVisible()
  await find(first, fold(name))
  await expect(card.getByRole('button', { name: decisions.CLOSE.open, exact: true })).toBeVisible()
})
