import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { GatewayAnswer, Mail, MailGateway } from '../port.ts'

/** A mail server that relays for us. */
export type MailServer = {
  /** smtp://user:password@host:587, or smtps:// where the connection begins with TLS. */
  readonly url: string
  /** The sender: its address, and the name that stands before it. */
  readonly from: { readonly address: string; readonly name: string }
  readonly timeoutMs: number
}

/** Sends by SMTP. Beyond this machine never in the clear: the links in mails are keys. */
export function smtpGateway({ url, from, timeoutMs }: MailServer): MailGateway {
  const transport = createTransport({
    ...placeOf(new URL(url)),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(toMail(mail, from))
        return { kind: 'ACCEPTED', providerId: null }
      } catch (error) {
        return refusalOf(error)
      }
    },
  }
}

/** Taken apart here: with an address as a whole the library drops every other option. */
function placeOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:'
  const login = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !isThisMachine(hostname),
    ...(username !== '' && { auth: login }),
  }
}

const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host)

const toMail = ({ to, subject, text, html, messageId, language }: Mail, from: MailServer['from']) => ({
  from,
  to: { name: '', address: to },
  subject,
  text,
  html,
  // The same at each try, so that a mail that was sent twice is shown once.
  messageId: `<${messageId}${from.address.slice(from.address.lastIndexOf('@'))}>`,
  headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
})

/** Where a 5xx is about this receiver or this mail, and not about us. */
const aboutTheMail: ReadonlySet<string | null> = new Set(['RCPT TO', 'DATA'])

/** Such a 5xx is the server's last word; every other refusal is tried again, and so is silence. */
function refusalOf(error: unknown): GatewayAnswer {
  const { code, command, responseCode } = smtpError(error)
  if (responseCode !== null) {
    const again = responseCode < 500 || !aboutTheMail.has(command)
    return { kind: 'REFUSED', code: `SMTP_${responseCode}`, again }
  }
  // An address that cannot be written into an envelope is refused before anybody is asked.
  if (code === 'EENVELOPE') return { kind: 'REFUSED', code: 'SMTP_ADDRESS', again: false }
  return { kind: 'SILENT', code: code === 'ETIMEDOUT' ? 'TIMEOUT' : 'NO_CONNECTION' }
}

const errorSchema = z.object({
  code: z.string().nullable().catch(null),
  command: z.string().nullable().catch(null),
  responseCode: z.number().int().nullable().catch(null),
})

const smtpError = (error: unknown): z.infer<typeof errorSchema> =>
  errorSchema.parse(typeof error === 'object' && error !== null ? error : {})
