import { addMs } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { tenant } from '#server/domains/directory/index.ts'
import type { Config } from '#server/platform/config.ts'
import type { Content } from './content.ts'
import type { Channel } from './contract.ts'
import { setLetter } from './set-letter.ts'
import { letter, smsText } from './templates/texts.ts'
import {
  type CodeTemplate,
  codeTemplates,
  type EmailTemplate,
  type SmsTemplate,
  type TemplateName,
  type WordsOf,
} from './templates/words.ts'

/** What writing a message down needs: no gateway, so that every command that tells somebody something can have it. */
export type MessageDeps = {
  readonly config: Pick<Config, 'COLUMN_KEY' | 'LOOKUP_KEY' | 'PORTAL_URL' | 'TENANT'>
}

type Addressed = {
  /** A telephone in E.164, or an e-mail address. */
  readonly to: string
  readonly language: Locale
  /** What it tells of, e.g. `registration:<id>`. Stored in the clear, like the key below: never an address or a code. */
  readonly subject: string
  /** The same key again is the same message, whatever else it says. */
  readonly idempotencyKey: string
  readonly now: Date
}

type Worded<C extends Channel, T extends TemplateName> = Addressed & {
  readonly channel: C
  readonly template: T
  readonly words: WordsOf<T>
}

export type NewMessage =
  | { [T in SmsTemplate]: Worded<'SMS', T> }[SmsTemplate]
  | { [T in EmailTemplate]: Worded<'EMAIL', T> }[EmailTemplate]

/** What is sent: put into words when it is queued, so that nothing that happens later changes it. */
export function contentOf(message: NewMessage, { PORTAL_URL, TENANT }: MessageDeps['config']): Content {
  const { to, language } = message
  if (message.channel === 'SMS')
    return {
      channel: 'SMS',
      to,
      text: smsText(message.template, language, message.words, tenant(TENANT).shortName),
    }
  const written = letter(message.template, language, message.words, PORTAL_URL)
  return { channel: 'EMAIL', to, ...setLetter(written, language, TENANT) }
}

/** A code is good for two minutes from when it was asked for; everything else is news for a day. */
const validMs: Readonly<Record<'CODE' | 'NEWS', number>> = { CODE: 2 * 60_000, NEWS: 24 * 3_600_000 }

const codes: ReadonlySet<string> = new Set<CodeTemplate>(codeTemplates)

export const isCode = (template: string): boolean => codes.has(template)

/** From when on a message is not sent any more. */
export const expiryOf = (template: TemplateName, now: Date): Date =>
  addMs(now, isCode(template) ? validMs.CODE : validMs.NEWS)
