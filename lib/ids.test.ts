import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatPublicId,
  formatVerificationCode,
  newPublicId,
  newReference,
  newToken,
  newUuid,
  newVerificationCode,
  parsePublicId,
  parseVerificationCode,
} from './ids.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const REFUSED = { ok: false, error: 'NOT_AN_ID' }

const many = <T>(make: () => T): T[] => Array.from({ length: 50 }, make)

describe('public id', () => {
  test('has thirteen characters, reads back, and differs each time', () => {
    const ids = many(newPublicId)
    for (const id of ids) {
      expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
      expect(parsePublicId(id)).toEqual({ ok: true, value: id })
    }
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every single wrong character is caught', () => {
    for (const id of many(newPublicId)) {
      for (const at of [...id].keys()) {
        for (const wrong of ALPHABET) {
          if (wrong !== id[at]) expect(parsePublicId(replaceAt(id, at, wrong))).toEqual(REFUSED)
        }
      }
    }
  })

  test('every swap of two characters is caught, neighbours or not', () => {
    for (const id of many(newPublicId)) {
      for (const left of [...id].keys()) {
        for (let right = left + 1; right < id.length; right++) {
          if (id[left] !== id[right]) expect(parsePublicId(swap(id, left, right))).toEqual(REFUSED)
        }
      }
    }
  })

  test('is read as people type it', () => {
    const id = idWith(/[01]/)
    const typed = [
      id.toLowerCase(),
      ` ${formatPublicId(id)} `,
      formatPublicId(id).replaceAll('-', ' – '),
      id.replaceAll('0', 'o').replaceAll('1', 'l'),
      id.replaceAll('0', 'O').replaceAll('1', 'I'),
    ]
    for (const text of typed) expect(parsePublicId(text)).toEqual({ ok: true, value: id })
  })

  test.each(['', '-', 'U', '😀', 'ABCDEFGHJKMN', '0'.repeat(14), '0'.repeat(10_000), '<b>0000000000</b>'])(
    '%j is not an id',
    (text) => {
      expect(parsePublicId(text)).toEqual(REFUSED)
    },
  )

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parsePublicId(text).ok === 'boolean'),
    )
  })

  test('is grouped for reading', () => {
    expect(formatPublicId('ABCDEFGHJKMNP')).toBe('ABCD-EFGH-JKMNP')
    expect(() => formatPublicId('ABC')).toThrow()
  })
})

test('bank references fit the form that the bank asks for', () => {
  for (const reference of many(newReference)) expect(reference).toMatch(/^[0-9A-Z]{20}$/)
})

describe('UUID', () => {
  test('is version 7 with the time in front', () => {
    const now = new Date('2026-11-21T03:00:00.123Z')
    const uuid = newUuid(now)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
  })

  test('sorts by time', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), noInvalidDate: true, max: new Date('9999-01-01') }), (now) => {
        const next = new Date(now.getTime() + 1)
        expect(newUuid(now) < newUuid(next)).toBe(true)
      }),
    )
  })
})

test('tokens are 32 bytes in base64url and differ', () => {
  const tokens = many(newToken)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  expect(new Set(tokens).size).toBe(tokens.length)
})

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1)
}

function swap(text: string, left: number, right: number): string {
  return replaceAt(replaceAt(text, left, text.charAt(right)), right, text.charAt(left))
}

function idWith(pattern: RegExp): string {
  const id = newPublicId()
  return pattern.test(id) ? id : idWith(pattern)
}

describe('verification code', () => {
  test('has twelve characters, reads back as typed, and differs each time', () => {
    const codes = many(newVerificationCode)
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
      expect(parseVerificationCode(` ${formatVerificationCode(code).toLowerCase()} `)).toEqual({
        ok: true,
        value: code,
      })
    }
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('every single wrong character is caught', () => {
    for (const code of many(newVerificationCode)) {
      for (const at of [...code].keys()) {
        const wrong = replaceAt(code, at, code[at] === '7' ? '8' : '7')
        expect(parseVerificationCode(wrong)).toEqual({ ok: false, error: 'NOT_A_CODE' })
      }
    }
  })

  test('a public id is no verification code, nor the other way round', () => {
    expect(parseVerificationCode(newPublicId())).toEqual({ ok: false, error: 'NOT_A_CODE' })
    expect(parsePublicId(newVerificationCode())).toEqual(REFUSED)
    expect(() => formatVerificationCode(newPublicId())).toThrow('12')
  })
})
