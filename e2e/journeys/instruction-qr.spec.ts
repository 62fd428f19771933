import { expect, test } from '../fixtures/test.ts'
import { download, numberOn, toInstruction } from '../pages/instruction.ts'
import { scanPicture, sendTransfer } from '../pages/other-bank.ts'

const SOON_MS = 5_000

for (const picture of ['the picture that the page offers', 'a photograph of the screen'] as const) {
  test(`paid by QR: another bank’s app reads ${picture}, and the page turns paid by itself`, async ({
    page,
    sandbox,
  }) => {
    await toInstruction(page, await sandbox.freshDossiers(1, [150_000]), 'QR')
    const main = page.getByRole('main')
    const number = await numberOn(page)
    const seen =
      picture === 'a photograph of the screen'
        ? await main.getByRole('img', { name: /Mã VietQR/ }).screenshot()
        : await download(page, main.getByRole('link', { name: 'Lưu hình mã QR' }))

    const app = await page.context().newPage()
    await scanPicture(app, sandbox, seen)
    await expect(app.locator('input[name=account]')).toHaveValue('1000000001')
    await expect(app.locator('input[name=amount]')).toHaveValue('150.000')
    await expect(app.locator('input[name=content]')).toHaveValue(`DVC${number}`)
    await sendTransfer(app)
    await expect(page.getByRole('heading', { level: 1, name: 'ĐÃ THANH TOÁN' })).toBeVisible({
      timeout: SOON_MS,
    })
    await expect(main).toContainText('Chuyển khoản (VietQR)')
  })
}

test('the QR code stays dark on white where the page is dark', async ({ page, sandbox }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await toInstruction(page, await sandbox.freshDossiers(1, [150_000]), 'QR')
  const app = await page.context().newPage()
  await scanPicture(app, sandbox, await page.getByRole('img', { name: /Mã VietQR/ }).screenshot())
  await expect(app.locator('input[name=amount]')).toHaveValue('150.000')
})

test('a transfer made twice pays once, and the page says where the second is until it is back', async ({
  page,
  sandbox,
}) => {
  await toInstruction(page, await sandbox.freshDossiers(1, [150_000]), 'QR')
  const picture = await download(page, page.getByRole('link', { name: 'Lưu hình mã QR' }))
  const app = await page.context().newPage()
  for (const _ of ['first', 'second']) {
    await scanPicture(app, sandbox, picture)
    await sendTransfer(app)
  }
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { level: 1, name: 'ĐÃ THANH TOÁN' })).toBeVisible()
  await expect(main).toContainText(/(Đang|Đã) trả lại 150\.000\sđ/)
  await expect(main).toContainText('Các khoản này đã được trả ở một lần khác.')
  await expect(main).toContainText('Đã trả lại 150.000 đ')
  await expect(main).toContainText('Số giao dịch trả lại')
})
