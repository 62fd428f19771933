import { readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import { download, numberOn, standing, toInstruction } from '../pages/instruction.ts'
import { reduceFee } from '../pages/one-stop-shop.ts'
import { findAll } from '../pages/payer.ts'
import { checkNumber } from '../pages/teller.ts'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('made again: the new number is good, the old one says that it was replaced', async ({
      page,
      sandbox,
    }) => {
      await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
      const main = page.getByRole('main')
      const old = await numberOn(page)
      await main.getByRole('link', { name: 'Lập lại với số mới' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lập lại chỉ dẫn với số mới?')
      await main.getByRole('link', { name: 'Giữ số cũ' }).click()
      expect(await numberOn(page)).toBe(old)
      await main.getByRole('link', { name: 'Lập lại với số mới' }).click()
      await main.getByRole('button', { name: 'Lập lại với số mới' }).click()
      await expect(main).toContainText('Đây là số mới. Số cũ không dùng được nữa.')
      const fresh = await numberOn(page)
      expect(fresh).not.toBe(old)

      const counter = await page.context().newPage()
      await checkNumber(counter, sandbox, old)
      await expect(counter.getByRole('alert')).toBeVisible()
      await expect(counter.getByText('REPLACED', { exact: true })).toBeVisible()
      await checkNumber(counter, sandbox, fresh)
      await expect(counter.getByRole('heading', { level: 1 })).toHaveText('Thu được')
    })

    test('cancelled: the number pays nothing any more, and a new one is one press away', async ({
      page,
      sandbox,
    }) => {
      await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
      const main = page.getByRole('main')
      const number = await numberOn(page)
      await main.getByRole('link', { name: 'Hủy chỉ dẫn' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hủy chỉ dẫn này?')
      await main.getByRole('button', { name: 'Hủy chỉ dẫn' }).click()
      await expect(standing(page)).toContainText('Chỉ dẫn này đã hủy lúc')

      const counter = await page.context().newPage()
      await checkNumber(counter, sandbox, number)
      await expect(counter.getByText('CANCELLED', { exact: true })).toBeVisible()
      await main.getByRole('button', { name: 'Lập chỉ dẫn mới' }).click()
      await expect(standing(page)).toContainText('Chưa có ai thu khoản này')
      expect(await numberOn(page)).not.toBe(number)
    })
  })
}

test('a fee that was reduced after printing is explained line by line, and made again at what is owed', async ({
  page,
  sandbox,
}) => {
  const [mine, hers] = await sandbox.freshDossiers(2, [75_000, 200_000])
  if (!mine || !hers) throw new Error('Two dossiers were asked for')
  const id = await toInstruction(page, [mine, hers], 'QR')
  const main = page.getByRole('main')
  const old = await numberOn(page)
  const shop = await page.context().newPage()
  await reduceFee(shop, sandbox, hers.code, 150_000, 'Người cao tuổi')

  await expect(main).toContainText('Số phải trả đã đổi từ khi lập chỉ dẫn')
  await expect(main).toContainText('Lúc lập: 275.000 đ. Bây giờ: 125.000 đ.')
  await expect(main).toContainText('200.000 đ thành 50.000 đ. Khoản này được miễn, giảm.')
  await expect(main.getByRole('img', { name: /Mã VietQR/ })).toHaveCount(0)
  expect((await page.request.get(`/pay/${id}/instruction/qr.png`)).status()).toBe(404)

  const counter = await page.context().newPage()
  await checkNumber(counter, sandbox, old)
  await expect(counter.getByRole('heading', { level: 1 })).toHaveText('Thu được')
  await expect(counter.getByText('125.000 đ').first()).toBeVisible()

  await main.getByRole('link', { name: 'Lập lại chỉ dẫn theo số mới' }).click()
  await main.getByRole('button', { name: 'Lập lại với số mới' }).click()
  await expect(main).toContainText('125.000 đ')
  await expect(main).not.toContainText('Số phải trả đã đổi')
  await main.locator('summary', { hasText: 'Vì sao là số này' }).first().click()
  await expect(main).toContainText('Người cao tuổi')
})

test('pressing twice and two tabs make one instruction', async ({ page, sandbox }) => {
  const id = await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
  const number = await numberOn(page)
  const second = await page.context().newPage()
  await second.goto(`/pay/${id}`)
  await expect(second.getByRole('radio', { name: /Tại quầy ngân hàng/ })).toBeChecked()
  await second.getByRole('button', { name: 'Tiếp tục' }).dblclick()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Chỉ dẫn thanh toán')
  expect(await numberOn(second)).toBe(number)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kiểm tra và thanh toán')
  await expect(page.getByRole('main')).toContainText('Ông/Bà đang có chỉ dẫn số')
})

test('no way chosen is said, and nothing happens', async ({ page, sandbox }) => {
  await findAll(page, await sandbox.freshDossiers(1))
  await page.getByRole('main').getByRole('button', { name: 'Thanh toán', exact: true }).click()
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Chọn một cách trả.')
  await page.getByRole('main').getByRole('alert').getByRole('link').click()
  await expect(page.getByRole('radio').first()).toBeFocused()
})

test('found again by number and fact, verified by code, and closed to everybody else', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  const id = await toInstruction(page, [dossier], 'BRANCH')
  const number = await numberOn(page)

  const context = await newVisitor()
  const stranger = await context.newPage()
  for (const file of [
    'instruction.pdf',
    'instruction/qr.png',
    'events',
    'state',
    `receipts/${dossier.agency}`,
  ])
    expect((await context.request.get(`/pay/${id}/${file}`)).status(), file).toBe(404)
  for (const end of ['/instruction', '/instruction/reissue', '/instruction/cancel']) {
    await stranger.goto(`/pay/${id}${end}`)
    await expect(stranger.getByRole('heading', { level: 1 }), end).toHaveText('Tìm lại một lần thanh toán')
  }

  const grouped = number.replace(/(\d{4})(?=\d)/g, '$1 ')
  await stranger.goto('/find')
  await stranger.locator('input[name=id]').fill(`DVC ${grouped}`)
  await stranger.locator('input[name=fact]').fill('0000')
  await stranger.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('Không tìm thấy')
  const typo = `${number.slice(0, 5)}${(Number(number[5]) + 1) % 10}${number.slice(6)}`
  await stranger.locator('input[name=id]').fill(typo)
  await stranger.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('số chỉ dẫn có 16 chữ số')
  await stranger.locator('input[name=id]').fill(grouped)
  await stranger.locator('input[name=fact]').fill(dossier.fact)
  await stranger.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expect(stranger).toHaveURL(new RegExp(`/pay/${id}/instruction$`))
  expect(await numberOn(stranger)).toBe(number)

  await stranger.goto('/verify')
  await stranger.locator('input[name=code]').fill(grouped)
  await stranger.getByRole('main').getByRole('button', { name: 'Kiểm tra' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('Đây là số chỉ dẫn.')
})

test('anyone who has the paper learns whether it still counts, and no name', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
  const main = page.getByRole('main')
  const paper = await download(page, main.getByRole('link', { name: 'Tải bản A4 (PDF)' }))
  const [code] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(readPdf(paper).pages.flat().join(' ')) ?? []
  if (!code) throw new Error('The paper has no code to verify it by')

  const anyone = await (await newVisitor()).newPage()
  const heading = anyone.getByRole('heading', { level: 1 })
  await anyone.goto(`/verify/${code}`)
  await expect(heading).toHaveText('Chỉ dẫn này là thật và còn nộp được')
  await expect(anyone.getByRole('main')).not.toContainText('Nghiệm')
  await main.getByRole('link', { name: 'Lập lại với số mới' }).click()
  await main.getByRole('button', { name: 'Lập lại với số mới' }).click()
  await expect(main).toContainText('Đây là số mới.')
  await anyone.reload()
  await expect(heading).toHaveText('Chỉ dẫn này là thật nhưng đã được thay bằng số mới')
})
