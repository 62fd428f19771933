import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { fillFields, newPerson, newTaxCode, organisation } from '../pages/account.ts'
import { fillAccount } from '../pages/bank-accounts.ts'
import { textsOf } from '../pages/payer.ts'
import { newHolderOrganisation, typedAccount } from '../pages/registered-holder.ts'

const t = textsOf.vi
const alertOf = (page: Page) => page.getByRole('main').getByRole('alert')

/** Said above the form and at the field, where a reader of screens hears it with the field. */
async function expectToldAt(page: Page, field: string, sentence: string): Promise<void> {
  await expect(alertOf(page).getByRole('link')).toHaveText([sentence])
  const input = page.locator(`input[name=${field}]`)
  await expect(input).toHaveAccessibleDescription(new RegExp(escaped(sentence)))
  await expect(input).toHaveAttribute('aria-invalid', 'true')
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function expectKept(page: Page, kept: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, value] of Object.entries(kept)) {
    await expect(page.locator(`input[name=${field}]`)).toHaveValue(value)
  }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a bank account with letters in its number, or of another holder, is told at the field, and all else is kept', async ({
      page,
      sandbox,
    }) => {
      const { owner } = await newHolderOrganisation(page, sandbox)
      const { refused, submit } = t.bankAccounts.form
      const right = typedAccount('hoi-an-bank', '1020 1000 4567')
      const { bank, scope, ...fields } = right
      const expectChosen = async () => {
        for (const value of [bank, scope]) {
          await expect(page.locator(`input[type=radio][value="${value}"]`)).toBeChecked()
        }
      }
      const wrong = { ...fields, accountNumber: '1020 l000 4567', accountHolder: owner.name }
      await fillAccount(page, { ...right, accountNumber: wrong.accountNumber })
      await expectToldAt(page, 'accountNumber', refused.ACCOUNT_LETTERS)
      await expectKept(page, wrong)
      await expectChosen()

      const others = 'Công ty TNHH Cầu Treo'
      await fillFields(page, { accountNumber: fields.accountNumber, accountHolder: others })
      await page.getByRole('button', { name: submit }).click()
      await expectToldAt(page, 'accountHolder', refused.HOLDER_DIFFERS)
      await expectKept(page, { ...fields, accountHolder: others })
      await expectChosen()

      // Spaces between the digits are no mistake, nor is the legal form written in short.
      await fillFields(page, { accountHolder: owner.name.replace('Công ty TNHH', 'CTY TNHH').toUpperCase() })
      await page.getByRole('button', { name: submit }).click()
      await expect(page.getByRole('status')).toContainText(t.bankAccounts.done.CREATE)
    })

    test('a tax code with a wrong check digit, of a branch too, or of a person is told at the field, and all else is kept', async ({
      page,
    }) => {
      const person = newPerson('Nguyễn Văn An')
      const { password: _, ...kept } = { ...organisation, ...person }
      const good = newTaxCode()
      const bad = `${good.slice(0, 9)}${(Number(good.at(-1)) + 1) % 10}`
      const { refused, submit } = t.register
      await page.goto('/register/organisation')
      await fillFields(page, { ...organisation, ...person })
      for (const [taxCode, sentence] of [
        // Neighbours are refused in other words: what is read is the answer to what was sent last.
        [bad, refused.TAX_CODE_CHECK_DIGIT],
        ['049085012345', refused.TAX_CODE_OF_PERSON],
        [`${bad}-002`, refused.TAX_CODE_CHECK_DIGIT],
        [good.slice(1), refused.TAX_CODE_FORM],
      ] as const) {
        await fillFields(page, { taxCode, password: person.password })
        await page.getByRole('main').getByRole('button', { name: submit }).click()
        await expectToldAt(page, 'taxCode', sentence)
        await expectKept(page, { ...kept, taxCode })
      }
    })
  })
}
