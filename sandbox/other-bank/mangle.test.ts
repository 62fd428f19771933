import { expect, test } from 'vitest'
import { numbersInText } from '#lib/instruction-number.ts'
import { seededDice } from '../switchboard/dice.ts'
import { anyMangling, mangle, manglings } from './mangle.ts'

const sender = { number: '0071000345678', holder: 'NGUYEN VAN AN' }
const arrives = (content: string, mangling: (typeof manglings)[number], cutAfter?: number) =>
  mangle(content, mangling, sender, 'FT26326000031', cutAfter)

test.each(manglings)('%s leaves the printed content readable to the portal', (mangling) => {
  expect(numbersInText(arrives('DVC4912345678901266', mangling), '49')).toEqual(['4912345678901266'])
})

test('each does what it says', () => {
  expect(arrives('Nop phi, H47.20', 'BANK_PREFIX')).toBe(
    'SHB.000031.Nop phi, H47.20. CT tu 0071000345678 NGUYEN VAN AN toi THU HO DICH VU CONG',
  )
  expect(arrives('Nộp phí, H47.20-1!', 'PUNCTUATION_DROPPED')).toBe('Nộp phí H47201')
  expect(arrives('DVC4912345678901266', 'SPACES_INSERTED')).toBe('DVC4912 3456789 01266')
  expect(arrives('DVC49', 'LOWER_CASE')).toBe('dvc49')
  expect(arrives('DVC4912345678901266', 'CUT_OFF', 10)).toBe('DVC4912345')
  expect(arrives('x'.repeat(490), 'BANK_PREFIX')).toHaveLength(500)
})

test('the same dice choose the same way, and every way in the end', () => {
  const choose = (seed: number) => {
    const dice = seededDice(seed)
    return Array.from({ length: 200 }, () => anyMangling(dice))
  }
  expect(choose(1)).toEqual(choose(1))
  expect(new Set(choose(1))).toEqual(new Set(manglings))
})
