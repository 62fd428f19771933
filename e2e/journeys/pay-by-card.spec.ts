import { readCodes } from '#tests/documents/codes.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { downloadConfirmation } from '../fixtures/confirmation.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseBank,
  confirmWithCode,
  expectPaid,
  fillLookUp,
  lookUp,
  payAll,
  payChosen,
  publicIdOf,
  sendCard,
} from '../pages/payer.ts'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('two dossiers of two agencies are found, paid by card and code, and confirmed', async ({
      page,
      sandbox,
    }) => {
      const [mine, hers] = await sandbox.freshDossiers(2, [75_000, 200_000])
      if (!mine || !hers) throw new Error('Two dossiers were asked for')
      const card = await sandbox.freshCard()

      await lookUp(page, mine)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chọn hồ sơ cần thanh toán')
      await page.getByRole('link', { name: 'Thêm hồ sơ khác' }).click()
      await fillLookUp(page, hers)
      await expect(page.getByRole('checkbox')).toHaveCount(2)
      await expect(page.getByText('275.000 đ').first()).toBeVisible()

      await payChosen(page)
      await expect(page.getByText('Hai trăm bảy mươi lăm nghìn đồng')).toBeVisible()
      await chooseBank(page, card)
      await sendCard(page, card)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
      await confirmWithCode(page, sandbox, card)

      await expectPaid(page)
      const main = page.getByRole('main')
      for (const { code } of [mine, hers]) await expect(main).toContainText(code)
      await expect(main).toContainText('Sở Xây dựng')
      await expect(main).toContainText('Sở Tư pháp')
      const id = publicIdOf(page)
      await expect(main).toContainText(`${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}`)

      const pdf = readPdf(await downloadConfirmation(page))
      expect(pdf.fonts.length).toBeGreaterThan(0)
      expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
      for (const { code } of [mine, hers]) expect(pdf.pages.flat()).toContain(code)

      await page.getByRole('link', { name: 'Xem giấy xác nhận' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giấy xác nhận thanh toán')
      await expect(page.getByRole('main')).toContainText('275.000 đ')

      await page.goto('/dossiers')
      await expect(page.getByText('ĐÃ THANH TOÁN', { exact: true })).toHaveCount(2)
    })
  })
}

test('the QR code on the confirmation leads to the page that proves it', async ({ page, sandbox }) => {
  const dossiers = await sandbox.freshDossiers(1)
  await payAll(page, sandbox, dossiers, await sandbox.freshCard())

  const codes = await readCodes(rasterise(await downloadConfirmation(page), 0, 3))
  const link = codes.map((found) => found.split(' ').at(-1) ?? '').find((found) => URL.canParse(found))
  if (!link) throw new Error(`No address among ${codes}`)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giấy này là thật và đang có hiệu lực')
  await expect(page.getByRole('main')).toContainText('50.000 đ')
})
