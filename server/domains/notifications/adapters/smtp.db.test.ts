import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import type { Mail } from '../port.ts'
import { smtpGateway } from './smtp.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ SMTP_URL: 'smtp://portal:mat%20khau@127.0.0.1' })
})
afterAll(() => sandbox.stop())

const gateway = (login = 'portal:mat%20khau@', host?: string) =>
  smtpGateway({
    url: `smtp://${login}${host ?? `127.0.0.1:${sandbox.mailPort()}`}`,
    from: { address: 'khong-tra-loi@example.vn', name: 'Cổng Thanh toán Dịch vụ công' },
    timeoutMs: 1_000,
  })

let count = 0
/** To a mailbox of its own. */
const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: `ke.toan.${count++}@example.vn`,
  subject: 'Yêu cầu đã được đăng ký thành công',
  text: 'Kính gửi Ông/Bà,\n\nTài khoản •••• 6789.\n.\nhttps://thanhtoan.example/account/invitation/abc_DEF-123\n',
  html: '<!doctype html><p>Tài khoản &amp; đăng ký</p>',
  language: 'vi',
  messageId: newUuid(),
  ...changes,
})

type Arrived = { subject: string; text: string; html: string; sender: string; messageId: string }
const arrivedAt = async ({ to }: Mail) =>
  (await sandbox.admin<{ messages: Arrived[] }>(`/admin/mailboxes/${encodeURIComponent(to)}/messages`))
    .messages

test('a mail arrives as it was written, for a server and a reader that are not ours', async () => {
  const one = mail()
  expect(await gateway().send(one)).toEqual({ kind: 'ACCEPTED', providerId: null })
  const [arrived, ...more] = await arrivedAt(one)
  expect(more).toEqual([])
  expect(arrived).toMatchObject({
    subject: one.subject,
    sender: 'Cổng Thanh toán Dịch vụ công <khong-tra-loi@example.vn>',
    messageId: `<${one.messageId}@example.vn>`,
  })
  expect(arrived?.text.trimEnd()).toBe(one.text.trimEnd())
  expect(arrived?.html.trimEnd()).toBe(one.html)
})

test('a mail that is sent again carries the same Message-ID', async () => {
  const one = mail()
  await gateway().send(one)
  await gateway().send(one)
  const ids = (await arrivedAt(one)).map(({ messageId }) => messageId)
  expect(ids).toEqual([ids[0], ids[0]])
})

test.each<[string, string | undefined, Partial<Mail>, string, boolean]>([
  ['a wrong password', 'portal:x@', {}, 'SMTP_535', true],
  ['a mailbox that does not exist', undefined, { to: 'khong-co-ai@example.vn' }, 'SMTP_550', false],
  ['a full mailbox', undefined, { to: 'day-hop-thu@example.vn' }, 'SMTP_452', true],
  ['an address that is none', undefined, { to: 'a b@ex ample\r\nRCPT TO:<x@y.vn>' }, 'SMTP_501', false],
])('%s is refused', async (_, login, changes, code, again) => {
  const one = mail(changes)
  expect(await gateway(login).send(one)).toEqual({ kind: 'REFUSED', code, again })
  expect(await arrivedAt(one)).toEqual([])
})

test('no address is refused before anybody is asked', async () => {
  const answer = await gateway().send(mail({ to: '' }))
  expect(answer).toEqual({ kind: 'REFUSED', code: 'SMTP_ADDRESS', again: false })
})

test('a receiver’s address reaches nobody else, whatever is written into it', async () => {
  const other = mail()
  const one = mail({ to: `a@example.vn, ${other.to}` })
  expect(await gateway().send(one)).toMatchObject({ kind: 'REFUSED', again: false })
  expect(await arrivedAt(other)).toEqual([])
})

test('a server that is off, or says nothing, is silence', async () => {
  expect(await gateway('', '127.0.0.1:9').send(mail())).toEqual({ kind: 'SILENT', code: 'NO_CONNECTION' })
  const mute = createServer(() => undefined)
  await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done))
  const { port } = mute.address() as AddressInfo
  expect(await gateway('', `127.0.0.1:${port}`).send(mail())).toEqual({ kind: 'SILENT', code: 'TIMEOUT' })
  mute.close()
})

test('beyond this machine nothing is sent in the clear', async () => {
  const heard: string[] = []
  const plain = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onMailFrom: ({ address }, _session, done) => {
      heard.push(address)
      done()
    },
  })
  // Another address than those that are taken for this machine.
  await new Promise<void>((done) => plain.listen(0, '127.0.0.2', done))
  const { port } = plain.server.address() as AddressInfo
  expect(await gateway('', `127.0.0.2:${port}`).send(mail())).not.toMatchObject({ kind: 'ACCEPTED' })
  expect(heard).toEqual([])
  await new Promise<void>((done) => plain.close(() => done()))
})
