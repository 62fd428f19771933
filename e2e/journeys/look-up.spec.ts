import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { fillLookUp, lookUp } from '../pages/payer.ts'

const NOT_FOUND = 'Không tìm thấy hồ sơ với hai thông tin này. Xin kiểm tra lại cả mã hồ sơ và số đã nhập.'
/** So many wrong tries for one code are looked at before the first wait, which is of seconds. */
const FREE_PER_CODE = 5

test('a wrong code and a wrong fact give the same page', async ({ page, sandbox }) => {
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  const unknown = { code: 'H47.20-261120-0000000', fact: dossier.fact }
  const seen: string[] = []
  for (const asked of [unknown, { ...dossier, fact: otherFact(dossier.fact) }]) {
    await lookUp(page, asked)
    await expect(page.getByRole('alert').first()).toContainText(NOT_FOUND)
    await expect(page.getByLabel('Mã hồ sơ')).toHaveValue(asked.code)
    seen.push(`${await page.title()} ${page.url()} ${await page.getByRole('main').textContent()}`)
  }
  expect(seen[0]).toBe(seen[1])
})

test('too many tries for one code are refused with the time to wait, even with the right fact', async ({
  page,
  sandbox,
}) => {
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  const alert = page.getByRole('main').getByRole('alert')
  const wrong = { ...dossier, fact: otherFact(dossier.fact) }
  for (let tries = 0; tries < FREE_PER_CODE; tries += 1) {
    await lookUp(page, wrong)
    await expect(alert).toContainText(NOT_FOUND)
  }
  // The first waits are shorter than a page may take to load: tries go on until one is long enough to be met.
  await expect(async () => {
    await lookUp(page, wrong)
    await expect(alert).toContainText(/ sau [1-6]\d giây[.]/, { timeout: 1_000 })
  }).toPass()
  await lookUp(page, dossier)
  await expect(alert).toContainText(/Ông\/Bà đã thử quá nhiều lần[.] Xin thử lại sau \d+ giây[.]/)
})

const odd: readonly [string, string][] = [
  ['emoji', '🏛️🧾'],
  ['markup', '<img src=x onerror=alert(1)><script>alert(2)</script>'],
  ['10,000 characters', 'H'.repeat(10_000)],
  ['decomposed letters', 'Hồ sơ Đặng'.normalize('NFD')],
  ['a null and other signs that nobody sees', 'H47\u200B.20\u202E'],
]

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('whatever is typed is refused with a sentence and shown back as text', async ({ page }) => {
      page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'))
      for (const [what, text] of odd) {
        await page.goto('/')
        await fillLookUp(page, { code: text, fact: '1234' })
        await expectRefused(page, what, /Mã hồ sơ không đúng dạng/)
        await expect(page.getByLabel('Mã hồ sơ'), what).toHaveValue(text.slice(0, 60))
        await page.goto('/')
        await fillLookUp(page, { code: 'H47.20-261120-0000001', fact: text })
        await expectRefused(page, what, /Nhập đúng 4 chữ số cuối/)
        await page.goto('/find')
        await page.locator('input[name=id]').fill(text)
        await page.locator('input[name=fact]').fill(text)
        await page.getByRole('button', { name: 'Tìm thanh toán' }).click()
        await expectRefused(page, what, /Mã hoặc số này không đúng/)
        await page.goto('/verify')
        await page.locator('input[name=code]').fill(text)
        await page.getByRole('button', { name: 'Kiểm tra' }).click()
        await expect(page.getByRole('heading', { level: 1 }), what).toHaveText(
          'Không có giấy nào mang mã này',
        )
      }
    })

    test('empty fields are asked for', async ({ page }) => {
      await page.goto('/')
      await fillLookUp(page, { code: '', fact: '' })
      await expectRefused(page, 'empty', /Nhập mã hồ sơ[.]/)
      await page.goto('/verify')
      await page.getByRole('button', { name: 'Kiểm tra' }).click()
      await expectRefused(page, 'empty', /Nhập mã kiểm tra[.]/)
    })
  })
}

test('a code is found however it is typed', async ({ page, sandbox }) => {
  const [dossier] = await sandbox.freshDossiers(1)
  if (!dossier) throw new Error('A dossier was asked for')
  const typed = ` ${dossier.code.toLowerCase().replaceAll('-', ' – ')} `
  await lookUp(page, { code: typed, fact: ` ${dossier.fact} ` })
  await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
})

async function expectRefused(page: Page, what: string, sentence: RegExp): Promise<void> {
  await expect(page.getByRole('main').getByRole('alert'), what).toContainText(sentence)
  await expect(page, what).toHaveTitle(/^Lỗi: /)
  await expect(page.locator('main img, main script'), what).toHaveCount(0)
}

function otherFact(fact: string): string {
  return [...fact].map((digit) => String((Number(digit) + 1) % 10)).join('')
}
