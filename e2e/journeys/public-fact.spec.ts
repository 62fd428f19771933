import type { Page } from '@playwright/test'
import { formatLookupSecret } from '#lib/lookup-secret.ts'
import { readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import { newTaxCode } from '../pages/account.ts'
import {
  chooseWay,
  confirmWithCode,
  expectPaid,
  payChosen,
  publicIdOf,
  textsOf,
  toCodePage,
} from '../pages/payer.ts'

const NAME = 'Công ty TNHH Kín Tiếng'
/** What the dossier is about, as pages, their data and papers would say it. */
const about = [
  'Cấp giấy phép xây dựng',
  'building permit',
  'Lệ phí thử nghiệm',
  'Test charge',
  'Nghị quyết thử nghiệm',
  NAME,
]

const readIn = (text: string): string[] => about.filter((words) => text.includes(words))
const owner = () => ({ kind: 'ORGANISATION' as const, name: NAME, taxCode: newTaxCode() })

/** A page as it is sent, with all that its scripts are given; a paper as its text. */
async function sent(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path)
  const body = await answer.body()
  return path.includes('.pdf') || path.includes('/receipts/')
    ? readPdf(body).pages.flat().join(' ')
    : body.toString()
}

test('a tax code opens what is owed and its payment, and on no page or paper what the dossier is about', async ({
  page,
  sandbox,
}) => {
  const dossier = await sandbox.dossierWithSlip(owner())
  const card = sandbox.card('SUCCESS')
  await page.goto('/')
  const pages = ['/dossiers']
  await toCodePage(page, [dossier], card)
  const id = publicIdOf(page)
  for (const at of ['', '/otp']) pages.push(`/pay/${id}${at}`)
  const before = await Promise.all(pages.map((path) => sent(page, path)))
  await confirmWithCode(page, sandbox, card)
  await expectPaid(page)
  await expect(page.getByText(`Phí, lệ phí hồ sơ ${dossier.code}`).first()).toBeVisible()
  const after = [
    '/dossiers',
    `/pay/${id}/result`,
    `/pay/${id}/confirmation`,
    `/pay/${id}/state`,
    '/find',
    '/dossiers/add',
  ]
  const papers = [`/pay/${id}/confirmation.pdf`, `/pay/${id}/receipts/${dossier.agency}`]
  const texts = [...before, ...(await Promise.all([...after, ...papers].map((path) => sent(page, path))))]
  for (const text of texts) expect(readIn(text)).toEqual([])
  for (const text of texts.slice(-2)) expect(text).toContain('Bản rút gọn')
})

test('an instruction is drawn the same way, and in full after the look-up code', async ({
  page,
  sandbox,
}) => {
  const dossier = await sandbox.dossierWithSlip(owner())
  const t = textsOf.vi
  const open = async (fact: string) => {
    await page.goto('/')
    await page.getByLabel(t.home.form.code).fill(dossier.code)
    await page.getByLabel(t.home.form.fact).fill(fact)
    await page.getByRole('button', { name: t.home.form.submit }).click()
    await expect(page.getByRole('checkbox', { name: dossier.code })).toBeVisible()
  }
  await open(dossier.fact)
  await payChosen(page)
  const id = publicIdOf(page)
  await chooseWay(page, 'BRANCH')
  await expect(page.getByRole('heading', { level: 1, name: t.instruction.title })).toBeVisible()
  const paths = [`/pay/${id}/instruction`, `/pay/${id}/instruction.pdf`]
  for (const path of paths) expect(readIn(await sent(page, path))).toEqual([])
  await open(formatLookupSecret(dossier.secret))
  for (const path of paths) expect(readIn(await sent(page, path))).toContain('Lệ phí thử nghiệm')
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the QR code of the slip leads to the dossier, and its secret to no server', async ({
      page,
      sandbox,
    }) => {
      const t = textsOf.vi
      const dossier = await sandbox.dossierWithSlip(owner())
      await page.goto(`${sandbox.url}/one-stop-shop/${dossier.code}`)
      const link = await page.getByRole('link', { name: 'hồ sơ trên Cổng' }).getAttribute('href')
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''))
      await page.goto(link ?? '')
      await expect(page.getByLabel(t.home.form.code)).toHaveValue(dossier.code)
      const fact = page.getByLabel(t.home.form.fact)
      if (javaScriptEnabled) {
        await expect(fact).toHaveValue(dossier.secret)
        await expect.poll(() => page.url()).not.toContain(dossier.secret)
      } else await fact.fill(formatLookupSecret(dossier.secret))
      await page.getByRole('button', { name: t.home.form.submit }).click()
      await expect(page.getByText('Cấp giấy phép xây dựng mới')).toBeVisible()
      expect(asked.filter((text) => text.split('#')[0]?.includes(dossier.secret))).toEqual([])
    })
  })
}
