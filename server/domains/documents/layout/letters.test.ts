import { expect, test } from 'vitest'
import { readPdf } from '#tests/documents/pdf.ts'
import { text } from './blocks.ts'
import { A4 } from './paper.ts'
import { closeSheet, openSheet } from './sheet.ts'
import { place } from './table.ts'
import type { Family } from './typefaces.ts'

const WITH_TONE = 'Ắ Ấ Ế Ố Ớ Ứ Ừ Ự ắ ấ ế ố ớ ứ ừ ự'
const WITHOUT_TONE = 'Ă Â Ê Ô Ơ Ư A E O U ă â ê ô ơ ư a e o u'

test.each<Family>(['BeVietnamPro', 'Tinos'])(
  'what is copied from a document in %s is the same whatever was drawn before it',
  async (family) => {
    expect(await linesDrawn(family, WITH_TONE)).toEqual([WITH_TONE])
    expect(await linesDrawn(family, WITHOUT_TONE)).toEqual([WITHOUT_TONE])
  },
)

async function linesDrawn(family: Family, content: string): Promise<readonly string[]> {
  const sheet = openSheet({
    ...{ title: 'Letters', author: 'Test', subject: 'Letters', language: 'vi' },
    paper: A4,
    family,
    at: new Date('2026-11-22T03:00:00Z'),
  })
  place(sheet, sheet.root, text(sheet, content, 400, { weight: 'regular', size: 10, colour: 'ink' }))
  return readPdf(await closeSheet(sheet)).pages.flat()
}
