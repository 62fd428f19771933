import type { Page } from '@playwright/test'
import type { CardOutcome } from '#sandbox/bank/seed-cards.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseBank,
  chooseIssuer,
  confirmWithCode,
  expectPaid,
  sendCard,
  toCheckPage,
  toCodePage,
} from '../pages/payer.ts'

const NO_MONEY = 'Ông/Bà không bị trừ tiền.'

const refusedCards: readonly [CardOutcome, string][] = [
  ['CARD_LOCKED', 'Thẻ không hoạt động, vui lòng kiểm tra lại.'],
  ['CARD_EXPIRED', 'Thẻ đã hết hạn.'],
  ['NOT_REGISTERED_ONLINE', 'Thẻ chưa đăng ký thanh toán trực tuyến.'],
  ['LIMIT_EXCEEDED', 'Số tiền vượt hạn mức của thẻ.'],
]

for (const [outcome, sentence] of refusedCards) {
  test(`a card that the bank refuses (${outcome}) costs nothing, and another one pays`, async ({
    page,
    sandbox,
  }) => {
    const card = sandbox.card(outcome)
    await toCheckPage(page, await sandbox.freshDossiers(1))
    await chooseBank(page, card)
    await sendCard(page, card)
    const main = page.getByRole('main')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa thanh toán được')
    await expect(main).toContainText(NO_MONEY)
    await expect(main).toContainText(sentence)

    const other = await sandbox.freshCard()
    await main.getByRole('link', { name: 'Dùng thẻ của ngân hàng khác' }).click()
    await chooseIssuer(page, other)
    await sendCard(page, other)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
    await confirmWithCode(page, sandbox, other)
    await expectPaid(page)
  })
}

test('an account without enough money costs nothing, and the same payment can be tried again', async ({
  page,
  sandbox,
}) => {
  const card = sandbox.card('INSUFFICIENT_BALANCE')
  const amount = sandbox.ownAmount()
  await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  await confirmWithCode(page, sandbox, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa thanh toán được')
  await expect(page.getByRole('main')).toContainText('Tài khoản của thẻ không đủ số dư.')
  await expect(page.getByRole('main')).toContainText(NO_MONEY)
  await page.getByRole('link', { name: 'Thử lại' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập thông tin in trên thẻ')
  expect(await sandbox.debitsOf(amount)).toBe(0)
})

test('a bank that is late and then took the money: the payer waits, knows by when, and the page turns paid by itself', async ({
  page,
  sandbox,
}) => {
  const card = sandbox.card('TIMEOUT_THEN_SUCCESS')
  const amount = sandbox.ownAmount()
  await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  await confirmWithCode(page, sandbox, card)
  await expectWaiting(page)
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a bank that is late and then took nothing: the payment is open again, and another card pays', async ({
  page,
  sandbox,
}) => {
  const card = sandbox.card('TIMEOUT_THEN_FAILURE')
  const amount = sandbox.ownAmount()
  await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  await confirmWithCode(page, sandbox, card)
  await expectWaiting(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa thanh toán được')
  await expect(page.getByRole('main')).toContainText(NO_MONEY)
  expect(await sandbox.debitsOf(amount)).toBe(0)

  const other = await sandbox.freshCard()
  await page.getByRole('link', { name: 'Dùng thẻ của ngân hàng khác' }).click()
  await chooseIssuer(page, other)
  await sendCard(page, other)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  await confirmWithCode(page, sandbox, other)
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page that waits for a late bank turns paid by itself as well', async ({ page, sandbox }) => {
    const card = sandbox.card('TIMEOUT_THEN_SUCCESS')
    await toCodePage(page, await sandbox.freshDossiers(1), card)
    await confirmWithCode(page, sandbox, card)
    await expectWaiting(page)
    await expectPaid(page)
  })
})

async function expectWaiting(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đang chờ ngân hàng xác nhận')
  await expect(page.getByRole('main')).toContainText(
    /Chúng tôi sẽ biết kết quả trước \d{2}:\d{2}, \d{2}\/\d{2}\/\d{4}[.]/,
  )
}
