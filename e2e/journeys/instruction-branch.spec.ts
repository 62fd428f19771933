import { parse, verifyCRC } from 'vietqr-ts'
import { readCodes } from '#tests/documents/codes.ts'
import { rasterise, readPdf } from '#tests/documents/pdf.ts'
import { expect, test } from '../fixtures/test.ts'
import { download, numberOn, standing, toInstruction } from '../pages/instruction.ts'
import { expectPaid } from '../pages/payer.ts'
import { beginToTake, checkNumber, letGo, take } from '../pages/teller.ts'

/** A page that follows says PAID within so many milliseconds of the teller's press. */
const SOON_MS = 5_000

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('an instruction is printed, paid at a branch, and its page says so by itself', async ({
      page,
      sandbox,
    }) => {
      const dossiers = await sandbox.freshDossiers(2, [75_000, 200_000])
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      const id = await toInstruction(page, dossiers, 'BRANCH')
      const main = page.getByRole('main')
      const number = await numberOn(page)
      await expect(main).toContainText('275.000 đ')
      await expect(main).toContainText('Hai trăm bảy mươi lăm nghìn đồng')
      await expect(standing(page)).toContainText('Chưa có ai thu khoản này')

      const counter = await page.context().newPage()
      await beginToTake(counter, sandbox, `DVC ${number.slice(0, 5)}-${number.slice(5)}`)
      await expect(counter.getByText('275.000 đ').first()).toBeVisible()
      if (!javaScriptEnabled) await page.reload()
      await expect(standing(page)).toContainText(/Giao\sdịch\sviên\s.+\sđang\sthu\skhoản\snày/)
      await expect(standing(page)).toContainText(/Quầy giữ khoản này đến \d\d:\d\d\./)
      await expect(page.getByRole('link', { name: 'Hủy chỉ dẫn' })).toHaveCount(0)

      await take(counter)
      await expect(page.getByRole('heading', { level: 1, name: 'ĐÃ THANH TOÁN' })).toBeVisible({
        // Without script the page loads itself anew every five seconds.
        timeout: javaScriptEnabled ? SOON_MS : 2 * SOON_MS,
      })
      await expect(counter.getByRole('heading', { level: 1 })).toHaveText(/^Đã thu/)
      await expect(main).toContainText('Tại quầy ngân hàng')
      await expect(main.getByRole('link', { name: 'Tải biên nhận (PDF)' })).toHaveCount(2)
      const receipt = readPdf(
        await download(page, main.getByRole('link', { name: 'Tải biên nhận (PDF)' }).first()),
      )
      expect(receipt.fonts.filter(({ embedded }) => !embedded)).toEqual([])
      expect(page.url()).toContain(`/pay/${id}/result`)
      // With script it was told by events, and never had to ask.
      expect(asked.includes(`/pay/${id}/events`)).toBe(javaScriptEnabled)
      expect(asked).not.toContain(`/pay/${id}/state`)

      await page.goto(`/pay/${id}/instruction`)
      await expectPaid(page)
      await checkNumber(counter, sandbox, number)
      await expect(counter.getByRole('alert')).toBeVisible()
    })
  })
}

test('the printed page’s QR code and barcode are read by a decoder that did not draw them', async ({
  page,
  sandbox,
}) => {
  await toInstruction(page, await sandbox.freshDossiers(1, [150_000]), 'BRANCH')
  const number = await numberOn(page)
  const pdf = await download(page, page.getByRole('link', { name: 'Tải bản A4 (PDF)' }))
  expect(readPdf(pdf).fonts.filter(({ embedded }) => !embedded)).toEqual([])
  expect(pdf.byteLength).toBeLessThan(100_000)

  const codes = await readCodes(rasterise(pdf, 0, 3))
  expect(codes).toContain(`Code128 ${number}`)
  const payload = codes
    .map((found) => found.split(' ').at(-1) ?? '')
    .find((text) => text.startsWith('000201'))
  if (!payload) throw new Error(`No VietQR code among ${codes}`)
  expect(verifyCRC(payload)).toBe(true)
  const read = parse(payload)
  expect(read.success && read.data).toMatchObject({
    bankCode: '970415',
    accountNumber: '1000000001',
    amount: '150000',
    message: `DVC${number}`,
  })
})

test('a teller who lets go leaves the instruction as it was, and its page says so', async ({
  page,
  sandbox,
}) => {
  await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
  const number = await numberOn(page)
  const counter = await page.context().newPage()
  await beginToTake(counter, sandbox, number)
  await expect(standing(page)).toContainText('đang thu khoản này')
  await letGo(counter)
  await expect(standing(page)).toContainText('Quầy ngân hàng đã không thu khoản này.')
  await expect(standing(page)).toContainText('Ông/Bà không bị trừ tiền.')
  expect(await numberOn(page)).toBe(number)

  await beginToTake(counter, sandbox, number)
  await take(counter)
  await expectPaid(page)
})

test('a page whose events are refused asks instead, and turns paid all the same', async ({
  page,
  sandbox,
  faults,
}) => {
  faults.allow(/events.*503|status of 503/)
  await page.route('**/events', (route) => route.fulfill({ status: 503 }))
  await toInstruction(page, await sandbox.freshDossiers(1), 'BRANCH')
  const counter = await page.context().newPage()
  await beginToTake(counter, sandbox, await numberOn(page))
  await expect(standing(page)).toContainText('đang thu khoản này')
  await take(counter)
  await expect(page.getByRole('heading', { level: 1, name: 'ĐÃ THANH TOÁN' })).toBeVisible({
    timeout: SOON_MS,
  })
})
