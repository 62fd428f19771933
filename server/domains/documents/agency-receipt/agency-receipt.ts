import { sumDong } from '#lib/money.ts'
import { A4 } from '../layout/paper.ts'
import { closeSheet, openSheet } from '../layout/sheet.ts'
import type { AgencyReceipt } from './contract.ts'
import { drawReceipt } from './draw.ts'
import { naming } from './words.ts'

/**
 * One agency's receipt of its own lines as A4 PDF: fonts embedded, text that can be selected, tagged for readers of
 * screens. The same data gives the same bytes. Throws when the lines do not add up to the amount or the number has
 * not seven digits: such a paper must not exist.
 */
export async function receiptPdf(data: AgencyReceipt): Promise<Uint8Array> {
  const name = `${data.series} ${data.number}`
  if (!/^\d{7}$/.test(data.number)) throw new Error(`Receipt ${name} has not seven digits`)
  if (sumDong(data.lines.map((line) => line.amount)) !== data.amount) {
    throw new Error(`The lines of receipt ${name} do not add up to its amount`)
  }
  const sheet = openSheet({
    title: `${naming(data.signed).title.vi} ${name}`,
    author: data.portal.portalName.vi,
    subject: data.agency.name.vi,
    language: data.language,
    at: data.issuedAt,
    paper: A4,
  })
  drawReceipt(sheet, data)
  return closeSheet(sheet)
}
