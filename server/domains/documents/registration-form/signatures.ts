import { type Block, beside, onGround, space, stack, text } from '../layout/blocks.ts'
import { contentWidth } from '../layout/paper.ts'
import { inkOf, type Sheet } from '../layout/sheet.ts'
import type { RegistrationApplicant } from './contract.ts'
import { words, wordsFor } from './words.ts'
import { choice, dottedLine, fieldOf, italic, strong } from './writing.ts'

const BANK = 286
const GUTTER = 12
const PADDING = { x: 8, top: 5, bottom: 6 }
/** Room for a signature and a round seal of 36 mm, which reaches over the words at its right. */
const SIGNING_ROOM = 68

const centred = { ...strong, align: 'center' } as const
const how = { ...italic, align: 'center' } as const

/** Who signs at the left, the bank's part at the right; never on two pages. */
export function signatures(sheet: Sheet, applicant: RegistrationApplicant): Block {
  const width = contentWidth(sheet.paper)
  const left = width - BANK - GUTTER
  return beside([
    { at: 0, down: PADDING.top, block: signer(sheet, applicant, left) },
    { at: left + GUTTER, block: bankPart(sheet) },
  ])
}

function signer(sheet: Sheet, applicant: RegistrationApplicant, width: number): Block {
  const said = wordsFor[applicant.kind]
  const name = applicant.kind === 'ORGANISATION' ? applicant.representative.name : applicant.name
  return stack([
    text(sheet, said.signs, width, centred, 'H2'),
    text(sheet, said.how, width, how),
    space(SIGNING_ROOM + 36),
    text(sheet, name, width, centred),
  ])
}

function bankPart(sheet: Sheet): Block {
  const width = BANK - 2 * PADDING.x
  const refused = choice(sheet, `${words.refused}: `, false)
  const accepted = choice(sheet, words.accepted, false)
  const from = accepted.width + GUTTER
  const block = stack([
    text(sheet, words.bankPart, width, centred, 'H2'),
    fieldOf(sheet, { label: words.received, required: false, value: '' }, width),
    beside([
      { at: 0, block: accepted.block },
      { at: from, block: refused.block },
      { at: from + refused.width, block: dottedLine(sheet, width - from - refused.width) },
    ]),
    dottedLine(sheet, width),
    space(4),
    beside(
      [words.teller, words.controller].map((role, index) => ({
        at: (index * width) / 2,
        block: stack([
          text(sheet, role, width / 2, centred),
          text(sheet, words.signAndName, width / 2, how),
          space(SIGNING_ROOM),
        ]),
      })),
    ),
  ])
  return onGround(sheet, block, PADDING, (x, y, height) => {
    sheet.pdf.lineWidth(0.8).rect(x, y, BANK, height).stroke(inkOf(sheet, 'ink'))
  })
}
