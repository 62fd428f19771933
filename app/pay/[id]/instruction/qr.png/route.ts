import bwip from 'bwip-js/node'
import { type InstructionView, type PaymentView, pagesOfState } from '#server/domains/payments/contract.ts'
import { getText } from '../../../../_text/text.ts'
import { knownPayment } from '../../../../_trpc/known-payment.ts'
import type { PayParams } from '../../_components/payment-for.ts'
import { nothingThere } from '../../_components/pdf-answer.ts'

/** The library draws a module two points wide. */
const POINTS = 2
/** Pixels to a point: large enough for a phone's gallery, with sharp edges for apps that read pictures. */
const SCALE = 5
/** Light margin that ISO/IEC 18004 asks for, in modules. */
const QUIET = 4
const look = {
  bcid: 'qrcode',
  eclevel: 'M',
  scale: SCALE,
  padding: QUIET * POINTS,
  backgroundcolor: 'FFFFFF',
}

/** The QR code as a picture, for an app on the same phone; 404 where there is none that can be paid. */
export async function GET(_request: Request, { params }: PayParams): Promise<Response> {
  const { id } = await params
  const payment = await knownPayment(id)
  const instruction = payment && payableByQr(payment)
  if (!instruction) return nothingThere()
  const { t } = await getText()
  const picture = await bwip.toBuffer({ ...look, text: instruction.transfer.qr })
  return new Response(Uint8Array.from(picture), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="${t.instruction.download.qrFile}-${instruction.number}.png"`,
    },
  })
}

/** The instruction, if it is good and what is owed is what its code says. */
function payableByQr({ state, instruction }: PaymentView): InstructionView | null {
  const good = instruction?.state === 'ACTIVE' && pagesOfState[state].includes('instruction')
  return good && instruction.amount === instruction.amountNow ? instruction : null
}
