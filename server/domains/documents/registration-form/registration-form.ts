import { formatFormNumber } from '#lib/form-number.ts'
import { type Block, space, stack, text } from '../layout/blocks.ts'
import { demoNotice, drawFrame, markEveryPageAsDemo, nextPage } from '../layout/frame.ts'
import { contentWidth, OFFICIAL_A4 } from '../layout/paper.ts'
import { closeSheet, fits, openSheet, type Sheet } from '../layout/sheet.ts'
import { place } from '../layout/table.ts'
import { startOfDay } from '../values.ts'
import type { RegistrationFormData } from './contract.ts'
import { accountFields, applicantFields, type FieldRow } from './fields.ts'
import { codes, officialHead, titleAndRequest } from './head.ts'
import { signatures } from './signatures.ts'
import { words, wordsFor } from './words.ts'
import { fieldRow, plain, strong } from './writing.ts'

const ROW_GAP = 1.5
const SECTION_GAP = 4

/**
 * The form by which an organisation or a person registers a bank account (giấy đăng ký sử dụng dịch vụ thanh toán
 * trực tuyến) as A4 PDF, in the form of Decree 30/2020/NĐ-CP: to be signed, handed in at the bank and completed
 * there. Fonts embedded, text that can be selected, tagged for readers of screens. The same data gives the same
 * bytes. Throws when a number's check digits are wrong, a day is no ISO day or the limit is no decimal number.
 */
export async function registrationFormPdf(data: RegistrationFormData): Promise<Uint8Array> {
  const sheet = openSheet({
    title: `${words.title} ${formatFormNumber(data.number)}`,
    author: data.portal.portalName.vi,
    subject: data.account.bank,
    language: 'vi',
    at: startOfDay(data.madeOn),
    paper: OFFICIAL_A4,
    family: 'Tinos',
  })
  if (data.demo) markEveryPageAsDemo(sheet)
  drawHead(sheet, data)
  drawSections(sheet, data)
  putWhole(sheet, signatures(sheet, data.applicant), 0)
  drawFrame(sheet, {
    portal: data.portal,
    title: words.shortTitle,
    name: words.number(formatFormNumber(data.number)),
  })
  return closeSheet(sheet)
}

function drawHead(sheet: Sheet, data: RegistrationFormData): void {
  putWhole(sheet, officialHead(sheet, data), 8)
  putWhole(sheet, codes(sheet, data), 8)
  if (data.demo) putWhole(sheet, demoNotice(sheet), 8)
  putWhole(sheet, titleAndRequest(sheet, data), SECTION_GAP)
}

function drawSections(sheet: Sheet, data: RegistrationFormData): void {
  const { applicant } = data
  const width = contentWidth(sheet.paper)
  const fields = (rows: readonly FieldRow[]) => rows.map((row) => fieldRow(sheet, row, width))
  const commitments = commitmentsOf(data).map((commitment) => text(sheet, commitment, width, plain))
  drawSection(sheet, wordsFor[applicant.kind].section, fields(applicantFields(applicant)))
  drawSection(sheet, words.accountSection, fields(accountFields(data)))
  drawSection(sheet, words.commitmentSection, commitments)
}

/** A heading never stands without the first of its parts. */
function drawSection(sheet: Sheet, heading: string, [first = space(0), ...others]: readonly Block[]): void {
  const headed = text(sheet, heading, contentWidth(sheet.paper), strong, 'H2')
  putWhole(sheet, stack([headed, first], ROW_GAP), ROW_GAP)
  for (const part of others) putWhole(sheet, part, ROW_GAP)
  sheet.y += SECTION_GAP
}

/** Numbered; whoever takes over from another form agrees to that as well. */
function commitmentsOf({ applicant, request }: RegistrationFormData): readonly string[] {
  const own: readonly string[] = wordsFor[applicant.kind].commitments
  const all = request.kind === 'NEW' ? own : [...own, words.replaced(formatFormNumber(request.replaces))]
  return all.map((commitment, index) => `${index + 1}. ${commitment}`)
}

/** Never over a page's end. */
function putWhole(sheet: Sheet, block: Block, gap: number): void {
  if (!fits(sheet, block.height)) nextPage(sheet)
  place(sheet, sheet.root, block)
  sheet.y += gap
}
