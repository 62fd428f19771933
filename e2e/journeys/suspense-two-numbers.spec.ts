import type { BrowserContext, Page } from '@playwright/test'
import { refunds as refundWords } from '#app/_text/vi/refunds.ts'
import { suspense as words } from '#app/_text/vi/suspense.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import type { Sandbox } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { expectAccessible } from '../pages/accessible.ts'
import { numberOn, toInstruction } from '../pages/instruction.ts'
import { demoAccount, signIn } from '../pages/staff.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

/** An instruction for a new dossier of the department whose accountants the demonstration has. */
async function printed(page: Page, sandbox: Sandbox, amount: number) {
  const [dossier] = await sandbox.freshDossiers(1, [amount])
  if (!dossier) throw new Error('No dossier was handed in')
  const publicId = await toInstruction(page, [dossier], 'BRANCH')
  return { publicId, number: await numberOn(page) }
}

async function transfer(sandbox: Sandbox, amount: number, content: string): Promise<string> {
  const response = await fetch(new URL('/admin/transfers', sandbox.url), {
    method: 'POST',
    body: JSON.stringify({ amount: `${amount}`, content }),
  })
  const { bankReference, verdict } = await response.json()
  expect(verdict).toBe('QUEUED')
  return bankReference
}

/** An accountant at the desk, with their own browser. */
async function accountant(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await signIn(page, demoAccount(name))
  return page
}

/** Finds the money by its reference and opens it, by keys alone. */
async function openByKeys(page: Page, desk: 'suspense' | 'refunds', reference: string): Promise<void> {
  await page.goto(`/staff/${desk}`)
  // The queue is there once the page listens.
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(reference)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`q=${reference}`))
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await page.locator('h1').click()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.locator('#detail')).toBeFocused()
}

test('money with two numbers is assigned by two people, and the payment is paid', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.slow()
  const amount = sandbox.ownAmount()
  // A visitor of their own each: what a browser has found is paid together.
  const other = await printed(await (await newVisitor()).newPage(), sandbox, amount + 1)
  const { publicId, number } = await printed(page, sandbox, amount)
  const reference = await transfer(sandbox, amount, `DVC${number} va DVC${other.number}`)

  const first = await accountant(await newVisitor(desktop), 'lan')
  await openByKeys(first, 'suspense', reference)
  const candidate = first.locator(`[data-candidate="${number}"]`)
  await expect(candidate).toContainText(words.compare.fits.EXACT)
  await expect(first.locator(`[data-candidate="${other.number}"]`)).toContainText(words.compare.fits.LESS)
  await first.keyboard.press('a')
  await expect(candidate.getByLabel(words.propose.reason)).toBeFocused()
  await first.keyboard.press('Enter')
  await expect(candidate).toContainText(words.refused.REASON_EMPTY)
  await first.keyboard.type('Người gửi xác nhận qua điện thoại')
  await first.keyboard.press('Enter')
  await expect(first.getByText(words.proposal.own)).toBeVisible()
  await expect(first.getByRole('button', { name: words.proposal.approve, exact: true })).toHaveCount(0)

  const second = await accountant(await newVisitor(desktop), 'minh')
  await openByKeys(second, 'suspense', reference)
  await expect(second.getByText('Người gửi xác nhận qua điện thoại').first()).toBeVisible()
  await second.keyboard.press('a')
  await expect(second.getByRole('button', { name: words.proposal.approve, exact: true })).toBeFocused()
  await second.keyboard.press('Enter')
  await expect(second.getByRole('status').filter({ hasText: words.queue.done })).toBeVisible()
  await expect(second.getByText(words.states.ASSIGNED).first()).toBeVisible()

  await page.goto(`/pay/${publicId}/result`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ĐÃ THANH TOÁN')
})

test('money with two numbers is sent back by two people, and the bank gives it back', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.slow()
  const amount = sandbox.ownAmount()
  const one = await printed(page, sandbox, amount + 1)
  const two = await printed(await (await newVisitor()).newPage(), sandbox, amount + 2)
  const reference = await transfer(sandbox, amount, `${one.number} ${two.number}`)

  const first = await accountant(await newVisitor(desktop), 'lan')
  await openByKeys(first, 'suspense', reference)
  for (const { number } of [one, two]) {
    const candidate = first.locator(`[data-candidate="${number}"]`)
    await expect(candidate).toContainText(formatInstructionNumber(number))
    await expect(candidate).toContainText(words.compare.fits.LESS)
  }
  await first.keyboard.press('r')
  await first.keyboard.type('Không đủ cho chỉ dẫn nào')
  await first.keyboard.press('Enter')
  await expect(first.getByText(words.proposal.own)).toBeVisible()

  const second = await accountant(await newVisitor(desktop), 'minh')
  await openByKeys(second, 'suspense', reference)
  await second.keyboard.press('a')
  await second.keyboard.press('Enter')
  await expect(second.getByText(words.returned.title)).toBeVisible()
  await expect(async () => {
    await second.reload()
    await expect(second.getByText(words.states.RETURNED).first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await second.getByRole('link', { name: words.returned.open }).click()
  await expect(second.getByText(refundWords.states.REFUNDED).first()).toBeVisible()
})

test('the desks of money hold axe and are told apart by role', async ({ page, sandbox, newVisitor }) => {
  test.slow()
  const amount = sandbox.ownAmount()
  const { number } = await printed(page, sandbox, amount)
  const reference = await transfer(sandbox, amount + 5, `DVC${number}`)
  const desk = await accountant(await newVisitor(), 'lan')
  await desk.goto('/staff/suspense')
  await expect(desk.locator('[data-row]').first()).toBeVisible()
  await expectAccessible(desk, 'suspense')
  await desk.goto(`/staff/suspense?q=${reference}`)
  await desk.locator('[data-row]').click()
  await expect(desk.locator(`[data-candidate="${number}"]`)).toContainText(words.compare.fits.MORE)
  await expectAccessible(desk, 'suspense, an item')
  await desk.goto('/staff/refunds')
  await expect(desk.getByRole('navigation', { name: words.queue.tabsLabel })).toBeVisible()
  await expectAccessible(desk, 'refunds')
  await desk.goto('/staff/refunds/request?q=khong-co')
  await expect(desk.getByText(refundWords.request.none)).toBeVisible()
  await expectAccessible(desk, 'request of a refund')

  const elsewhere = await accountant(await newVisitor(), 'hoa')
  await elsewhere.goto(`/staff/suspense?q=${reference}`)
  await expect(elsewhere.getByText(words.queue.empty.WORK)).toBeVisible()
  const administrator = await accountant(await newVisitor(), 'son')
  await administrator.goto('/staff/suspense')
  await expect(administrator.getByRole('heading', { level: 1 })).toHaveText(
    'Ông/Bà không có quyền mở trang này',
  )
})
