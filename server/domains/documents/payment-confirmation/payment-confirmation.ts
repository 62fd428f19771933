import { formatPublicId } from '#lib/ids.ts'
import { sumDong } from '#lib/money.ts'
import { drawFrame, markEveryPageAsDemo } from '../layout/frame.ts'
import { A4 } from '../layout/paper.ts'
import { closeSheet, openSheet } from '../layout/sheet.ts'
import { labelled } from '../values.ts'
import type { PaymentConfirmation } from './contract.ts'
import { drawFees } from './fees.ts'
import { drawFront } from './front.ts'
import { words } from './words.ts'

/**
 * The payment confirmation (giấy xác nhận thanh toán) as A4 PDF: fonts embedded, text that can be selected, tagged
 * for readers of screens. The same data gives the same bytes. It is no fee document of an agency and never calls
 * itself one. Throws when the lines do not add up to the amount: such a paper must not exist.
 */
export async function paymentConfirmationPdf(data: PaymentConfirmation): Promise<Uint8Array> {
  if (sumDong(data.lines.map((line) => line.amount)) !== data.amount) {
    throw new Error(`The lines of payment ${data.publicId} do not add up to its amount`)
  }
  const { portal } = data
  const own = data.language === 'en' ? 'en' : 'vi'
  const id = formatPublicId(data.publicId)
  const sheet = openSheet({
    title: `${words.title[own]} ${id}`,
    author: portal.portalName[own],
    subject: portal.name[own],
    language: data.language,
    at: data.paidAt,
    paper: A4,
  })
  if (data.demo) markEveryPageAsDemo(sheet)
  drawFront(sheet, data)
  drawFees(sheet, data)
  drawFrame(sheet, { portal, title: words.title, name: labelled(words.paymentId, id) })
  return closeSheet(sheet)
}
