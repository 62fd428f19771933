import { formatVerificationCode } from '#lib/ids.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { formatDong } from '#lib/money.ts'
import type { Bilingual } from '../../directory/contract.ts'
import { type Block, beside, type Element, space, stack, type Text, text } from '../layout/blocks.ts'
import { code128, qrCode } from '../layout/codes.ts'
import { demoNotice, nextPage } from '../layout/frame.ts'
import type { TextStyle } from '../layout/look.ts'
import { contentWidth } from '../layout/paper.ts'
import { artifact, fits, onEveryPage, rule, type Sheet } from '../layout/sheet.ts'
import { place } from '../layout/table.ts'
import { anyOf, dateAndTime, inWords, labelled, verifySite } from '../values.ts'
import { feeKinds } from '../words.ts'
import type { PaymentInstruction, PaymentInstructionLine } from './contract.ts'
import { datesOf, words } from './words.ts'

/** The 57 modules of an ordinary VietQR code, light margin included, then have seven dots each: 0.9 mm. */
const QR = 142
const BARCODE_HEIGHT = 40

const body = { weight: 'regular', size: 9, colour: 'ink', lineGap: 0.5 } as const satisfies TextStyle
const strong = { ...body, weight: 'bold' } as const
const small = { ...body, size: 8 } as const
const looks = {
  body,
  strong,
  small,
  centred: { ...body, align: 'center' },
  portal: { ...strong, size: 9.5, align: 'center' },
  title: { ...strong, size: 12.5, align: 'center' },
  heading: { ...strong, size: 10.5 },
  number: { ...strong, size: 17.5, align: 'center' },
  amount: { ...strong, size: 20, oneLine: true },
} as const satisfies Record<string, TextStyle>

/** The instruction on a roll: the same as on A4, one thing beneath the other, in black. */
export function drawRoll(sheet: Sheet, data: PaymentInstruction): void {
  const say = (content: Text, look: TextStyle, element?: Element) =>
    text(sheet, content, contentWidth(sheet.paper), look, element)
  const parts = [head(sheet, data, say), amount(data, say), dates(sheet, data, say), ways(sheet, data, say)]
  for (const part of parts) section(sheet, part)
  drawOwed(sheet, data, say)
  section(sheet, end(sheet, data, say))
  numberPieces(sheet)
}

type Say = (content: Text, look: TextStyle, element?: Element) => Block

function head(sheet: Sheet, data: PaymentInstruction, say: Say): Block {
  const width = contentWidth(sheet.paper)
  const number = formatInstructionNumber(data.number)
  return stack(
    [
      ...(data.demo ? [demoNotice(sheet), space(1)] : []),
      say(data.portal.name.vi.toLocaleUpperCase('vi'), looks.centred),
      say(data.portal.portalName, looks.portal),
      space(2),
      say(words.title, looks.title, 'H1'),
      ...(data.replaces ? [say(words.replaces(formatInstructionNumber(data.replaces)), looks.centred)] : []),
      space(2),
      say(words.number, looks.centred),
      say(number, looks.number),
      code128(sheet, data.number, { width, height: BARCODE_HEIGHT, alt: words.barcode(number) }),
    ],
    3,
  )
}

function amount(data: PaymentInstruction, say: Say): Block {
  return stack(
    [
      say(words.amount, looks.body),
      say(formatDong(data.amount), looks.amount),
      say(labelled(words.inWords, inWords(data.amount)), looks.body),
      say(labelled(words.debtor, data.debtor), looks.strong),
    ],
    1,
  )
}

function dates(sheet: Sheet, data: PaymentInstruction, say: Say): Block {
  const blocks = datesOf(data).map(({ label, at, note }) =>
    stack([pair(sheet, label, dateAndTime(at), looks.strong), say(note, looks.small)]),
  )
  return stack(blocks, 3)
}

function ways(sheet: Sheet, data: PaymentInstruction, say: Say): Block {
  const width = contentWidth(sheet.paper)
  const { transfer } = data
  const qr = qrCode(sheet, transfer.qr, { size: QR, alt: words.qr(transfer.content) })
  return stack(
    [
      say(words.counter, looks.heading, 'H2'),
      ...numbered(sheet, words.counterSteps(anyOf(data.counterBanks))),
      space(4),
      say(words.transfer, looks.heading, 'H2'),
      beside([{ at: (width - QR) / 2, block: qr }]),
      ...numbered(sheet, words.transferSteps(dateAndTime(data.amountValidUntil))),
      space(4),
      say(words.transferDetails, looks.heading, 'H2'),
      say(words.bank, looks.small),
      say(transfer.bank, looks.strong),
      pair(sheet, words.account, transfer.account, looks.strong),
      say(words.accountName, looks.small),
      say(transfer.accountName, looks.strong),
      pair(sheet, words.transferAmount, formatDong(data.amount), looks.strong),
      say(words.transferContent, looks.small),
      say(transfer.content, { ...looks.strong, size: 11 }),
      say(words.keepContent, looks.strong),
      space(4),
      say(words.fields, looks.heading, 'H2'),
      ...data.transferFields.map(({ bank, field }) => pair(sheet, bank, field, looks.body)),
    ],
    2,
  )
}

