import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { sumDong } from '#lib/money.ts'
import { A4, ROLL } from '../layout/paper.ts'
import { closeSheet, openSheet } from '../layout/sheet.ts'
import { drawA4 } from './a4.ts'
import type { PaymentInstruction } from './contract.ts'
import { drawRoll } from './roll.ts'
import { words } from './words.ts'

/**
 * The payment instruction (chỉ dẫn thanh toán) as PDF, on A4 or on the roll of a receipt printer: fonts embedded,
 * text that can be selected, tagged for readers of screens. The same data gives the same bytes. It asks for money and
 * proves nothing. Throws when a line is not its gross less its reduction, or the lines do not add up to the amount.
 */
export async function instructionPdf(data: PaymentInstruction): Promise<Uint8Array> {
  refuseWrongSums(data)
  const paper = data.format === 'a4' ? A4 : ROLL
  const sheet = openSheet({
    title: `${words.title.vi} ${formatInstructionNumber(data.number)}`,
    author: data.portal.portalName.vi,
    subject: data.portal.name.vi,
    language: data.language,
    at: data.printedAt,
    paper,
    weights: ['regular', 'bold'],
  })
  if (data.format === 'a4') drawA4(sheet, data)
  else drawRoll(sheet, data)
  return closeSheet(sheet)
}

function refuseWrongSums({ number, amount, lines }: PaymentInstruction): void {
  const wrong = lines.some(({ basis, amount }) => basis !== null && basis.gross - basis.reduction !== amount)
  if (wrong) throw new Error(`A line of instruction ${number} is not its gross less its reduction`)
  if (sumDong(lines.map((line) => line.amount)) !== amount) {
    throw new Error(`The lines of instruction ${number} do not add up to its amount`)
  }
}
