import { sumDong } from '#lib/money.ts'
import { drawFrame, markEveryPageAsDemo } from '../layout/frame.ts'
import { A4 } from '../layout/paper.ts'
import { closeSheet, openSheet } from '../layout/sheet.ts'
import type { PaymentStatement } from './contract.ts'
import { drawStatement, periodOf } from './draw.ts'
import { words } from './words.ts'

/**
 * What a holder paid in a period (bảng kê thanh toán) as A4 PDF: every payment on a line, totals by agency, the whole
 * in figures and words. Fonts embedded, text that can be selected, tagged for readers of screens. The same data gives
 * the same bytes. Throws when the shares of a payment do not add up to its amount, or a day is no ISO day.
 */
export async function statementPdf(data: PaymentStatement): Promise<Uint8Array> {
  for (const { shares, amount, publicId } of data.payments) {
    if (sumDong(shares.map((share) => share.amount)) !== amount) {
      throw new Error(`The shares of payment ${publicId} do not add up to its amount`)
    }
  }
  const own = data.language === 'en' ? 'en' : 'vi'
  const sheet = openSheet({
    title: `${words.title[own]} ${data.from} – ${data.to}`,
    author: data.portal.portalName[own],
    subject: data.holder.name,
    language: data.language,
    at: data.madeAt,
    paper: A4,
  })
  if (data.demo) markEveryPageAsDemo(sheet)
  drawStatement(sheet, data)
  drawFrame(sheet, { portal: data.portal, title: words.shortTitle, name: periodOf(data) })
  return closeSheet(sheet)
}
