import { codeOnPhone } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { pressOn, tabTo, typeInto } from '../pages/keyboard.ts'
import { expectPaid, publicIdOf } from '../pages/payer.ts'

test('two dossiers of two agencies are found, paid and confirmed by keyboard alone', async ({
  page,
  sandbox,
}) => {
  const [mine, hers] = await sandbox.freshDossiers(2)
  if (!mine || !hers) throw new Error('Two dossiers were asked for')
  const card = await sandbox.freshCard()
  const main = page.getByRole('main')
  const heading = page.getByRole('heading', { level: 1 })

  await page.goto('/')
  await typeInto(page, 'code', mine.code)
  await typeInto(page, 'fact', mine.fact)
  await page.keyboard.press('Enter')
  await pressOn(page, main.getByRole('link', { name: 'Thêm hồ sơ khác' }))
  await expect(heading).toHaveText('Thêm một hồ sơ')
  await typeInto(page, 'code', hers.code)
  await typeInto(page, 'fact', hers.fact)
  await pressOn(page, main.getByRole('button', { name: 'Tìm hồ sơ' }))

  const box = page.getByRole('checkbox', { name: hers.code })
  await tabTo(page, box)
  await page.keyboard.press('Space')
  await expect(box).not.toBeChecked()
  await page.keyboard.press('Space')
  await pressOn(page, main.getByRole('button', { name: 'Thanh toán', exact: true }))
  await tabTo(page, main.getByRole('radio', { name: /^Thẻ ngân hàng/ }))
  await page.keyboard.press('Space')
  await pressOn(page, main.getByRole('button', { name: 'Tiếp tục' }))
  await pressOn(page, main.locator(`a[href$="bank=${card.number.slice(0, 6)}"]`))

  await expect(heading).toHaveText('Nhập thông tin in trên thẻ')
  await typeInto(page, 'number', card.number)
  await typeInto(page, 'date', card.date)
  await typeInto(page, 'holderName', card.holderName)
  await tabTo(page, page.locator('input[name=acceptTerms]'))
  await page.keyboard.press('Space')
  await pressOn(page, main.getByRole('button', { name: 'Xác thực' }))

  await expect(heading).toHaveText('Nhập mã xác thực (OTP)')
  const code = await codeOnPhone(page.context(), sandbox, card.phone, publicIdOf(page))
  await page.bringToFront()
  await typeInto(page, 'otp', code)
  await page.keyboard.press('Enter')
  await expectPaid(page)

  const download = page.waitForEvent('download')
  await pressOn(page, main.getByRole('link', { name: 'Tải giấy xác nhận (PDF)' }))
  expect((await download).suggestedFilename()).toMatch(/[.]pdf$/)
})

test('the first stop of the keyboard leads past the band to the content', async ({ page }) => {
  await page.goto('/')
  const skip = page.getByRole('link', { name: 'Đến nội dung chính' })
  await pressOn(page, skip)
  await page.keyboard.press('Tab')
  await expect(page.locator('main :focus')).toHaveCount(1)
  await expect(page.locator('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])')).toHaveCount(0)
})
