import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import { acceptInvitation, invitationOn, inviteAccountant, newPerson } from '../pages/account.ts'
import { downloadForm } from '../pages/bank-accounts.ts'
import { expectPaid } from '../pages/payer.ts'
import {
  chooseDossiers,
  expectListedPaid,
  expectRegistered,
  newHolderOrganisation,
  newHolderPerson,
  payByAccount,
  payWithCode,
  registerAccount,
} from '../pages/registered-holder.ts'
import { approveByMouse, receiveByMouse } from '../pages/registration-desk.ts'
import { demoAccount, signIn } from '../pages/staff.ts'

const DESK = { width: 1280, height: 900 }

/** Whole đồng: three dossiers that are paid at a press, and one that takes a code. */
const [SMALL, LARGE] = [[50_000, 75_000, 100_000], 3_000_000] as const

test('an organisation’s account is approved by two people at the bank, and its accountant pays three dossiers in one go', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  test.slow()
  const { person, owner } = await newHolderOrganisation(page, sandbox)
  const number = await registerAccount(page, sandbox, owner, 'collecting-bank')
  const form = await downloadForm(page)
  expect(readPdf(form).pages.flat().join('').replaceAll(/\s/g, '')).toContain(number)

  const desk = { viewport: DESK, javaScriptEnabled: true }
  const teller = await (await newVisitor(desk)).newPage()
  await signIn(teller, demoAccount('thuy'))
  await receiveByMouse(teller, number, rasterise(form, 0, 1))
  const controller = await (await newVisitor(desk)).newPage()
  await signIn(controller, demoAccount('binh'))
  await approveByMouse(controller, number)
  await expectRegistered(page, number)

  const accountant = newPerson('Võ Thị Cúc')
  await inviteAccountant(page, sandbox, { owner: person, accountant })
  const hers = await (await newVisitor()).newPage()
  const place = await invitationOn(hers.context(), sandbox, accountant.phone)
  await acceptInvitation(hers, sandbox, place, accountant)

  const dossiers = await sandbox.dossiersOf(owner, SMALL)
  await chooseDossiers(hers, dossiers)
  await payByAccount(hers, dossiers)
  await expectPaid(hers)
  for (const { code } of dossiers) await expect(hers.getByRole('main')).toContainText(code)
  await expectListedPaid(hers, dossiers)

  const large = await sandbox.dossiersOf(owner, [LARGE])
  await chooseDossiers(hers, large)
  await payWithCode(hers, sandbox, large, accountant.phone)
  await expectPaid(hers)
  await expectListedPaid(hers, large)
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a person’s account is approved by the bank’s own message, and pays three dossiers in one go', async ({
      page,
      sandbox,
    }) => {
      const { owner } = await newHolderPerson(page, sandbox)
      const number = await registerAccount(page, sandbox, owner, 'hoi-an-bank')
      expect(await sandbox.approve(number, 'hoi-an-bank')).toMatchObject({ state: 'APPROVED' })
      await expectRegistered(page, number)
      const dossiers = await sandbox.dossiersOf(owner, SMALL)
      await chooseDossiers(page, dossiers)
      await payByAccount(page, dossiers)
      await expectPaid(page)
      await expectListedPaid(page, dossiers)
    })
  })
}

test('an organisation’s account is approved in the bank’s own back office', async ({
  page,
  sandbox,
  newVisitor,
}) => {
  const { owner } = await newHolderOrganisation(page, sandbox)
  const number = await registerAccount(page, sandbox, owner, 'collecting-bank')
  const officer = await (await newVisitor({ viewport: DESK })).newPage()
  await officer.goto(`${sandbox.url}/back-office/collecting-bank`)
  await officer.locator('input[name=number]').fill(number)
  await officer.keyboard.press('Enter')
  await officer.getByRole('button', { name: 'Duyệt và báo Cổng' }).click()
  await expect(officer.getByRole('region', { name: 'Đã báo Cổng' })).toContainText('APPROVED')
  await expectRegistered(page, number)
  const dossiers = await sandbox.dossiersOf(owner, SMALL)
  await chooseDossiers(page, dossiers)
  await payByAccount(page, dossiers)
  await expectPaid(page)
  await expectListedPaid(page, dossiers)
})