function numbered(sheet: Sheet, steps: readonly Bilingual[]): Block[] {
  const indent = 13
  const width = contentWidth(sheet.paper) - indent
  return steps.map((step, index) =>
    beside([
      { at: 0, block: text(sheet, `${index + 1}.`, indent, looks.strong, 'Span') },
      { at: indent, block: text(sheet, step, width, looks.body) },
    ]),
  )
}

function pair(sheet: Sheet, label: Text, value: Text, look: TextStyle): Block {
  const width = contentWidth(sheet.paper)
  const labelWidth = 102
  return beside([
    { at: 0, down: look.size - looks.small.size, block: text(sheet, label, labelWidth - 4, looks.small) },
    { at: labelWidth, block: text(sheet, value, width - labelWidth, look) },
  ])
}

/** Every charge beneath the other under its agency; the last part of a piece of paper never cuts one in two. */
function drawOwed(sheet: Sheet, data: PaymentInstruction, say: Say): void {
  put(sheet, say(words.lines, looks.heading, 'H2'))
  let ordinal = 1
  for (const lines of Map.groupBy(data.lines, (line) => line.agencyId).values()) {
    const [first] = lines
    if (first) put(sheet, stack([space(2), say(first.agency, looks.strong, 'H3')]))
    for (const line of lines) put(sheet, owedLine(sheet, line, ordinal++))
  }
  rule(sheet, sheet.y, 1, 'ink')
  sheet.y += 4
  section(
    sheet,
    stack([
      amountPair(sheet, words.total, formatDong(data.amount), { ...looks.strong, size: 10.5 }),
      say(labelled(words.inWords, inWords(data.amount)), looks.body),
    ]),
  )
}

function owedLine(sheet: Sheet, line: PaymentInstructionLine, ordinal: number): Block {
  const { basis } = line
  const indent = 17
  const width = contentWidth(sheet.paper) - indent
  const say = (content: Text, look: TextStyle) => text(sheet, content, width, look)
  const why =
    basis === null
      ? []
      : [
          say(words.under(feeKinds[basis.kind], basis.regulation), looks.small),
          ...(basis.reduction > 0n ? reductionOf(sheet, basis, say, indent) : []),
        ]
  const what = stack([
    say(line.label, looks.body),
    say(line.dossierCode, looks.small),
    ...why,
    amountPair(sheet, words.toPay, formatDong(line.amount), looks.strong, indent),
    space(4),
  ])
  return beside([
    { at: 0, block: text(sheet, `${ordinal}.`, indent, looks.body, 'Span') },
    { at: indent, block: what },
  ])
}

function reductionOf(
  sheet: Sheet,
  basis: NonNullable<PaymentInstructionLine['basis']>,
  say: Say,
  indent: number,
): Block[] {
  return [
    amountPair(sheet, words.gross, formatDong(basis.gross), looks.body, indent),
    amountPair(sheet, words.reduction, `−${formatDong(basis.reduction)}`, looks.body, indent),
    ...(basis.ground ? [say(words.ground(basis.ground), looks.small)] : []),
  ]
}

function amountPair(sheet: Sheet, label: Text, figures: string, look: TextStyle, indent = 0): Block {
  const width = contentWidth(sheet.paper) - indent
  const labelWidth = 70
  return beside([
    { at: 0, block: text(sheet, label, labelWidth, { ...looks.small, size: look.size }) },
    {
      at: labelWidth,
      block: text(sheet, figures, width - labelWidth, { ...look, align: 'right', oneLine: true }),
    },
  ])
}

function end(sheet: Sheet, data: PaymentInstruction, say: Say): Block {
  return stack(
    [
      say(words.notProof, looks.strong),
      ...(data.shortened ? [say(words.shortened, looks.small)] : []),
      say(words.verify, looks.small),
      say(formatVerificationCode(data.verificationCode), { ...looks.strong, size: 11 }),
      say(words.verifyAt(verifySite(data.verifyUrl)), looks.small),
      say(words.help(data.portal.hotline), looks.small),
      say(data.portal.address, looks.small),
      ...(data.demo ? [space(2), demoNotice(sheet)] : []),
    ],
    2,
  )
}

/** A part with a rule beneath it. */
function section(sheet: Sheet, block: Block): void {
  put(sheet, block)
  rule(sheet, sheet.y + 4, 0.8, 'ink')
  sheet.y += 10
}

function put(sheet: Sheet, block: Block): void {
  if (!fits(sheet, block.height)) nextPage(sheet)
  place(sheet, sheet.root, block)
}

/** "Trang 1/1" below what each piece of the roll has. */
function numberPieces(sheet: Sheet): void {
  const look = { ...looks.small, align: 'center' } as const
  onEveryPage(sheet, (number, count) => {
    const page = text(sheet, words.page(number, count), contentWidth(sheet.paper), look)
    const y = number < count ? sheet.paper.bottom + 20 : sheet.y
    artifact(sheet, () => page.draw(null, sheet.paper.left, y), 'Pagination')
    if (number === count) sheet.y += page.height
  })
}
