import { codeOnPhone } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import {
  chooseBank,
  confirmWithCode,
  expectPaid,
  findAll,
  lookUp,
  payAll,
  publicIdOf,
  sendCard,
  sendCode,
  textsOf,
  toCheckPage,
  toCodePage,
  typeCode,
} from '../pages/payer.ts'

test('every step can be loaded again, and after the payment every step shows its result', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  const heading = page.getByRole('heading', { level: 1 })
  await findAll(page, await sandbox.freshDossiers(1, [amount]))
  await page.reload()
  await expect(heading).toHaveText('Chọn hồ sơ cần thanh toán')
  await page.getByRole('main').getByRole('button', { name: 'Thanh toán', exact: true }).click()
  await expect(heading).toHaveText('Kiểm tra và thanh toán')
  await page.reload()
  await expect(heading).toHaveText('Kiểm tra và thanh toán')
  const id = publicIdOf(page)
  await chooseBank(page, card)
  await page.reload()
  await expect(heading).toHaveText('Nhập thông tin in trên thẻ')
  await sendCard(page, card)
  await expect(heading).toHaveText('Nhập mã xác thực (OTP)')
  await page.reload()
  await expect(heading).toHaveText('Nhập mã xác thực (OTP)')
  await page.goBack()
  await expect(heading).not.toHaveText('Nhập thông tin in trên thẻ')
  await page.goto(`/pay/${id}`)
  await expect(heading).toHaveText('Nhập mã xác thực (OTP)')
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
  await page.reload()
  await expectPaid(page)

  for (const step of ['', '/bank', `/card?bank=${card.number.slice(0, 6)}`, '/otp', '/waiting']) {
    await page.goto(`/pay/${id}${step}`)
    await expectPaid(page)
  }
  await page.goBack()
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a double click on any button pays once', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  const main = page.getByRole('main')
  await findAll(page, await sandbox.freshDossiers(1, [amount]))
  await main.getByRole('button', { name: 'Thanh toán', exact: true }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kiểm tra và thanh toán')
  const id = publicIdOf(page)
  await chooseBank(page, card)
  await page.locator('input[name=number]').fill(card.number)
  await page.locator('input[name=date]').fill(card.date)
  await page.locator('input[name=holderName]').fill(card.holderName)
  await page.locator('input[name=acceptTerms]').check()
  await main.getByRole('button', { name: 'Xác thực' }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  await typeCode(page, await codeOnPhone(page.context(), sandbox, card.phone, id))
  await page
    .locator('form', { has: page.locator('input[name=otp]') })
    .getByRole('button')
    .dblclick()
  await expectPaid(page)
  expect(publicIdOf(page)).toBe(id)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('two tabs that send the same code at the same moment pay once, and both end at the result', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  const id = await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  const second = await page.context().newPage()
  await second.goto(`/pay/${id}`)
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  const code = await codeOnPhone(page.context(), sandbox, card.phone, id)
  await Promise.all([sendCode(page, code), sendCode(second, code)])
  await Promise.all([expectPaid(page), expectPaid(second)])
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a card page left open in another tab cannot pay a second time', async ({ page, sandbox }) => {
  const [card, other] = [await sandbox.freshCard(), await sandbox.freshCard()]
  const amount = sandbox.ownAmount()
  const id = await toCheckPage(page, await sandbox.freshDossiers(1, [amount]))
  const left = await page.context().newPage()
  await left.goto(`/pay/${id}/card?bank=${other.number.slice(0, 6)}`)
  await expect(left.getByRole('heading', { level: 1 })).toHaveText('Nhập thông tin in trên thẻ')

  await chooseBank(page, card)
  await sendCard(page, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)

  await sendCard(left, other)
  await expectPaid(left)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('two visitors at the code: the first whose code goes on pays, the other reads that no money was taken', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const [card, hers] = [await sandbox.freshCard(), await sandbox.freshCard()]
  const amount = sandbox.ownAmount()
  const dossiers = await sandbox.freshDossiers(1, [amount])
  const other = await (await newVisitor()).newPage()
  await toCodePage(other, dossiers, hers)
  await toCodePage(page, dossiers, card)
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)

  await confirmWithCode(other, sandbox, hers)
  const { declined, reasons } = textsOf.vi.result
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(declined.title)
  await expect(other.getByRole('main')).toContainText(declined.noMoney)
  await expect(other.getByRole('main')).toContainText(reasons.PAID_ELSEWHERE.what)
  // Another try with this payment could not succeed: the list says what is still owed.
  await expect(other.getByRole('link', { name: declined.again })).toHaveCount(0)
  await other.getByRole('link', { name: textsOf.vi.result.expired.start }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(textsOf.vi.dossiers.title)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('two visitors who both got as far as the card: the later one is told, and loses nothing', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const [card, hers] = [await sandbox.freshCard(), await sandbox.freshCard()]
  const amount = sandbox.ownAmount()
  const dossiers = await sandbox.freshDossiers(1, [amount])
  const other = await (await newVisitor()).newPage()
  await toCheckPage(other, dossiers)
  await chooseBank(other, hers)
  await payAll(page, sandbox, dossiers, card)
  await sendCard(other, hers)
  const { changed } = textsOf.vi.pay.check
  await expect(other.getByRole('main')).toContainText(changed.noMoney)
  await expect(other.getByRole('main')).toContainText(dossiers[0]?.code ?? '')
  await other.getByRole('button', { name: changed.submit }).click()
  await expect(other.getByRole('main').getByRole('alert')).toContainText(
    textsOf.vi.dossiers.refused.NOTHING_OWED,
  )
  await lookUp(other, dossiers[0] ?? { code: '', fact: '' })
  await expect(other.getByRole('main')).toContainText('ĐÃ THANH TOÁN')
  expect(await sandbox.debitsOf(amount)).toBe(1)
})
