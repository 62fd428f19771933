import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDigits,
  formatInstructionNumber,
  newInstructionNumber,
  numbersInText,
  readInstructionNumber,
  transferContent,
} from './instruction-number.ts'

const PREFIX = '49'
const DIGITS = '0123456789'
const NUMBER = withCheck('49123456789012')
const SECOND = withCheck('49000000000001')
const FOREIGN = withCheck('48123456789012')

const many = Array.from({ length: 300 }, () => newInstructionNumber(PREFIX))
const numbers = fc.stringMatching(/^\d{12}$/).map((body) => withCheck(PREFIX + body))

const read = (typed: string) => readInstructionNumber(typed, PREFIX)

describe('a new number', () => {
  test('has the prefix, fourteen more digits, reads back, and differs each time', () => {
    for (const number of many) {
      expect(number).toMatch(/^49\d{14}$/)
      expect(read(number)).toEqual({ ok: true, value: number })
    }
    expect(new Set(many).size).toBe(many.length)
  })

  test('has every digit at every place of its body', () => {
    for (let at = 2; at < 14; at++) {
      expect(new Set(many.map((number) => number[at])).size).toBe(10)
    }
  })

  test.each(['', '4', '4a', '490', '４９'])('the prefix %j is refused', (prefix) => {
    expect(() => newInstructionNumber(prefix)).toThrow(RangeError)
    expect(() => readInstructionNumber(NUMBER, prefix)).toThrow(RangeError)
    expect(() => numbersInText(NUMBER, prefix)).toThrow(RangeError)
  })
})

describe('check digits', () => {
  test('the whole number leaves 1 when divided by 97', () => {
    fc.assert(fc.property(numbers, (number) => BigInt(number) % 97n === 1n))
  })

  // 794 is the standard's own example; leading zeros change nothing.
  test.each([
    ['00000000000794', '44'],
    ['49000000000000', '23'],
    ['99999999999999', '39'],
  ])('of %s are %s', (first14, digits) => {
    expect(checkDigits(first14)).toBe(digits)
  })

  test('every single wrong digit is caught', () => {
    for (const number of many) {
      for (const at of [...number].keys()) {
        for (const wrong of DIGITS) {
          if (wrong !== number[at]) expectWrong(replaceAt(number, at, wrong))
        }
      }
    }
  })

  test('every swap of two digits is caught, at any distance', () => {
    for (const number of many) {
      for (const left of [...number].keys()) {
        for (let right = left + 1; right < number.length; right++) {
          if (number[left] !== number[right]) expectWrong(swap(number, left, right))
        }
      }
    }
  })

  test('there is one right pair for a number, never a second one with the same remainder', () => {
    for (const number of many.slice(0, 30)) {
      const right = pairs().filter((pair) => read(number.slice(0, 14) + pair).ok)
      expect(right).toEqual([number.slice(14)])
    }
  })

  test.each(['', '1234567890123', '123456789012345', '4912345678901x'])('%j has none', (first14) => {
    expect(() => checkDigits(first14)).toThrow(RangeError)
  })
})

