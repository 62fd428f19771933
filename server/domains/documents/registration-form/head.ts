import { formatDate } from '#lib/dates.ts'
import { formatFormNumber } from '#lib/form-number.ts'
import { formatVerificationCode } from '#lib/ids.ts'
import { type Block, beside, space, stack, text } from '../layout/blocks.ts'
import { code128 } from '../layout/codes.ts'
import { independence, nation, placeAndDate, shortRule } from '../layout/letterhead.ts'
import type { TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { type Sheet, widthOf } from '../layout/sheet.ts'
import { startOfDay, verifySite } from '../values.ts'
import type { RegistrationFormData } from './contract.ts'
import { words } from './words.ts'
import { choice, choices, fieldOf, italic, plain, strong } from './writing.ts'

const LEFT = 186
const GUTTER = 10
const BARCODE = { width: 190, height: 30 }

const centred = { ...plain, size: 12, align: 'center', oneLine: true } as const satisfies TextStyle
const centredStrong = { ...centred, weight: 'bold' } as const
const motto = { ...centredStrong, size: 13 } as const
const title = { ...centredStrong, size: 14, oneLine: false } as const

/** The head after Decree 30/2020/NĐ-CP, Appendix I: issuer and number at the left; nation, motto and date at the right. */
export function officialHead(sheet: Sheet, { portal, number, madeOn }: RegistrationFormData): Block {
  const right = contentWidth(sheet.paper) - LEFT - GUTTER
  const dated = placeAndDate(portal, startOfDay(madeOn))
  return beside([
    {
      at: 0,
      block: stack([
        text(sheet, portal.name.vi.toLocaleUpperCase('vi'), LEFT, centred),
        text(sheet, portal.portalName.vi.toLocaleUpperCase('vi'), LEFT, centredStrong),
        shortRule(sheet, LEFT, 60),
        text(sheet, words.number(formatFormNumber(number)), LEFT, centred),
      ]),
    },
    {
      at: LEFT + GUTTER,
      block: stack([
        text(sheet, nation, right, centredStrong),
        text(sheet, independence, right, motto),
        shortRule(sheet, right, Math.min(right, widthOf(sheet, independence.vi, motto))),
        text(sheet, dated, right, { ...centred, weight: 'italic', size: 13 }),
      ]),
    },
  ])
}

/** The number to scan; how to verify the paper; where and until when to hand it in. */
export function codes(sheet: Sheet, data: RegistrationFormData): Block {
  const left = BARCODE.width + GUTTER
  const width = contentWidth(sheet.paper) - left
  const note = { ...italic, size: 9.5 }
  const { handInBy } = data
  const handIn = handInBy ? words.handInBy(formatDate(startOfDay(handInBy), 'vi')) : words.handIn
  return beside([
    {
      at: 0,
      block: code128(sheet, data.number, { ...BARCODE, alt: words.barcode(formatFormNumber(data.number)) }),
    },
    {
      at: left,
      block: stack([
        text(sheet, `${words.verify}: ${formatVerificationCode(data.verificationCode)}`, width, {
          ...strong,
          size: 10,
        }),
        text(sheet, words.verifyAt(verifySite(data.verifyUrl)), width, note),
        text(sheet, words.print(data.print), width, note),
        text(sheet, handIn, width, note),
      ]),
    },
  ])
}

/** What the paper is, whom it is sent to, and what is asked. */
export function titleAndRequest(sheet: Sheet, data: RegistrationFormData): Block {
  const width = contentWidth(sheet.paper)
  const { bank, branch } = data.account
  return stack([
    text(sheet, words.title, width, title, 'H1'),
    space(5),
    text(sheet, words.to(bank, branch), width, { ...strong, size: 12, align: 'center' }),
    space(6),
    requested(sheet, data, width),
  ])
}

/** The kinds of request with the one that is made ticked, and the form that it takes over from. */
function requested(sheet: Sheet, { request }: RegistrationFormData, width: number): Block {
  const label = `${words.request}: `
  const kinds = (['NEW', 'RENEWAL', 'REPLACEMENT'] as const).map((kind) =>
    choice(sheet, words.requests[kind], kind === request.kind),
  )
  const labelled = { width: widthOf(sheet, label, plain), block: text(sheet, label, width, plain) }
  const row = [labelled, ...kinds]
  const taken = row.reduce((sum, item) => sum + item.width + GUTTER, 0)
  const replaces = request.kind === 'NEW' ? '' : formatFormNumber(request.replaces)
  const field = { label: words.replaces, required: false, value: replaces }
  return choices([...row, { width: width - taken, block: fieldOf(sheet, field, width - taken) }], GUTTER)
}
