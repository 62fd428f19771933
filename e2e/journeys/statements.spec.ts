import { unzipSync } from 'fflate'
import { parseCsv, readXlsx } from 'hucre'
import { businessDay } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import { readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import { fillFields } from '../pages/account.ts'
import { download } from '../pages/instruction.ts'
import { expectPaid, publicIdOf, textsOf } from '../pages/payer.ts'
import { chooseDossiers, organisationWithAccount, payByAccount } from '../pages/registered-holder.ts'

const t = textsOf.vi
const words = t.statements

/** Whole đồng: two agencies in one payment, one of them again in another. */
const [TOGETHER, ALONE] = [[50_000, 75_000], [100_000]] as const
const TOTAL = formatDong(225_000n)
const REFERENCE = 'PC-2026/0117'

test('what an organisation paid in a period is on the page, in the sheets, on paper and in the receipts: one sum, with its own reference', async ({
  page,
  sandbox,
}) => {
  const { owner } = await organisationWithAccount(page, sandbox)
  const paid: string[] = []
  for (const amounts of [TOGETHER, ALONE]) {
    const dossiers = await sandbox.dossiersOf(owner, amounts)
    await chooseDossiers(page, dossiers)
    await payByAccount(page, dossiers)
    await expectPaid(page)
    paid.push(formatPublicId(publicIdOf(page)))
  }
  const [together = '', alone = ''] = paid
  const today = businessDay(new Date())

  await page.goto('/account/statements')
  await page.getByRole('link', { name: words.period.lastMonth }).click()
  await expect(page.getByRole('main')).toContainText(words.none.title)
  await fillFields(page, { from: today, to: '2020-01-01' })
  await page.getByRole('button', { name: words.period.show }).click()
  await expect(page.getByRole('main')).toContainText(words.problems.ORDER.title)
  await expect(page.locator('input[name=to]')).toHaveValue('2020-01-01')
  await fillFields(page, { to: today })
  await page.getByRole('button', { name: words.period.show }).click()

  const part = (name: string) => page.getByRole('region', { name, exact: true })
  const main = page.getByRole('main')
  await expect(main).toContainText(words.total.count(paid.length))
  await expect(main).toContainText(TOTAL)
  const chart = part(words.chart.byDay)
  await expect(chart.getByRole('listitem')).toHaveCount(1)
  await expect(chart.getByRole('listitem')).toContainText(TOTAL)
  await chart.getByText(words.chart.table).click()
  await expect(chart.getByRole('row').last()).toContainText(TOTAL)
  const agencies = part(words.agencies.heading).getByRole('row')
  for (const sum of [150_000n, 75_000n]) {
    await expect(agencies.filter({ hasText: formatDong(sum) })).toHaveCount(1)
  }

  const row = main.getByRole('row').filter({ hasText: alone })
  await row.getByRole('link', { name: words.list.addReference }).click()
  await fillFields(page, { ownReference: REFERENCE })
  await page.getByRole('button', { name: words.reference.save }).click()
  await expect(page.getByRole('status')).toContainText(words.reference.saved)
  await expect(row).toContainText(REFERENCE)
  expect(new URL(page.url()).searchParams.get('from')).toBe(today)

  const { files } = words
  const file = (name: string) => download(page, page.getByRole('link', { name }))
  const expected = [
    [together, null, 2, 125_000],
    [alone, REFERENCE, 1, 100_000],
  ]
  const csv = parseCsv(new TextDecoder().decode(await file(files.csv)), { typeInference: true })
  expect(linesOf(csv)).toEqual(expected)
  const { sheets } = await readXlsx(await file(files.xlsx))
  expect(sheets.flatMap(({ rows }) => linesOf(rows))).toEqual(expected)
  const paper = readPdf(await file(files.pdf))
    .pages.flat()
    .join(' ')
  for (const text of [owner.name, together, alone, REFERENCE, TOTAL]) expect(paper).toContain(text)

  const receipts = Object.values(unzipSync(await file(files.receipts))).map((bytes) =>
    readPdf(bytes).pages.flat().join(' '),
  )
  expect(receipts).toHaveLength(3)
  for (const amount of [...TOGETHER, ...ALONE].map((dong) => formatDong(BigInt(dong)))) {
    expect(receipts.filter((text) => text.includes(amount))).toHaveLength(1)
  }
})

/** Of a sheet with its heads: payment, own reference, dossiers and amount of each line. */
function linesOf([heads = [], ...lines]: readonly (readonly unknown[])[]): unknown[][] {
  const wanted = ['Mã thanh toán', 'Số của đơn vị', 'Số hồ sơ', 'Số tiền (đồng)']
  const at = wanted.map((head) => heads.indexOf(head))
  return lines.map((line) => at.map((index) => line[index] || null))
}