describe('reading', () => {
  test.each([
    formatInstructionNumber(NUMBER),
    ` ${NUMBER}\r\n`,
    `DVC${NUMBER}`,
    `dvc ${formatInstructionNumber(NUMBER)}`,
    `D.V.C-${NUMBER}`,
    formatInstructionNumber(NUMBER).replaceAll(' ', '\u00A0'),
    formatInstructionNumber(NUMBER).replaceAll(' ', '\u202F'),
    formatInstructionNumber(NUMBER).replaceAll(' ', '-'),
    formatInstructionNumber(NUMBER).replaceAll(' ', ' – '),
    formatInstructionNumber(NUMBER).replaceAll(' ', '\u2212'),
    formatInstructionNumber(NUMBER).replaceAll(' ', '.'),
    formatInstructionNumber(NUMBER).replaceAll(' ', ' · '),
    `\uFEFF${NUMBER}\u200B`,
    fullWidth(`DVC ${NUMBER}`),
  ])('%j', (typed) => {
    expect(read(typed)).toEqual({ ok: true, value: NUMBER })
  })

  test('separators may stand anywhere', () => {
    const separators = fc.stringMatching(/^[ .\u00A0\t\n–—·\u200B-]{0,3}$/)
    const gaps = fc.array(separators, { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(numbers, gaps, (number, between) => {
        const typed = [...number].map((digit, at) => between[at] + digit).join('') + between[16]
        expect(read(typed)).toEqual({ ok: true, value: number })
      }),
    )
  })

  test.each([
    ['', { code: 'NUMBER_EMPTY' }],
    [' \u00A0-.\n', { code: 'NUMBER_EMPTY' }],
    ['DVC', { code: 'NUMBER_EMPTY' }],
    [`X${NUMBER}`, { code: 'NUMBER_LETTERS' }],
    [NUMBER.replace('1', 'I'), { code: 'NUMBER_LETTERS' }],
    [`DVCDVC${NUMBER}`, { code: 'NUMBER_LETTERS' }],
    [`${NUMBER},${SECOND}`, { code: 'NUMBER_LETTERS' }],
    ['٤٩١٢٣٤٥٦٧٨٩٠١٢٣٤', { code: 'NUMBER_LETTERS' }],
    ['Nộp phí', { code: 'NUMBER_LETTERS' }],
    [NUMBER.slice(1), { code: 'NUMBER_LENGTH', digits: 15 }],
    [`${NUMBER}0`, { code: 'NUMBER_LENGTH', digits: 17 }],
    [`${NUMBER} ${SECOND}`, { code: 'NUMBER_LENGTH', digits: 32 }],
    ['9'.repeat(10_000), { code: 'NUMBER_LENGTH', digits: 10_000 }],
    [FOREIGN, { code: 'NUMBER_OTHER_PROVINCE' }],
    [replaceAt(FOREIGN, 5, '0'), { code: 'NUMBER_CHECK' }],
    ['0000 0000 0000 0000', { code: 'NUMBER_CHECK' }],
    ['4111 1111 1111 1111', { code: 'NUMBER_CHECK' }],
  ])('%j is refused', (typed, error) => {
    expect(read(typed)).toEqual({ ok: false, error })
  })

  test.each([
    ['pagoPA', 'PAGOPA|002|302000100000019421|01234567890|12345', { code: 'NUMBER_LETTERS' }],
    ['pagoPA, its number alone', '302000100000019421', { code: 'NUMBER_LENGTH', digits: 18 }],
    ['MoMo', '2|99|0912345678|NGUYEN VAN A||0|0|150000', { code: 'NUMBER_LETTERS' }],
    [
      'VietQR',
      '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA530370454061500005802VN62230819DVC491234567890124463048CB8',
      { code: 'NUMBER_LETTERS' },
    ],
    ['a web address', `https://example.org/pay/${NUMBER}`, { code: 'NUMBER_LETTERS' }],
    ['an identity card', '049090123456|201234567|Nguyễn Văn A|01011990', { code: 'NUMBER_LETTERS' }],
    ['a Swiss QR-bill reference', '210000000003139471430009017', { code: 'NUMBER_LENGTH', digits: 27 }],
  ])('the QR of another system is refused: %s', (_system, scanned, error) => {
    expect(read(scanned)).toEqual({ ok: false, error })
  })
})

describe('writing', () => {
  test('in fours', () => {
    expect(formatInstructionNumber(SECOND)).toMatch(/^4900 0000 0000 01\d\d$/)
  })

  test('content of a transfer: 19 letters and digits', () => {
    expect(transferContent(NUMBER)).toBe(`DVC${NUMBER}`)
    expect(transferContent(NUMBER)).toMatch(/^[0-9A-Z]{19}$/)
  })

  test.each(['', '4912', replaceAt(NUMBER, 3, '9')])('%j is not written', (wrong) => {
    expect(() => formatInstructionNumber(wrong)).toThrow(RangeError)
    expect(() => transferContent(wrong)).toThrow(RangeError)
  })
})

describe('numbers in the content of a transfer', () => {
  const spaced = formatInstructionNumber(NUMBER)

  test.each([
    ['as printed', `DVC${NUMBER}`],
    ['MB to Vietcombank', `MBVCB.7215498632.043170.DVC${NUMBER}.CT tu 0451000123456 NGUYEN VAN A toi 1133`],
    ['by card number', `IBFT DVC${NUMBER}`],
    ['of VietinBank', `CT DEN:532714981234 MBVCB 7215498632 DVC${NUMBER} FT26325001122334`],
    ['of BIDV', `REM               Tfr A/c:12010001234567 DVC${NUMBER} -CTLNHIDI000012345678-1/1-001`],
    ['of Techcombank', `NGUYEN THI B chuyen tien DVC${NUMBER}- FT26325123456789\\BNK`],
    ['of Agribank', `DVC${NUMBER}-112611-14:05:33 112611`],
    ['from a wallet', `MOMO-CASHIN-0912345678-DVC${NUMBER}-OQCH0000abc-VPBF26325`],
    ['of a person who typed it', `nop phi xay dung ${spaced} cam on`],
    ['lower case', `dvc${NUMBER} chuyen khoan`],
    ['with its marks', `Nộp lệ phí đất đai mã DVC ${spaced} của Đặng Thị Hà`],
    ['dots for spaces', `DVC.${spaced.replaceAll(' ', '.')}.phi`],
    ['dashes', spaced.replaceAll(' ', '-')],
    ['letters apart', [...`DVC${NUMBER}`].join(' ')],
    ['a line broken inside', `DVC${NUMBER.slice(0, 9)}\r\n${NUMBER.slice(9)}`],
    ['a SWIFT field of 35 characters', `/REF/CHUYEN TIEN PHI ${NUMBER.slice(0, 14)}\n//${NUMBER.slice(14)}`],
    ['punctuation dropped, digits before run in', `7215498632043170${NUMBER}`],
    ['digits after run in', `${NUMBER}0912345678 NGUYEN VAN A`],
    ['digits on both sides', `MBVCB72154986320${NUMBER}20261122`],
    ['its own prefix before it', `494949${NUMBER}4949`],
    ['full width', fullWidth(`DVC${NUMBER}`)],
    ['invisible characters', `DVC${spaced.replaceAll(' ', '\u200B')}`],
    ['twice', `DVC${NUMBER} DVC${NUMBER}`],
    ['another province beside it', `DVC${FOREIGN} DVC${NUMBER}`],
  ])('%s', (_bank, content) => {
    expect(numbersInText(content, PREFIX)).toEqual([NUMBER])
  })

  test.each([
    ['two', `DVC${SECOND} va ${spaced}`, [SECOND, NUMBER]],
    ['two, run together', NUMBER + SECOND, [NUMBER, SECOND]],
    ['none', 'NGUYEN VAN A chuyen tien', []],
    ['nothing', '', []],
    ['one that a letter cuts', `${NUMBER.slice(0, 8)}O${NUMBER.slice(8)}`, []],
    ['one with a wrong digit', `DVC${replaceAt(NUMBER, 7, '0')}`, []],
    ['one that was cut off', `DVC${NUMBER.slice(0, 15)}`, []],
    ['of another province', `DVC${FOREIGN}`, []],
    ['card and account numbers', '4111111111111111 0451000123456 9704 1500 0000 0000', []],
  ])('%s', (_name, content, found) => {
    expect(numbersInText(content, PREFIX)).toEqual(found)
  })

  test('is found wherever it stands between words', () => {
    const words = fc.stringMatching(/^[A-Za-zÀ-ỹ .,:/-]{0,30}$/)
    fc.assert(
      fc.property(words, numbers, words, (before, number, after) => {
        expect(numbersInText(`${before}${number}${after}`, PREFIX)).toEqual([number])
      }),
    )
  })

  test('is never lost among digits, of which one in 9,700 windows passes by chance', () => {
    const digits = fc.stringMatching(/^\d{0,40}$/)
    fc.assert(
      fc.property(digits, numbers, digits, (before, number, after) => {
        expect(numbersInText(before + number + after, PREFIX)).toContain(number)
      }),
    )
  })

  test('at most twenty, however many there are', () => {
    const first = many.slice(0, 20)
    expect(numbersInText(many.join(' '), PREFIX).slice(0, 2)).toEqual(first.slice(0, 2))
    expect(numbersInText(many.join('X'), PREFIX)).toEqual(first)
  })

  test.each([
    ['digits', '49'.repeat(250)],
    ['numbers', NUMBER.repeat(31)],
    ['a hundred thousand digits', '49'.repeat(50_000)],
    ['a hundred thousand marks', `a${'\u0323\u0301'.repeat(50_000)}`],
  ])('takes its time with the length: %s', (_name, text) => {
    const start = performance.now()
    expect(numbersInText(text, PREFIX).length).toBeLessThanOrEqual(20)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

function expectWrong(typed: string): void {
  expect(read(typed)).toEqual({ ok: false, error: { code: 'NUMBER_CHECK' } })
}

function withCheck(first14: string): string {
  return first14 + checkDigits(first14)
}

function pairs(): string[] {
  return Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0'))
}

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1)
}

function swap(text: string, left: number, right: number): string {
  const moved = replaceAt(text, left, text.charAt(right))
  return replaceAt(moved, right, text.charAt(left))
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}
