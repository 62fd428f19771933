import { formatPublicId } from '#lib/ids.ts'
import { sumDong } from '#lib/money.ts'
import { closeSheet, openSheet } from '../layout/sheet.ts'
import type { PaymentConfirmation } from './contract.ts'
import { drawFees } from './fees.ts'
import { drawFront } from './front.ts'
import { drawMargins, markEveryPageAsDemo } from './margins.ts'
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
  const text = words[data.locale]
  const sheet = openSheet({
    title: `${text.title} ${formatPublicId(data.publicId)}`,
    author: data.tenant.portalName[data.locale],
    subject: data.tenant.name[data.locale],
    language: data.locale,
    at: data.paidAt,
  })
  markEveryPageAsDemo(sheet, data)
  drawFront(sheet, data)
  drawFees(sheet, data)
  drawMargins(sheet, data)
  return closeSheet(sheet)
}
