import { codeOnPhone, sandboxAt } from '../fixtures/sandbox.ts'
import { test as base, expect } from '../fixtures/test.ts'
import {
  askForNewCode,
  chooseBank,
  confirmWithCode,
  expectPaid,
  sendCard,
  sendCode,
  textsOf,
  toCheckPage,
  toCodePage,
} from '../pages/payer.ts'
import {
  chooseDossiers,
  expectListedPaid,
  organisationWithAccount,
  payByAccount,
} from '../pages/registered-holder.ts'
import { startPortal } from '../setup/start-portal.ts'

/** A stack of its own: here the bank as a whole goes wrong, and its codes live for a short while only. */
const test = base.extend({
  stack: [
    async ({ browserName: _ }, use) => {
      const own = await startPortal({ OTP_VALID_MS: '15000' })
      await use(own.urls)
      await own.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.describe.configure({ mode: 'serial' })

test.beforeEach(({ stack }) => sandboxAt(stack.sandbox).switchboard({}))

test('a bank that is down when the card is checked: nothing is taken, and later the same payment succeeds', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const main = page.getByRole('main')
  const amount = sandbox.ownAmount()
  await toCheckPage(page, await sandbox.freshDossiers(1, [amount]))
  await chooseBank(page, card)
  await sandbox.switchboard({ down: true })
  await sendCard(page, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa thanh toán được')
  await expect(main).toContainText('Ông/Bà không bị trừ tiền.')
  await expect(main).toContainText('Ngân hàng chưa trả lời khi kiểm tra thẻ.')

  await sandbox.switchboard({})
  await main.getByRole('link', { name: 'Thử lại' }).click()
  await sendCard(page, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực (OTP)')
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a bank that took the money and then fell silent: the payer waits and the page turns paid by itself', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  await sandbox.switchboard({
    debit: { silentAfter: 1 },
    query: { silentBefore: 1 },
    results: { late: 1, lateMs: 6_000 },
  })
  await confirmWithCode(page, sandbox, card)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đang chờ ngân hàng xác nhận')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Xin đừng thanh toán lần nữa.')
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a bank that debited the account and then fell silent: the organisation waits and the page turns paid by itself', async ({
  page,
  sandbox,
}) => {
  const { owner, account } = await organisationWithAccount(page, sandbox)
  const dossiers = await sandbox.dossiersOf(owner, [50_000, 75_000])
  await chooseDossiers(page, dossiers)
  await sandbox.switchboard({
    debit: { silentAfter: 1 },
    query: { silentBefore: 1 },
    results: { late: 1, lateMs: 6_000 },
  })
  await payByAccount(page, dossiers)
  const { waiting } = textsOf.vi.pay
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(waiting.title)
  await expect(page.getByRole('main')).toContainText(waiting.accountBody)
  await page.reload()
  await expect(page.getByRole('main')).toContainText(waiting.doNotPayTwice)
  await expectPaid(page)
  await expectListedPaid(page, dossiers)
  expect(await sandbox.debitsFrom(account)).toEqual([125_000])
})

test('a bank that never got the code says so, no money is taken, and the next code pays', async ({
  page,
  sandbox,
}) => {
  const card = await sandbox.freshCard()
  const amount = sandbox.ownAmount()
  const id = await toCodePage(page, await sandbox.freshDossiers(1, [amount]), card)
  const code = await codeOnPhone(page.context(), sandbox, card.phone, id)
  await sandbox.switchboard({ debit: { silentBefore: 1 } })
  await sendCode(page, code)
  await expect(page.getByRole('main')).toContainText(
    'Chưa rõ ngân hàng đã nhận được mã vừa nhập hay chưa. Xin nhập lại đúng mã đó; tiền chỉ bị trừ một lần.',
  )
  expect(await sandbox.debitsOf(amount)).toBe(0)
  await sandbox.switchboard({})
  await askForNewCode(page)
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
  expect(await sandbox.debitsOf(amount)).toBe(1)
})

test('a code that came too late is refused, and a new one pays', async ({ page, sandbox }) => {
  const card = await sandbox.freshCard()
  const id = await toCodePage(page, await sandbox.freshDossiers(1), card)
  const late = await codeOnPhone(page.context(), sandbox, card.phone, id)
  await expect(page.getByText('Mã đã hết hiệu lực. Xin lấy mã mới.').first()).toBeVisible()
  await sendCode(page, late)
  await expect(page.getByRole('main')).toContainText(
    'Mã xác thực hết hiệu lực, vui lòng lấy mã mới. Tiền chưa bị trừ.',
  )
  await askForNewCode(page)
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
})
