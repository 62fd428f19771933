import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { vietQrPayload } from '#lib/vietqr.ts'
import { CHEAPER_NUMBER, NUMBER, PAID_NUMBER } from '../testing/scripted-portal.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
let cookie = ''
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(async () => {
  sandbox.answerWith([])
  await sandbox.switchboard({})
})
afterAll(() => sandbox.stop())

const open = async (path: string): Promise<HTMLElement> =>
  parse(await (await fetch(sandbox.url(path), { headers: { cookie } })).text())
const check = (number: string) => open(`/counter/check?number=${encodeURIComponent(number)}`)

/** Presses a form's button: its hidden fields go with it, and the page that it leads to comes back. */
async function press(page: HTMLElement, label: string): Promise<{ page: HTMLElement; path: string }> {
  const form = page.querySelectorAll('form').find((one) => one.querySelector('button')?.text.trim() === label)
  if (form === undefined) throw new Error(`No button ${label}: ${page.querySelector('main')?.text}`)
  const fields = form
    .querySelectorAll('input')
    .map((input) => [input.getAttribute('name'), input.getAttribute('value')])
  const response = await sandbox.submit(form.getAttribute('action') ?? '', Object.fromEntries(fields), cookie)
  return { page: parse(await response.text()), path: new URL(response.url).pathname }
}

const textOf = (page: HTMLElement) => page.querySelector('main')?.text.replace(/\s+/g, ' ') ?? ''

