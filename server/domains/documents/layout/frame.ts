import type { IssuingPortal } from '../contract.ts'
import { commonWords } from '../words.ts'
import { type Block, onGround, type Text, text } from './blocks.ts'
import { style } from './look.ts'
import { contentWidth } from './paper.ts'
import { drawSeal } from './seal.ts'
import { artifact, inkOf, onEveryPage, rule, type Sheet, widthOf } from './sheet.ts'

/** What is repeated on every page of an A4 document. */
export type Frame = {
  readonly portal: IssuingPortal
  readonly title: Text
  /** What the document is found by, at the right of the following pages' head. */
  readonly name: Text
}

/** What the head of a following page takes. */
const RUNNING_HEAD_HEIGHT = 36
const PAGE_NUMBER_WIDTH = 80

const WATERMARK = { weight: 'bold', size: 40, colour: 'watermark' } as const

/** A new page, below its running head. */
export function nextPage(sheet: Sheet): void {
  sheet.pdf.addPage()
  sheet.y = sheet.paper.top + (sheet.paper.roll ? 0 : RUNNING_HEAD_HEIGHT)
}

/** Said once in words that readers of screens meet; the mark across each page repeats it for the eye. */
export function demoNotice(sheet: Sheet): Block {
  const width = contentWidth(sheet.paper)
  const look = { ...style.strong, colour: 'lacquer', align: 'center' } as const
  const padding = { x: 0, top: 6, bottom: 4 }
  return onGround(sheet, text(sheet, commonWords.demo, width, look), padding, (x, y, height) => {
    sheet.pdf.lineWidth(1).roundedRect(x, y, width, height, 3).stroke(inkOf(sheet, 'lacquer'))
  })
}

/** Lays the demo mark across each page as it is begun, so that everything else is drawn over it. */
export function markEveryPageAsDemo(sheet: Sheet): void {
  const mark = () => drawWatermark(sheet)
  sheet.pdf.on('pageAdded', mark)
  mark()
}

/** Head of the following pages and foot of all, when the number of pages is known. */
export function drawFrame(sheet: Sheet, frame: Frame): void {
  onEveryPage(sheet, (number, count) => {
    if (number > 1) drawRunningHead(sheet, frame)
    drawFoot(sheet, frame.portal, commonWords.page(number, count))
  })
}

function drawRunningHead(sheet: Sheet, { title, name }: Frame): void {
  const { left, top } = sheet.paper
  const half = contentWidth(sheet.paper) / 2
  drawSeal(sheet, left, top - 2, 18)
  onSheet(sheet, () => {
    text(sheet, inOwn(sheet, title), half - 26, style.strong).draw(null, left + 26, top)
    text(sheet, inOwn(sheet, name), half, { ...style.strong, align: 'right' }).draw(null, left + half, top)
  })
  rule(sheet, top + 24, 1.2, 'lacquer')
}

function drawFoot(sheet: Sheet, portal: IssuingPortal, page: Text): void {
  const { left, right, bottom } = sheet.paper
  const y = bottom + 18
  const [own] = sheet.languages
  const contact = `${portal.portalName[own]} · ${commonWords.hotline[own]} ${portal.hotline}`
  const width = contentWidth(sheet.paper) - PAGE_NUMBER_WIDTH
  rule(sheet, y - 8, 0.5, 'line')
  onSheet(sheet, () => {
    const first = text(sheet, contact, width, style.small)
    first.draw(null, left, y)
    text(sheet, portal.address[own], width, style.small).draw(null, left, y + first.height)
    const number = text(sheet, page, PAGE_NUMBER_WIDTH, { ...style.small, align: 'right' })
    number.draw(null, right - PAGE_NUMBER_WIDTH, y)
  })
}

function onSheet(sheet: Sheet, draw: () => void): void {
  artifact(sheet, draw, 'Pagination')
}

function inOwn({ languages: [own] }: Sheet, content: Text): string {
  return typeof content === 'string' ? content : content[own]
}

/** Along the diagonal, as large as its length allows. */
function drawWatermark(sheet: Sheet): void {
  const { pdf, paper } = sheet
  const [own] = sheet.languages
  const mark = commonWords.demo[own]
  const width = widthOf(sheet, mark, WATERMARK)
  const angle = (Math.atan2(paper.height, paper.width) * 180) / Math.PI
  const centre = { x: paper.width / 2, y: paper.height / 2 }
  onSheet(sheet, () => {
    pdf.save().rotate(-angle, { origin: [centre.x, centre.y] })
    text(sheet, mark, width + 2, WATERMARK).draw(null, centre.x - width / 2 - 1, centre.y - 26)
    pdf.restore()
  })
}
