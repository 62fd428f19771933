import { addMs } from '#lib/dates.ts'
import { holderContacts } from '#server/domains/identity/index.ts'
import {
  type FitReason,
  fitReason,
  queueMessage,
  type TemplateName,
  type WordsOf,
} from '#server/domains/notifications/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { reasonInWords } from './mandate-reason.ts'
import type { RegistrationEvent } from './registration.states.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import type { Step } from './registration-step.ts'
import type { LockedRegistration } from './repository.ts'

type NewsTemplate = Extract<TemplateName, `REGISTRATION_${string}`>
type News = { [T in NewsTemplate]: { readonly template: T; readonly words: WordsOf<T> } }[NewsTemplate]

type About = {
  readonly number: string
  readonly account: string
  readonly bank: string
  readonly until: Date
  readonly reason: FitReason | null
  readonly replacedBy: string
}

/** What each step tells its holder. Who edits knows that they do. */
const newsOf: Readonly<Record<Exclude<RegistrationEvent, 'EDIT'>, (about: About) => News>> = {
  PRINT: ({ number, account, bank, until }) => ({
    template: 'REGISTRATION_READY',
    words: { number, account, bank, until },
  }),
  RECEIVE: ({ number, account }) => ({ template: 'REGISTRATION_RECEIVED', words: { number, account } }),
  RETURN: (about) => ({ template: 'REGISTRATION_RETURNED', words: reasoned(about) }),
  APPROVE: approved,
  BANK_APPROVES: approved,
  REJECT: rejected,
  BANK_REJECTS: rejected,
  EXPIRE: ({ number, account }) => ({ template: 'REGISTRATION_EXPIRED', words: { number, account } }),
  SUSPEND: suspended,
  SUSPEND_OVER: suspended,
  BANK_REFUSES: suspended,
  RESUME: ({ number, account }) => ({ template: 'REGISTRATION_RESUMED', words: { number, account } }),
  CLOSE: closed,
  WITHDRAW: closed,
  HOLDER_ENDS: closed,
  REPLACE: ({ number, account, replacedBy }) => ({
    template: 'REGISTRATION_REPLACED',
    words: { number, account, by: replacedBy },
  }),
}

function approved({ number, account }: About): News {
  return { template: 'REGISTRATION_APPROVED', words: { number, account } }
}

function rejected(about: About): News {
  return { template: 'REGISTRATION_REJECTED', words: reasoned(about) }
}

function suspended({ number, account, reason }: About): News {
  return { template: 'REGISTRATION_SUSPENDED', words: { number, account, reason } }
}

function closed({ number, account, reason }: About): News {
  return { template: 'REGISTRATION_CLOSED', words: { number, account, reason } }
}

const reasoned = ({ number, account, reason }: About) => ({
  number,
  account,
  reason: reason ?? fitReason(''),
})

/** What comes of an owner alone, before any bank has looked at it: a form made, withdrawn, or left to its last day. */
const unseen: readonly RegistrationEvent[] = ['PRINT', 'WITHDRAW', 'EXPIRE']
/** So many of them are told within a day, by each channel: who made more forms knows that they did. */
const mostUnseen = 30
/** The same by e-mail where no bank has verified the holder: nobody has proven its address. */
const mostUnproven = 10
const dayMs = 24 * 3_600_000

/** By which channels the holder is told of a step; this one is in the count, and the holder is locked. */
async function channelsFor(
  tx: Transaction,
  holderId: string,
  { event, now }: Step,
): Promise<{ readonly sms: boolean; readonly email: boolean }> {
  if (!unseen.includes(event)) return { sms: true, email: true }
  const told = await tx.registrationEvent.count({
    where: { registration: { holderId }, kind: { in: [...unseen] }, at: { gt: addMs(now, -dayMs) } },
  })
  const { verifiedAt } = await tx.holder.findUniqueOrThrow({
    where: { id: holderId },
    select: { verifiedAt: true },
  })
  return { sms: told <= mostUnseen, email: told <= (verifiedAt === null ? mostUnproven : mostUnseen) }
}

/** Queues an SMS to every owner, and an e-mail where the holder has an address, in the transaction of the step. */
export async function tellHolder(
  tx: Transaction,
  deps: RegistrationDeps,
  after: LockedRegistration,
  step: Step,
): Promise<void> {
  const { event, reason = null, replacedBy = '', now } = step
  if (event === 'EDIT') return
  const by = await channelsFor(tx, after.holderId, step)
  const key = `registration.${after.id}.${after.version}`
  const contacts = await holderContacts(tx, deps.config, after.holderId)
  for (const [n, { phone, email, language }] of contacts.entries()) {
    const news = newsOf[event]({
      number: after.number,
      account: after.accountMask,
      bank: deps.bankName(after.connector)[language],
      until: after.formExpiresAt ?? now,
      reason: reason === null ? null : fitReason(reasonInWords(reason, language)),
      replacedBy,
    })
    const about = { ...news, language, subject: `registration:${after.id}`, now }
    if (by.sms)
      await queueMessage(tx, deps, { ...about, channel: 'SMS', to: phone, idempotencyKey: `${key}.sms.${n}` })
    if (by.email && email !== null)
      await queueMessage(tx, deps, { ...about, channel: 'EMAIL', to: email, idempotencyKey: `${key}.email` })
  }
}
