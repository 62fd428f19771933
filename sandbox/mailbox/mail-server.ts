import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'
import { type NewMail, storeMail } from './store.ts'

/** Who may hand mails in; null: anybody. */
export type MailAccount = { readonly user: string; readonly password: string } | null

export type MailServer = { readonly port: number; readonly stop: () => Promise<void> }

type Options = {
  readonly host: string
  readonly port: number
  readonly account: MailAccount
  readonly pool: pg.Pool
  readonly now: () => Date
  readonly complain: (error: unknown) => void
}

const LARGEST_MAIL = 1024 * 1024
const GRACE_MS = 500
/** Boxes that do not take mails, by how their address begins, and what a server says then. */
const refusals = [
  { begins: 'khong-co-', code: 550, says: 'No such mailbox' },
  { begins: 'day-', code: 452, says: 'Mailbox is full, try again later' },
] as const

/** The mail server of every made-up address, on this machine alone and therefore without TLS. */
export function startMailServer(options: Options): Promise<MailServer> {
  const { account, pool, now, complain } = options
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: account === null,
    size: LARGEST_MAIL,
    closeTimeout: GRACE_MS,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      const known = account !== null && username === account.user && password === account.password
      if (known) done(null, { user: username })
      else done(answering(535, 'Authentication failed'))
    },
    onRcptTo: ({ address }, _session, done) => {
      const refused = refusals.find(({ begins }) => address.startsWith(begins))
      done(refused && answering(refused.code, refused.says))
    },
    onData: (stream, { envelope }, done) => {
      buffer(stream)
        .then(readMails(envelope.rcptTo))
        .then((mails) => Promise.all(mails.map((mail) => storeMail(pool, mail, now()))))
        .then(
          () => done(null, 'OK'),
          (error: unknown) => {
            complain(error)
            done(answering(451, 'Not stored, try again later'))
          },
        )
    },
  })
  // A client that hangs up in between is its own business; what keeps the server from listening is not.
  server.on('error', complain)
  return listening(server, options)
}

const answering = (responseCode: number, says: string): Error =>
  Object.assign(new Error(says), { responseCode })

const readMails =
  (receivers: readonly SMTPServerAddress[]) =>
  async (raw: Buffer): Promise<NewMail[]> => {
    const { from, subject, text, html, messageId } = await PostalMime.parse(raw)
    const mail = {
      sender: `${from?.name ?? ''} <${from?.address ?? ''}>`.trim(),
      subject: subject ?? '',
      text: text ?? '',
      html: html ?? '',
      messageId: messageId ?? '',
    }
    return receivers.map(({ address }) => ({ ...mail, recipient: address }))
  }

function listening(server: SMTPServer, { port, host }: Options): Promise<MailServer> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.server.address()
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : port,
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      })
    })
  })
}