async function sitAt(branch: string): Promise<void> {
  const response = await fetch(sandbox.url('/counter/place'), {
    method: 'POST',
    headers: { origin: sandbox.url('/').origin },
    body: new URLSearchParams({ branch, teller: 'GDV 07' }),
    redirect: 'manual',
  })
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('the place is chosen once and remembered; one that does not exist is not', async () => {
  await sitAt('hoi-an-bank/Chi nhánh Phố cổ')
  expect(textOf(await open('/counter'))).toContain('Ngân hàng Hội An · Chi nhánh Phố cổ · GDV 07')
  const before = cookie
  await sitAt('hoi-an-bank/Chi nhánh Sao Hỏa')
  expect(cookie).toBe('')
  cookie = before
})

test('number, take, done: the whole way by forms', async () => {
  const home = await open('/counter')
  expect(home.querySelector('input[name=number]')?.hasAttribute('autofocus')).toBe(true)
  const owed = await check(' 4912-3456 7890.1266 ')
  expect(textOf(owed)).toContain('N••••• V•• An')
  expect(owed.querySelector('.sum')?.text).toContain('150.000')
  const held = await press(owed, 'Nhận tiền')
  expect(held.page.querySelector('time[data-until]')).not.toBeNull()
  const done = await press(held.page, 'Đã nhận đủ tiền')
  expect(textOf(done.page)).toContain('Cổng đã ghi nhận')
  expect(textOf(done.page)).toContain('Xong (vi)')
  const slip = await open(`${done.path}/slip`)
  expect(textOf(slip)).toContain('Một trăm năm mươi nghìn đồng')
  const after = textOf(await open('/counter'))
  expect(after).toMatch(/Đã thu 1 150.000/)
  expect(after).toContain('In lại phiếu')
})

test('the activation carries the branch and the teller’s own key', async () => {
  const [asked] = sandbox.told.filter(({ path }) => path === '/bank/v1/counter/activate').slice(-1)
  expect(asked?.body).toMatchObject({ branch: 'Chi nhánh Phố cổ', minutes: 15 })
  expect(asked?.body.key).toMatch(/^HA-\d{8}-[0-9A-Z]{10}$/)
  expect(asked?.kid).toBe('hoi-an-1')
})

test('a VietQR code scanned in place of the barcode gives its number', async () => {
  const scanned = vietQrPayload({ bin: '970415', account: '1000000001', amount: 1n, content: `DVC${NUMBER}` })
  expect(textOf(await check(scanned))).toContain('Thu được')
  expect(sandbox.told.at(-1)?.body).toEqual({ number: `DVC${NUMBER}` })
})

test('an amount that is not the printed one is explained line by line', async () => {
  const words = textOf(await check(CHEAPER_NUMBER))
  expect(words).toContain('120.000')
  expect(words).toMatch(/Số tiền in trên giấy 150.000/)
  expect(words).toContain('được miễn, giảm')
})

test('a refusal says what the teller does and what the payer hears', async () => {
  const words = textOf(await check(PAID_NUMBER))
  expect(words).toContain('Đã nộp rồi, không thu nữa (vi)')
  expect(words).toContain('Khoản này đã được nộp (vi)')
})

test('no answer: the number stays in the field, and no money is asked for', async () => {
  sandbox.answerWith([undefined, undefined])
  const page = await check(NUMBER)
  expect(textOf(page)).toContain('Chưa nhận tiền')
  expect(page.querySelector('input[name=number]')?.getAttribute('value')).toBe(NUMBER)
})

test('an activation without an answer is offered at the top, and goes on with the same key', async () => {
  const owed = await check(NUMBER)
  sandbox.answerWith([undefined, undefined])
  const unknown = await press(owed, 'Nhận tiền')
  expect(textOf(unknown.page)).toContain('Chưa rõ Cổng đã giữ chỗ chưa')
  const link = (await open('/counter')).querySelector('#unfinished ~ ul a')
  expect(link?.getAttribute('href')).toBe(unknown.path)
  const held = await press(unknown.page, 'Hỏi lại Cổng')
  const keys = sandbox.told.slice(-3).map(({ body }) => body.key)
  expect(new Set(keys).size).toBe(1)
  const ended = await press(held.page, 'Không thu')
  expect(textOf(ended.page)).toContain('Đã nhả chỗ')
})

test('asked again when the hold is over, the portal lets nothing be taken: the teller begins anew', async () => {
  const owed = await check(NUMBER)
  const silence = [undefined, undefined]
  sandbox.answerWith([...silence, { status: 409, body: { code: 'KEY_REUSED', message: 'Used up.' } }])
  const unknown = await press(owed, 'Nhận tiền')
  const refused = await press(unknown.page, 'Hỏi lại Cổng')
  expect(textOf(refused.page)).toContain('Hết giờ giữ chỗ')
  expect(refused.page.querySelectorAll('form')).toEqual([])
  expect(textOf(await open('/counter'))).not.toContain('Việc đang dở')
  const held = await press(await check(NUMBER), 'Nhận tiền')
  await press(held.page, 'Không thu')
})

test('a machine that stops after taking: the item waits at the top until it is told', async () => {
  const held = await press(await check(NUMBER), 'Nhận tiền')
  await sandbox.switchboard({ counterOutcome: { crash: 1 } })
  await expect(press(held.page, 'Đã nhận đủ tiền')).rejects.toThrow('fetch failed')
  await sandbox.switchboard({})
  const home = await open('/counter')
  expect(textOf(home)).toContain('máy dừng trước khi báo Cổng')
  expect(textOf(home)).toMatch(/chưa báo xong cho Cổng 1 150.000/)
  const told = await press(await open(held.path), 'Báo tiếp')
  expect(textOf(told.page)).toContain('Cổng đã ghi nhận')
  expect(textOf(await open('/counter'))).not.toContain('Việc đang dở')
})

test('pressed twice, the money is in the till once', async () => {
  const held = await press(await check(NUMBER), 'Nhận tiền')
  const before = (await sandbox.admin<{ totals: { cashTaken: string } }>('/admin/book')).totals.cashTaken
  await Promise.all([press(held.page, 'Đã nhận đủ tiền'), press(held.page, 'Đã nhận đủ tiền')])
  const after = (await sandbox.admin<{ totals: { cashTaken: string } }>('/admin/book')).totals.cashTaken
  expect(BigInt(after) - BigInt(before)).toBe(150_000n)
})

test.each(['/counter/items/999999', '/counter/items/999999/slip', '/counter/items/x'])(
  '%s is not there',
  async (path) => {
    expect((await fetch(sandbox.url(path))).status).toBe(404)
  },
)

test('what is scanned is shown as text', async () => {
  sandbox.answerWith([undefined, undefined])
  const response = await fetch(
    sandbox.url(`/counter/check?number=${encodeURIComponent('"><script>x</script>')}`),
  )
  expect(await response.text()).not.toContain('<script>x')
})
