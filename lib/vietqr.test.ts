import fc from 'fast-check'
import { parse, validate, verifyCRC } from 'vietqr-ts'
import { expect, test } from 'vitest'
import { newInstructionNumber, transferContent } from './instruction-number.ts'
import { MAX_DONG } from './money.ts'
import { vietQrPayload } from './vietqr.ts'

const transfer = {
  bin: '970415',
  account: '113366668888',
  amount: 150_000n,
  content: transferContent(newInstructionNumber('49')),
}

test('another implementation reads what was put in', () => {
  const transfers = fc.record({
    bin: fc.stringMatching(/^\d{6}$/),
    account: fc.stringMatching(/^[0-9A-Za-z]{1,19}$/),
    amount: fc.bigInt({ min: 1n, max: MAX_DONG - 1n }),
    content: fc.constantFrom('01', '49', '96').map((prefix) => transferContent(newInstructionNumber(prefix))),
  })
  fc.assert(
    fc.property(transfers, (any) => {
      const payload = vietQrPayload(any)
      expect(verifyCRC(payload)).toBe(true)
      expect(read(payload)).toMatchObject({
        bankCode: any.bin,
        accountNumber: any.account,
        amount: any.amount.toString(),
        currency: '704',
        countryCode: 'VN',
        initiationMethod: 'dynamic',
        message: any.content,
      })
    }),
  )
})

test('the other implementation finds nothing wrong with it', () => {
  const payload = vietQrPayload(transfer)
  expect(validate(read(payload), payload)).toMatchObject({ isValid: true, errors: [] })
})

test('a changed figure is noticed', () => {
  const payload = vietQrPayload(transfer)
  expect(verifyCRC(payload.replace('150000', '950000'))).toBe(false)
})

test('field by field as NAPAS prescribes it', () => {
  const fields = [
    '000201', // version
    '010212', // for one payment
    '3856',
    '0010A000000727', // NAPAS
    '0126',
    '0006970415',
    '0112113366668888',
    '0208QRIBFTTA', // to an account
    '5303704', // đồng
    '5406150000',
    '5802VN',
    '6223',
    '0819DVC4912345678901244',
    '63048CB8', // CRC
  ]
  expect(vietQrPayload({ ...transfer, content: 'DVC4912345678901244' })).toBe(fields.join(''))
})

test.each([
  { bin: '97041' },
  { bin: '9704155' },
  { bin: '97041X' },
  { account: '' },
  { account: '1'.repeat(20) },
  { account: '1133-6666' },
  { amount: 0n },
  { amount: -150_000n },
  { amount: MAX_DONG },
  { content: '' },
  { content: 'D'.repeat(20) },
  { content: 'Nộp phí' },
  { content: 'DVC 4912' },
])('%o is refused', (wrong) => {
  expect(() => vietQrPayload({ ...transfer, ...wrong })).toThrow(RangeError)
})

function read(payload: string) {
  const { data, error } = parse(payload)
  if (data === undefined) throw new Error(`Not read: ${error?.message}`)
  return data
}
