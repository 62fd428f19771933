import { formatPublicId } from '#lib/ids.ts'
import { BOTTOM, CONTENT_WIDTH, colour, LEFT, PAGE, RIGHT, style, TOP } from '../layout/look.ts'
import { drawSeal } from '../layout/seal.ts'
import { artifact, onEveryPage, rule, type Sheet, widthOf, write } from '../layout/sheet.ts'
import type { PaymentConfirmation } from './contract.ts'
import { type Words, words } from './words.ts'

/** What the head of a following page takes. */
export const RUNNING_HEAD_HEIGHT = 36

const WATERMARK = { weight: 'bold', size: 40, colour: 'watermark' } as const

/** Lays the demo mark across each page as it is begun, so that everything else is drawn over it. */
export function markEveryPageAsDemo(sheet: Sheet, data: PaymentConfirmation): void {
  if (!data.demo) return
  const mark = () => drawWatermark(sheet, words[data.locale].demo)
  sheet.pdf.on('pageAdded', mark)
  mark()
}

/** Head of the following pages and foot of all, when the number of pages is known. */
export function drawMargins(sheet: Sheet, data: PaymentConfirmation): void {
  const text = words[data.locale]
  onEveryPage(sheet, (number, count) => {
    if (number > 1) drawRunningHead(sheet, data, text)
    drawFoot(sheet, data, text, text.page(number, count))
  })
}

function drawRunningHead(sheet: Sheet, data: PaymentConfirmation, text: Words): void {
  const half = CONTENT_WIDTH / 2
  drawSeal(sheet, LEFT, TOP - 2, 18)
  artifact(
    sheet,
    () => {
      write(sheet, text.title, { x: LEFT + 26, y: TOP, width: half - 26 }, style.strong)
      const id = `${text.paymentId}: ${formatPublicId(data.publicId)}`
      write(sheet, id, { x: LEFT + half, y: TOP, width: half }, { ...style.strong, align: 'right' })
    },
    'Pagination',
  )
  rule(sheet, LEFT, RIGHT, TOP + 24, 1.2, colour.lacquer)
}

function drawFoot(sheet: Sheet, data: PaymentConfirmation, text: Words, page: string): void {
  const { tenant, locale } = data
  const y = BOTTOM + 18
  const contact = `${tenant.portalName[locale]} · ${text.hotline} ${tenant.hotline}`
  const width = CONTENT_WIDTH - 80
  rule(sheet, LEFT, RIGHT, y - 8, 0.5, colour.line)
  artifact(
    sheet,
    () => {
      const end = write(sheet, contact, { x: LEFT, y, width }, style.small)
      write(sheet, tenant.address[locale], { x: LEFT, y: end, width }, style.small)
      write(sheet, page, { x: RIGHT - 80, y, width: 80 }, { ...style.small, align: 'right' })
    },
    'Pagination',
  )
}

/** Along the diagonal, as large as its length allows. */
function drawWatermark(sheet: Sheet, mark: string): void {
  const { pdf } = sheet
  const width = widthOf(sheet, mark, WATERMARK)
  const angle = (Math.atan2(PAGE.height, PAGE.width) * 180) / Math.PI
  const centre = { x: PAGE.width / 2, y: PAGE.height / 2 }
  artifact(
    sheet,
    () => {
      pdf.save().rotate(-angle, { origin: [centre.x, centre.y] })
      write(sheet, mark, { x: centre.x - width / 2 - 1, y: centre.y - 26, width: width + 2 }, WATERMARK)
      pdf.restore()
    },
    'Pagination',
  )
}
