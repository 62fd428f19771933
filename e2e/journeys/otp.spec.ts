import { codeOnPhone } from '../fixtures/sandbox.ts'
import { expect, test } from '../fixtures/test.ts'
import { askForNewCode, expectPaid, payAll, sendCode, toCodePage } from '../pages/payer.ts'

const WRONG = 'Mã xác thực không hợp lệ, vui lòng kiểm tra lại mã xác thực.'

test('an empty code and one of a wrong form are sent back without using up a try', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const id = await toCodePage(page, await sandbox.freshDossiers(1), card)
  const main = page.getByRole('main')
  await sendCode(page, '')
  await expect(main).toContainText('Mã xác thực để trống, vui lòng nhập lại mã xác thực.')
  for (const typed of ['12ab', '١٢٣', '123456789', '<b>1</b>', '🔑🔑🔑🔑🔑🔑']) {
    await page.reload()
    await sendCode(page, typed)
    await expect(main, typed).toContainText(
      'Mã xác thực không đúng định dạng, vui lòng nhập lại mã xác thực.',
    )
  }
  const code = await codeOnPhone(page.context(), sandbox, card.phone, id)
  await page.reload()
  await sendCode(page, wrongOf(code))
  await expect(main).toContainText('Còn 2 lần nhập.')
})

test('three wrong codes end the try, no money is taken, and a new try pays', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  const id = await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  const main = page.getByRole('main')
  const code = await codeOnPhone(page.context(), sandbox, card.phone, id)
  for (const left of [2, 1]) {
    await page.reload()
    await sendCode(page, wrongOf(code))
    await expect(main).toContainText(WRONG)
    await expect(main).toContainText(`Còn ${left} lần nhập.`)
  }
  await page.reload()
  await sendCode(page, wrongOf(code))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa thanh toán được')
  await expect(main).toContainText('Bạn nhập sai quá 3 lần, vui lòng thực hiện lại giao dịch sau.')
  await expect(main).toContainText('Ông/Bà không bị trừ tiền.')
  expect(await sandbox.debitsOf(amount)).toBe(0)
})

test('a new code replaces the old one', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const id = await toCodePage(page, await sandbox.freshDossiers(1), card)
  const old = await codeOnPhone(page.context(), sandbox, card.phone, id)
  await askForNewCode(page)
  await sendCode(page, old)
  await expect(page.getByRole('main')).toContainText(WRONG)
  await sendCode(page, await codeOnPhone(page.context(), sandbox, card.phone, id))
  await expectPaid(page)
})

test('a code that never arrives: a new one can be asked for, and the payer can stop without cost', async ({
  page,
  sandbox,
}) => {
  const card = sandbox.card('OTP_NEVER_ARRIVES')
  await toCodePage(page, await sandbox.freshDossiers(1), card)
  await askForNewCode(page)
  await page.getByText('Không nhận được mã?').click()
  await expect(page.getByText('Tin nhắn có thể đến chậm một phút.')).toBeVisible()
  await page.getByRole('button', { name: 'Dừng lại, không thanh toán' }).click()
  await expect(page.getByRole('main')).toContainText('Ông/Bà đã dừng lần thanh toán này.')
  await expect(page.getByRole('main')).toContainText('Ông/Bà không bị trừ tiền.')
})

test('the code of one payment does not pay another', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const [first, second] = await sandbox.freshDossiers(2)
  if (!first || !second) throw new Error('Two dossiers were asked for')
  const paid = await payAll(page, sandbox, [first], card)
  const used = await codeOnPhone(page.context(), sandbox, card.phone, paid)
  await toCodePage(page, [second], card)
  await sendCode(page, used)
  await expect(page.getByRole('main')).toContainText(WRONG)
})

/** Another code of the same length. */
function wrongOf(code: string): string {
  return [...code].map((digit) => String((Number(digit) + 1) % 10)).join('')
}
