import { stateNames } from '#server/domains/registrations/contract.ts'
import { expect, test } from '../fixtures/test.ts'
import { textsOf } from '../pages/payer.ts'
import {
  attachFocused,
  expectOutcome,
  holderName,
  press,
  printedForm,
  receive,
  scanFile,
  scanNumber,
  tickAll,
} from '../pages/registration-desk.ts'
import { demoAccount, signIn } from '../pages/staff.ts'

const t = textsOf.vi
const words = t.registrationDesk
const desk = '/staff/registrations'

test.use({ viewport: { width: 1280, height: 900 } })
test.slow()

test('a form is received by keyboard alone, and approved by another person', async ({
  page,
  newVisitor,
  sandbox,
}) => {
  const number = await printedForm(page, sandbox)
  const teller = await (await newVisitor()).newPage()
  await signIn(teller, demoAccount('thuy'))
  await teller.goto(desk)
  await receive(teller, number)
  await expect(teller.locator('#form-number')).toBeFocused()

  const controller = await (await newVisitor()).newPage()
  await signIn(controller, demoAccount('nga'))
  await controller.goto(`${desk}?q=${number}`)
  await controller.keyboard.press('Escape')
  await expect(controller.getByRole('button', { name: spaced(number) })).toBeVisible()
  await controller.locator('body').press('j')
  await controller.keyboard.press('Enter')
  await expect(controller.locator('#detail')).toContainText(holderName)
  const picture = controller.getByRole('img', { name: words.scan.alt(number) })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(620)
  await expect(controller.locator('dd', { hasText: 'PGD Tam Kỳ' }).first()).toBeVisible()
  await press(controller, 'a')
  await expectOutcome(controller, words.steps.APPROVE.done)

  await page.reload()
  await expect(page.getByRole('main')).toContainText(stateNames.APPROVED.vi)
})

test('a form is returned with a reason that its holder reads', async ({ page, newVisitor, sandbox }) => {
  const number = await printedForm(page, sandbox)
  const teller = await (await newVisitor()).newPage()
  await signIn(teller, demoAccount('thuy'))
  await teller.goto(desk)
  await scanNumber(teller, number)
  await press(teller, 'r')
  await expectOutcome(teller, words.steps.RETURN.done)
  await page.reload()
  await expect(page.getByRole('main')).toContainText(stateNames.RETURNED.vi)
  await expect(page.getByRole('main')).toContainText(words.steps.RETURN.reasons?.[0] ?? '')
})

test('a form is rejected; a controller with the old page open reads what was decided', async ({
  page,
  newVisitor,
  sandbox,
}) => {
  const number = await printedForm(page, sandbox)
  const teller = await (await newVisitor()).newPage()
  await signIn(teller, demoAccount('duc'))
  await teller.goto(desk)
  await receive(teller, number)

  const [one, other] = [await (await newVisitor()).newPage(), await (await newVisitor()).newPage()]
  await signIn(one, demoAccount('binh'))
  await signIn(other, demoAccount('nga'))
  for (const controller of [one, other]) {
    await controller.goto(`${desk}?open=${number}`)
    await expect(controller.locator('#detail')).toBeVisible()
  }
  await press(one, 'r')
  await expectOutcome(one, words.steps.REJECT.done)
  await press(other, 'a')
  await expect(other.getByRole('status').filter({ hasText: words.refused.CHANGED })).toBeVisible()
  await expect(other.locator('dd', { hasText: stateNames.REJECTED.vi })).toBeVisible()
  await expect(other.locator('dd', { hasText: words.steps.REJECT.reasons?.[0] ?? '' })).toBeVisible()
})

test('nothing is received before every line is compared and the paper is there', async ({
  page,
  newVisitor,
  sandbox,
}) => {
  const number = await printedForm(page, sandbox)
  const teller = await (await newVisitor()).newPage()
  await signIn(teller, demoAccount('thuy'))
  await teller.goto(desk)
  await scanNumber(teller, number)
  await teller.keyboard.press('a')
  await teller.keyboard.press('Enter')
  await expect(teller.getByText(words.compare.missing)).toBeVisible()
  await expect(teller.locator('[data-tick]').first()).toBeFocused()
  await teller.keyboard.press('Shift+Tab')
  await tickAll(teller)
  await teller.keyboard.press('a')
  await teller.keyboard.press('Enter')
  await expectOutcome(teller, words.refused.SCAN_MISSING)

  const chooser = teller.locator('input[type=file]')
  await chooser.setInputFiles({
    name: 'phieu.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(4_000)]),
  })
  await expect(teller.getByRole('alert').filter({ hasText: words.refused.SCAN_KIND })).toBeVisible()
  await attachFocused(teller, scanFile(120))
  await press(teller, 'a')
  await expectOutcome(teller, words.steps.RECEIVE.done)
})

test('a slip of the hand is told at the field, and another bank’s form is not there', async ({
  page,
  newVisitor,
  sandbox,
}) => {
  const number = await printedForm(page, sandbox, 'hoi-an-bank')
  const teller = await (await newVisitor()).newPage()
  await signIn(teller, demoAccount('thuy'))
  await teller.goto(desk)
  const field = teller.locator('#form-number')
  for (const [typed, sentence] of [
    [number.slice(0, 11), words.numberLength(11)],
    [`${number.slice(0, 11)}${(Number(number.at(-1)) + 1) % 10}`, words.refused.NUMBER_CHECK],
    ['phiếu', words.refused.NUMBER_LETTERS],
    [spaced(number), words.refused.NOT_FOUND],
  ] as const) {
    await field.fill(typed)
    await field.press('Enter')
    await expect(teller.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await expect(field).toBeFocused()
  }
})

test('whose session was ended elsewhere is told so, and led to the sign-in', async ({ page, faults }) => {
  faults.allow(/401/)
  await signIn(page, demoAccount('tam'))
  await page.goto(desk)
  await expect(page.getByText(t.staff.desk.loading)).toHaveCount(0)
  const origin = new URL(page.url()).origin
  await page.request.post('/staff/sign-out', { headers: { origin }, maxRedirects: 0 })
  await page.locator('#form-number').fill('123')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.staff.desk.ended.title)
  await expect(page.getByRole('link', { name: t.staff.desk.ended.signIn })).toBeVisible()
})

const spaced = (number: string): string => number.replace(/\d{4}(?=\d)/g, '$& ')
