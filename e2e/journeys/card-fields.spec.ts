import { expect, test } from '../fixtures/test.ts'
import { chooseBank, sendCard, toCheckPage } from '../pages/payer.ts'

type Typed = { readonly number: string; readonly holderName: string; readonly date: string }
/** Which of the three the bank found wrong is not said. */
const notAccepted =
  'Số thẻ, tên chủ thẻ và ngày trên thẻ không khớp với dữ liệu của ngân hàng, vui lòng kiểm tra lại.'
const impossible = 'Ngày phát hành/ngày hết hạn không hợp lệ, vui lòng kiểm tra lại.'

const mistakes: readonly [string, Partial<Typed>, string][] = [
  ['no number', { number: '' }, 'Nhập số thẻ.'],
  [
    'a card of another country',
    { number: '4111111111111111' },
    'Số thẻ nhập không phải thẻ nội địa, vui lòng nhập lại thông tin số thẻ.',
  ],
  [
    'fifteen figures',
    { number: '970419852619143' },
    'Số thẻ có 15 chữ số. Thẻ nội địa có 16 hoặc 19 chữ số.',
  ],
  ['a wrong check digit', { number: '9704198526191432199' }, 'Số thẻ không hợp lệ, vui lòng kiểm tra lại.'],
  ['a card of another bank', { number: '9704362003004003' }, 'Số thẻ này không phải của NCB.'],
  ['a card that the bank does not know', { number: '9704190000000017' }, notAccepted],
  ['no name', { holderName: '' }, 'Nhập tên chủ thẻ.'],
  [
    'a name with figures',
    { holderName: 'NGUYEN VAN 4' },
    'Tên chủ thẻ có ký tự đặc biệt, vui lòng kiểm tra lại.',
  ],
  ['a wrong name', { holderName: 'LE VAN SAI' }, notAccepted],
  ['no date', { date: '' }, 'Nhập ngày in trên thẻ.'],
  ['a month 13', { date: '13/15' }, impossible],
  ['an issue date in the future', { date: '01/49' }, impossible],
  ['a wrong date', { date: '08/14' }, notAccepted],
  ['emoji', { number: '💳💳', holderName: '🙂', date: '📅' }, 'Số thẻ chỉ gồm chữ số.'],
  [
    'markup',
    { number: '<script>alert(1)</script>', holderName: '<img src=x onerror=alert(1)>', date: '<b>07/15</b>' },
    'Tên chủ thẻ có ký tự đặc biệt, vui lòng kiểm tra lại.',
  ],
  [
    '10,000 characters',
    { number: '9'.repeat(10_000), holderName: 'A'.repeat(10_000), date: '0'.repeat(10_000) },
    'Tên chủ thẻ quá dài. Xin nhập đúng như in trên thẻ.',
  ],
]

test('every mistake on the card page is named, the name stays, number and date are never put back', async ({
  page,
  sandbox,
}) => {
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'))
  const printed = await sandbox.freshCard('970419')
  await toCheckPage(page, await sandbox.freshDossiers(1))
  await chooseBank(page, printed)
  const main = page.getByRole('main')
  for (const [what, typed, sentence] of mistakes) {
    const card = { ...printed, ...typed }
    await page.reload()
    await sendCard(page, card)
    await expect(main.getByRole('alert'), what).toContainText(sentence)
    await expect(page.locator('input[name=number]'), what).toHaveValue('')
    await expect(page.locator('input[name=date]'), what).toHaveValue('')
    await expect(page.locator('input[name=holderName]'), what).toHaveValue(card.holderName.slice(0, 64))
    await expect(main.locator('img, script, main b'), what).toHaveCount(0)
    await expect(page, what).toHaveTitle(/^Lỗi: /)
  }
})

test('without the terms nothing is sent to the bank; accents and small letters in the name are folded', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  await toCheckPage(page, await sandbox.freshDossiers(1))
  await chooseBank(page, card)
  await page.locator('input[name=number]').fill(card.number.replace(/(.{4})/g, '$1 '))
  await page.locator('input[name=date]').fill(card.date)
  await page.locator('input[name=holderName]').fill(accented(card.holderName))
  await page.getByRole('button', { name: 'Xác thực' }).click()
  const main = page.getByRole('main')
  await expect(main.getByRole('alert')).toContainText('Đánh dấu chấp nhận điều kiện, điều khoản để tiếp tục.')
  await sendCard(page, { ...card, holderName: accented(card.holderName) })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
})

/** The name as its bearer writes it: small letters, with accents in their decomposed form. */
function accented(name: string): string {
  return name.toLowerCase().replaceAll('a', 'á').replaceAll('e', 'ê').replaceAll('d', 'đ').normalize('NFD')
}
