import { downloadConfirmation } from '../fixtures/confirmation.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseBank,
  chooseWay,
  confirmWithCode,
  expectPaid,
  payAll,
  sendCard,
  textsOf,
  toCheckPage,
  toCodePage,
} from '../pages/payer.ts'

test('a paid payment is found again on another device by its code and one fact', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const dossiers = await sandbox.freshDossiers(2)
  const id = await payAll(page, sandbox, dossiers, await sandbox.freshCard())
  const fact = dossiers[1]?.fact ?? ''

  const elsewhere = await (await newVisitor()).newPage()
  await elsewhere.goto('/')
  await elsewhere
    .getByRole('main')
    .getByRole('link', { name: /Tìm lại một lần thanh toán/ })
    .click()
  await elsewhere.locator('input[name=id]').fill(` ${id.slice(0, 4)}-${id.slice(4).toLowerCase()}`)
  await elsewhere.locator('input[name=fact]').fill(fact)
  await elsewhere.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expectPaid(elsewhere)
  const pdf = await downloadConfirmation(elsewhere)
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('the code of a payment opens nothing by itself', async ({ page, sandbox, newVisitor }) => {
  const dossiers = await sandbox.freshDossiers(1)
  const id = await payAll(page, sandbox, dossiers, await sandbox.freshCard())

  const context = await newVisitor()
  const stranger = await context.newPage()
  for (const end of ['', '/bank', '/card?bank=970419', '/otp', '/waiting', '/result', '/confirmation']) {
    await stranger.goto(`/pay/${id}${end}`)
    await expect(stranger.getByRole('heading', { level: 1 }), end).toHaveText('Tìm lại một lần thanh toán')
    await expect(stranger.getByRole('main'), end).not.toContainText(dossiers[0]?.code ?? '')
  }
  expect((await context.request.get(`/pay/${id}/confirmation.pdf`)).status()).toBe(404)
  expect((await context.request.get(`/pay/${id}/state`)).status()).toBe(404)
  expect((await context.request.get('/pay/0000000000000/confirmation.pdf')).status()).toBe(404)

  await stranger.locator('input[name=fact]').fill('0000')
  await stranger.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText(
    'Không tìm thấy lần thanh toán nào với hai thông tin này.',
  )
})

test('a payment whose code another reader awaits is found as if it were untouched, and paid with an own card', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { others, check } = textsOf.vi.pay
  const dossiers = await sandbox.freshDossiers(1)
  const id = await toCodePage(page, dossiers, await sandbox.freshCard())
  const elsewhere = await (await newVisitor()).newPage()
  await elsewhere.goto(`/pay/${id}`)
  await elsewhere.locator('input[name=fact]').fill(dossiers[0]?.fact ?? '')
  await elsewhere.getByRole('button', { name: 'Tìm thanh toán' }).click()
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(check.title)
  await expect(elsewhere.getByText(others.card.title)).toBeVisible()
  const card = await sandbox.freshCard()
  await chooseBank(elsewhere, card)
  await sendCard(elsewhere, card)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(textsOf.vi.pay.otp.title)
  await confirmWithCode(elsewhere, sandbox, card)
  await expectPaid(elsewhere)
})

test('another’s card leaves the maker the page of the printed number, and one whose code is at the bank says so', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { others, waiting } = textsOf.vi.pay
  const dossiers = await sandbox.freshDossiers(1)
  const id = await toCheckPage(page, dossiers)
  await chooseWay(page, 'BRANCH')
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(textsOf.vi.instruction.title)
  const other = await (await newVisitor()).newPage()
  await other.goto(`/find?id=${id}`)
  await other.locator('input[name=fact]').fill(dossiers[0]?.fact ?? '')
  await other.getByRole('button', { name: 'Tìm thanh toán' }).click()
  const card = sandbox.card('TIMEOUT_THEN_SUCCESS')
  await chooseBank(other, card)
  await sendCard(other, card)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(textsOf.vi.pay.otp.title)
  await expect(page.getByText(others.card.title)).toBeVisible()
  await page.goto(`/pay/${id}/instruction`)
  await expect(title).toHaveText(textsOf.vi.instruction.title)
  await expect(page.getByRole('link', { name: textsOf.vi.instruction.change.cancel })).toBeVisible()
  await confirmWithCode(other, sandbox, card)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(waiting.title)
  await expect(title).toHaveText(others.title)
})

test('anyone can check a document by its code, and a mistyped code is none', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const dossiers = await sandbox.freshDossiers(1)
  await payAll(page, sandbox, dossiers, await sandbox.freshCard())
  const printed = (await page.locator('dt', { hasText: 'Mã kiểm tra' }).locator('+ dd').textContent()) ?? ''

  const anyone = await (await newVisitor()).newPage()
  const main = anyone.getByRole('main')
  await anyone.goto('/verify')
  await anyone.locator('input[name=code]').fill(printed.toLowerCase().replaceAll('-', ' '))
  await main.getByRole('button', { name: 'Kiểm tra' }).click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Giấy này là thật và đang có hiệu lực')
  await expect(main).toContainText('50.000 đ')
  await expect(main).not.toContainText(dossiers[0]?.code ?? '')

  await main.getByRole('link', { name: 'Kiểm tra giấy khác' }).click()
  const swapped = `${printed.slice(0, -1)}${printed.endsWith('0') ? '1' : '0'}`
  await anyone.locator('input[name=code]').fill(swapped)
  await main.getByRole('button', { name: 'Kiểm tra' }).click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Không có giấy nào mang mã này')
})
