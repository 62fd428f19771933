import { parse } from 'node-html-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { demoCards } from '../bank/seed-cards.ts'
import { verifyBodyFor } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const paths = [
  '/',
  '/phone',
  '/phone/0912345678',
  '/mailbox',
  '/one-stop-shop',
  '/one-stop-shop/new',
  '/counter',
  '/counter/check?number=4912345678901266',
  '/counter/check?number=4900000000010014',
  '/back-office/collecting-bank',
  '/back-office/hoi-an-bank/registration?number=491234567812',
  '/accounts',
  '/accounts/113000012345',
  '/other-bank-app',
  '/other-bank-app/by-hand',
  '/switchboard',
]

test.each(paths)('%s is a test, asks no other host, and is a whole page', async (path) => {
  const response = await fetch(sandbox.url(path))
  expect(response.status).toBe(200)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const page = parse(await response.text())
  expect(page.querySelector('html')?.getAttribute('lang')).toBe('vi')
  expect(page.querySelector('.tape')?.text).toContain('THỬ NGHIỆM')
  expect(page.querySelectorAll('main')).toHaveLength(1)
  expect(page.querySelectorAll('h1')).toHaveLength(1)
  for (const element of page.querySelectorAll('[src], link[href]')) {
    const address = element.getAttribute('src') ?? element.getAttribute('href') ?? ''
    expect(address).toMatch(/^\/assets\//)
    expect((await fetch(sandbox.url(address))).status).toBe(200)
  }
})

test('the typeface is served', async () => {
  for (const file of ['latin-400', 'latin-700', 'vietnamese-400', 'vietnamese-700']) {
    const response = await fetch(sandbox.url(`/assets/mono-${file}.woff2`))
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('wOF2')
  }
})

test('the phone shows the newest code first, loads itself anew, and can be stopped', async () => {
  const [card] = demoCards
  if (card === undefined) throw new Error('There are no demo cards')
  const reference = newReference()
  await sandbox.payment(reference, 'verify', verifyBodyFor(card))
  await sandbox.payment(reference, 'otp', {})
  const live = await fetch(sandbox.url(`/phone/${card.phone}`))
  expect(live.headers.get('refresh')).toBe('3')
  const codes = parse(await live.text()).querySelectorAll('.messages code')
  expect(codes).toHaveLength(2)
  expect(codes[0]?.text).toBe(await sandbox.code(card.phone))
  const still = await fetch(sandbox.url(`/phone/${card.phone}?live=0`))
  expect(still.headers.get('refresh')).toBeNull()
})

test('what is typed or told is shown as text', async () => {
  const form = { code: '"><script>x</script>', 'fee.0.labelVi': '<b>x</b>' }
  const response = await fetch(sandbox.url('/one-stop-shop'), {
    method: 'POST',
    headers: { origin: sandbox.url('/').origin },
    body: new URLSearchParams(form),
  })
  const text = await response.text()
  expect(response.status).toBe(400)
  expect(text).not.toContain('<script>x')
  expect(text).not.toContain('<b>x')
})

test('every card of the demo stands on the first page', async () => {
  const page = await (await fetch(sandbox.url('/'))).text()
  for (const { number } of demoCards) expect(page).toContain(number)
})
