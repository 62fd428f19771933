import { parse } from 'node-html-parser'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ SMTP_URL: 'smtp://portal:secret@127.0.0.1' })
})
afterAll(() => sandbox.stop())

const transport = (pass = 'secret') =>
  createTransport({ host: '127.0.0.1', port: sandbox.mailPort(), auth: { user: 'portal', pass } })
const send = (to: string, changes: object = {}) =>
  transport().sendMail({
    from: '"Cổng" <cong@example.vn>',
    to,
    subject: 'Lời mời',
    text: 'Kính gửi Ông/Bà,\n\nhttps://a.example/i/abc_-1',
    html: '<p>Lời mời</p>',
    ...changes,
  })
const page = async (path: string) => parse(await (await fetch(sandbox.url(path))).text())

test('a mail is listed with its receiver, and can be read, its link followed', async () => {
  await send('Nguyen.An@Example.vn')
  const list = await page('/mailbox?live=0')
  const row = list.querySelectorAll('.messages li').find(({ text }) => text.includes('nguyen.an@example.vn'))
  const mail = await page(row?.querySelector('a')?.getAttribute('href') ?? '')
  expect(mail.querySelector('h1')?.text).toBe('Lời mời')
  expect(mail.querySelector('main a[href^="https://a.example"]')?.getAttribute('href')).toBe(
    'https://a.example/i/abc_-1',
  )
  expect(mail.querySelector('main')?.text).toContain('Kính gửi Ông/Bà,')
})

test('what a mail says is shown as text', async () => {
  const hostile = '<script>alert(1)</script>'
  await send('hostile@example.vn', {
    subject: hostile,
    text: `${hostile} https://a.example/"onload=x`,
    html: hostile,
  })
  const list = await (await fetch(sandbox.url('/mailbox'))).text()
  expect(list).not.toContain('<script>alert')
  const [mail] = (
    await sandbox.admin<{ messages: { id: string }[] }>('/admin/mailboxes/hostile@example.vn/messages')
  ).messages
  const text = await (await fetch(sandbox.url(`/mailbox/${mail?.id}`))).text()
  expect(text).not.toContain('<script>alert')
  const links = parse(text).querySelectorAll('main a')
  expect(
    links.map(({ attributes }) =>
      Object.keys(attributes).filter((name) => !['href', 'class'].includes(name)),
    ),
  ).toEqual(links.map(() => []))
})

test('only the portal hands mails in', async () => {
  await expect(transport('x').sendMail({ from: 'a@b.vn', to: 'c@d.vn', text: 'x' })).rejects.toMatchObject({
    responseCode: 535,
  })
  const stranger = createTransport({ host: '127.0.0.1', port: sandbox.mailPort() })
  await expect(stranger.sendMail({ from: 'a@b.vn', to: 'c@d.vn', text: 'x' })).rejects.toMatchObject({
    responseCode: 530,
  })
})

test('mails outlive a restart', async () => {
  await send('kept@example.vn')
  await sandbox.restart()
  const { messages } = await sandbox.admin<{ messages: unknown[] }>(
    '/admin/mailboxes/kept@example.vn/messages',
  )
  expect(messages).toHaveLength(1)
})

test('a mail that does not exist is not there, and the list loads itself anew until it is stopped', async () => {
  expect((await fetch(sandbox.url('/mailbox/999999'))).status).toBe(404)
  expect((await fetch(sandbox.url('/mailbox'))).headers.get('refresh')).toBe('3')
  expect((await fetch(sandbox.url('/mailbox?live=0'))).headers.get('refresh')).toBeNull()
})
