import { businessDay, formatDate } from '#lib/dates.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { IssuingPortal } from '../contract.ts'
import { type Block, beside, stack, text } from './blocks.ts'
import type { TextStyle } from './look.ts'
import { contentWidth } from './paper.ts'
import { drawSeal } from './seal.ts'
import { artifact, inkOf, type Sheet } from './sheet.ts'

const SEAL = 36
const LEFT_WIDTH = 226
const GUTTER = 14

const plain = { weight: 'regular', size: 9, colour: 'ink', align: 'center' } as const satisfies TextStyle
const strong = { ...plain, weight: 'bold' } as const
const motto = { ...strong, size: 9.5 } as const

export const nation = {
  vi: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\u00A0NAM',
  en: 'Socialist Republic of Viet\u00A0Nam',
}
export const independence = { vi: 'Độc lập - Tự do - Hạnh phúc', en: 'Independence - Freedom - Happiness' }

/**
 * The head of an official paper, after Decree 30/2020/NĐ-CP, Appendix I: at the left who issues it, at the right the
 * national title, the motto with its rule, and place and date.
 */
export function letterhead(sheet: Sheet, portal: IssuingPortal, at: Date): Block {
  const right = contentWidth(sheet.paper) - LEFT_WIDTH - GUTTER
  const names = LEFT_WIDTH - SEAL - GUTTER
  return beside([
    { at: 0, block: seal(sheet) },
    {
      at: SEAL + GUTTER,
      block: stack([
        text(sheet, portal.name.vi.toLocaleUpperCase('vi'), names, plain),
        text(sheet, upperCase(portal.portalName), names, strong),
        shortRule(sheet, names, 60),
      ]),
    },
    {
      at: LEFT_WIDTH + GUTTER,
      block: stack([
        text(sheet, nation, right, strong),
        text(sheet, independence, right, motto),
        shortRule(sheet, right, 138),
        text(sheet, placeAndDate(portal, at), right, { ...plain, size: 8.5 }),
      ]),
    },
  ])
}

function seal(sheet: Sheet): Block {
  return { height: SEAL, draw: (_, x, y) => drawSeal(sheet, x, y, SEAL) }
}

/** A rule in the middle of a column, as long as the text above it or as custom has it. */
export function shortRule(sheet: Sheet, width: number, length: number): Block {
  return {
    height: 7,
    draw: (_, x, y) => {
      const from = x + (width - length) / 2
      artifact(sheet, () => {
        sheet.pdf
          .lineWidth(0.7)
          .moveTo(from, y + 2.5)
          .lineTo(from + length, y + 2.5)
          .stroke(inkOf(sheet, 'ink'))
      })
    },
  }
}

/** "Quảng Nam, ngày 05 tháng 02 năm 2026": days of one figure and the first two months have a leading zero. */
export function placeAndDate(portal: IssuingPortal, at: Date): Bilingual {
  const place = portal.name.vi.replace(/^(?:tỉnh|thành phố) /u, '')
  const [year = '', month = '', day = ''] = businessDay(at).split('-')
  const shortMonth = Number(month) > 2 ? String(Number(month)) : month
  return {
    vi: `${place}, ngày ${day} tháng ${shortMonth} năm ${year}`,
    en: `${place}, ${formatDate(at, 'en')}`,
  }
}

function upperCase({ vi, en }: Bilingual): Bilingual {
  return { vi: vi.toLocaleUpperCase('vi'), en }
}
