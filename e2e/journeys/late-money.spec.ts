import { randomUUID } from 'node:crypto'
import { suspense as deskWords } from '#app/_text/vi/suspense.ts'
import { formatFigures } from '#lib/money.ts'
import { codeOnPhone } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { numberOn, standing, toInstruction } from '../pages/instruction.ts'
import { chooseBank, sendCard, typeCode } from '../pages/payer.ts'
import { demoAccount, signIn } from '../pages/staff.ts'

/** A teller's shortest hold, and some time for the one job that ends it. */
const LEASE_ENDS_MS = 75_000

test('a teller’s money after the hold had ended, told once a card has paid: paid once, the other goes back', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.setTimeout(180_000)
  const amount = sandbox.ownAmount()
  const card = await sandbox.freshCard()
  const id = await toInstruction(page, await sandbox.freshDossiers(1, [amount]), 'BRANCH')
  const number = await numberOn(page)
  const key = `late-${randomUUID()}`
  const teller = { bank: 'hoi-an-bank', number, key }
  expect(await sandbox.teller('activate', { ...teller, branch: 'Phố cổ', minutes: 1 })).toMatchObject({
    result: 'ACTIVATED',
    amount: `${amount}`,
  })
  await expect(standing(page)).toContainText('đang thu khoản này')
  await expect(standing(page)).not.toContainText('đang thu khoản này', { timeout: LEASE_ENDS_MS })

  await page.goto(`/pay/${id}`)
  await chooseBank(page, card)
  await sendCard(page, card)
  await expect(page.locator('input[name=otp]')).toBeVisible()
  await typeCode(page, await codeOnPhone(page.context(), sandbox, card.phone, id))
  await page
    .locator('form', { has: page.locator('input[name=otp]') })
    .getByRole('button')
    .click()
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { level: 1, name: 'ĐÃ THANH TOÁN' })).toBeVisible({
    timeout: 30_000,
  })
  const verdict = await sandbox.teller('outcome', { ...teller, outcome: 'TAKEN', amount: `${amount}` })
  expect(verdict.verdict).toBe('RETURNS')
  await expect(async () => {
    await page.reload()
    await expect(main).toContainText(/đã (được )?(trả|hoàn) lại/i)
  }).toPass({ timeout: 60_000 })
  expect(await sandbox.debitsOf(amount)).toBe(1)
  expect(await sandbox.branchBook(key)).toMatchObject({
    takings: 1,
    taken: `${amount}`,
    refunded: `${amount}`,
  })

  const desk = await (await newVisitor()).newPage()
  await signIn(desk, demoAccount('van'))
  await desk.goto('/staff/suspense?tab=DONE')
  const row = desk.getByRole('row').filter({ hasText: formatFigures(BigInt(amount)) })
  await expect(row).toContainText(deskWords.states.RETURNED)
})
