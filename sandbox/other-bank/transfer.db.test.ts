import { readFile } from 'node:fs/promises'
import { parse } from 'node-html-parser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { vietQrPayload } from '#lib/vietqr.ts'
import type { Book } from '../bank/read-book.ts'
import { eventually } from '../testing/eventually.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.switchboard({}))
afterAll(() => sandbox.stop())

const CONTENT = 'DVC4912345678901266'
const book = () => sandbox.admin<Book>('/admin/book')
const noticesOf = (bankReference: unknown) =>
  sandbox.told.filter(({ body }) => body.bankReference === bankReference)
const right = { entriesSum: '0', accountsOff: 0, transfersOff: 0, refundsOff: 0, refundedBeyond: 0 }

async function scan(picture: Blob | undefined, text = '') {
  const form = new FormData()
  if (picture !== undefined) form.set('picture', picture, 'qr.jpg')
  form.set('text', text)
  const headers = { origin: sandbox.url('/').origin }
  const response = await fetch(sandbox.url('/other-bank-app/scan'), { method: 'POST', headers, body: form })
  return { status: response.status, page: parse(await response.text()) }
}

test('a photo becomes a transfer, the transfer a credit notice of the collecting bank', async () => {
  const photo = await readFile(new URL('../testing/qr-photo.jpg', import.meta.url))
  const { page } = await scan(new Blob([new Uint8Array(photo)]))
  const field = (name: string) => page.querySelector(`[name=${name}]`)?.getAttribute('value') ?? ''
  expect([field('account'), field('amount'), field('content')]).toEqual(['1000000001', '150.000', CONTENT])
  const sender = page.querySelector('select[name=sender] option')?.getAttribute('value') ?? ''
  const made = await sandbox.submit('/other-bank-app/transfers', {
    account: field('account'),
    amount: field('amount'),
    content: field('content'),
    sender,
    mangling: 'BANK_PREFIX',
    at: '',
  })
  expect(made.url).toMatch(/\/other-bank-app\/transfers\/FT\d{11}$/)
  expect(await made.text()).toContain('Cổng đã nhận')
  const bankReference = made.url.split('/').at(-1)
  const [notice] = noticesOf(bankReference)
  expect(notice).toMatchObject({
    path: '/bank/v1/credit-notices',
    kid: 'bank-1',
    body: { account: '1000000001', amount: '150000' },
  })
  expect(notice?.body.content).toContain(CONTENT)
  const { transfers, totals } = await book()
  const line = transfers.find((transfer) => transfer.bankReference === bankReference)
  expect(line).toMatchObject({ transferred: '150000', refunded: '0', verdict: 'SETTLED' })
  expect(totals).toMatchObject(right)
})

test.each([
  ['no code', undefined, '', 'Chưa có ảnh'],
  ['a picture without one', new Blob(['x']), '', 'Không thấy mã QR'],
  ['another text', undefined, 'https://example.vn', 'không phải mã QR thanh toán'],
])('%s is said in words', async (_, picture, text, words) => {
  const { status, page } = await scan(picture, text)
  expect(status).toBe(400)
  expect(page.querySelector('[role=alert]')?.text).toContain(words)
})

test('a code for an account elsewhere is shown, and its transfer refused without money moving', async () => {
  const text = vietQrPayload({ bin: '970436', account: '123', amount: 5_000n, content: 'X' })
  const { page } = await scan(undefined, text)
  expect(page.querySelector('[role=alert]')?.text).toContain('không tồn tại')
  const before = (await book()).totals
  const form = { account: '123', amount: '5000', content: 'X', sender: '0071000345678', mangling: '', at: '' }
  expect((await sandbox.submit('/other-bank-app/transfers', form)).status).toBe(400)
  expect((await book()).totals).toEqual(before)
})

test.each([
  ['an amount of words', { amount: 'muoi nghin' }],
  ['no amount', { amount: '' }],
  ['0 đồng', { amount: '0' }],
  ['a date of nonsense', { at: 'hom nay' }],
  ['a sender without the money', { sender: '0071000678901', amount: '9001' }],
  ['a sender that does not exist', { sender: '1' }],
])('by hand, %s is refused and what was typed stays', async (_, wrong) => {
  const form = { account: '1000000001', amount: '5.000', content: 'Tiền gì đây', sender: '0071000345678' }
  const response = await sandbox.submit('/other-bank-app/transfers', {
    ...form,
    mangling: '',
    at: '',
    ...wrong,
  })
  expect(response.status).toBe(400)
  const page = parse(await response.text())
  expect(page.querySelector('[role=alert]')).not.toBeNull()
  expect(page.querySelector('[name=content]')?.getAttribute('value')).toBe('Tiền gì đây')
})

test('the lever sends what a test wants: 1 đồng, no number, a day in the future', async () => {
  const made = await sandbox.lever('/admin/transfers', {
    amount: '1',
    content: 'ủng hộ',
    at: '2027-01-02T03:04:05Z',
  })
  expect(made).toMatchObject({ content: 'ủng hộ', told: true, verdict: 'QUEUED' })
  expect(noticesOf(made.bankReference)[0]?.body).toMatchObject({ amount: '1', at: '2027-01-02T03:04:05Z' })
  await expect(sandbox.lever('/admin/transfers', { amount: '0', content: '' })).rejects.toThrow(
    'BODY_INVALID',
  )
  const poor = { amount: '10000', content: '', sender: '0071000678901' }
  await expect(sandbox.lever('/admin/transfers', poor)).rejects.toThrow('BALANCE_TOO_LOW')
})

test('a notice whose answer was not heard comes again under the same id, and in copies if wanted', async () => {
  sandbox.answerWith([undefined])
  const { bankReference, told } = await sandbox.lever('/admin/transfers', { amount: '2', content: CONTENT })
  expect(told).toBe(false)
  await eventually(() => expect(noticesOf(bankReference)).toHaveLength(2))
  await sandbox.switchboard({ creditNotice: { duplicate: 1, copies: 50, wrongAmount: 1 } })
  const copied = await sandbox.lever('/admin/transfers', { amount: '3', content: CONTENT })
  const copies = noticesOf(copied.bankReference)
  expect([copies.length, new Set(copies.map(({ jti }) => jti)).size]).toEqual([50, 1])
  expect(copies[0]?.body.amount).toBe('1003')
  expect((await book()).totals).toMatchObject(right)
})

test('100 transfers at once: each is in the book once, with a notice of its own', async () => {
  const before = BigInt((await book()).totals.transferred)
  const made = await Promise.all(
    Array.from({ length: 100 }, () =>
      sandbox.lever('/admin/transfers', { amount: '1000', content: CONTENT }),
    ),
  )
  expect(new Set(made.map(({ bankReference }) => bankReference)).size).toBe(100)
  const { totals } = await book()
  expect(totals).toMatchObject({ ...right, transferred: (before + 100_000n).toString() })
  await eventually(async () => expect((await book()).totals.messagesWaiting).toBe(0))
})
