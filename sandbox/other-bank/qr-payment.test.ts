import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vietQrPayload } from '#lib/vietqr.ts'
import { readQrPayment } from './qr-payment.ts'

const payment = { bin: '970415', account: '1000000001', amount: 150_000n, content: 'DVC4912345678901266' }
const text = vietQrPayload(payment)

test('reads every code that the portal can print', () => {
  const letters = fc.stringMatching(/^[0-9A-Z]{1,19}$/)
  const amount = fc.bigInt({ min: 1n, max: 9_999_999_999_999n })
  fc.assert(
    fc.property(letters, amount, letters, (account, dong, content) => {
      const wanted = { bin: '970415', account, amount: dong, content }
      expect(readQrPayment(vietQrPayload(wanted))).toEqual({ ok: true, value: wanted })
    }),
  )
})

test('one changed character is noticed, wherever it is', () => {
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === '7' ? '8' : '7'
    const read = readQrPayment(text.slice(0, at) + other + text.slice(at + 1))
    expect([at, read.ok]).toEqual([at, false])
  }
})

test.each([
  ['', 'NOT_A_PAYMENT_QR'],
  ['https://example.vn/pay?id=1', 'NOT_A_PAYMENT_QR'],
  ['4912345678901266', 'NOT_A_PAYMENT_QR'],
  ['PAGOPA|002|301000000000000000|77777777777|150000', 'NOT_A_PAYMENT_QR'],
  [text.slice(0, -4), 'NOT_A_PAYMENT_QR'],
  [text.replace('54061500', '54069500'), 'DAMAGED'],
  ['00020101021226180009COM.OTHER0101153037045802VN630445C0', 'NOT_VIETQR'],
  // The right account, 10.50 in dollars.
  [
    '00020101021238540010A00000072701240006970415011010000000010208QRIBFTTA5303840540510.505802VN63045034',
    'NOT_VND',
  ],
])('%j is %s', (scanned, fault) => {
  expect(readQrPayment(scanned)).toEqual({ ok: false, error: fault })
})
