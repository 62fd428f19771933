import { formatDateTime } from '#lib/dates.ts'
import type { Letters, StaffNews, WordsOf } from './words.ts'

type Words = WordsOf<'STAFF_NEWS'>

const roles: Readonly<Record<Words['role'], string>> = {
  ACCOUNTANT: 'Accountant',
  OPERATOR: 'Operator',
  ADMINISTRATOR: 'Administrator',
  BANK_ADMINISTRATOR: 'Bank administrator',
  TELLER: 'Teller',
  CONTROLLER: 'Controller',
}

const what: Readonly<Record<StaffNews, string>> = {
  INVITE_PROPOSED: 'An invitation is proposed and waits for approval',
  INVITE_APPROVED: 'An invitation was approved and sent',
  INVITE_REJECTED: 'An invitation was rejected',
  INVITE_WITHDRAWN: 'An invitation was withdrawn before it was decided',
  REACTIVATE_PROPOSED: 'It is proposed that a disabled person works again; it waits for approval',
  REACTIVATE_APPROVED: 'A disabled person works again: approved',
  REACTIVATE_REJECTED: 'A disabled person stays disabled: rejected',
  REACTIVATE_WITHDRAWN: 'The proposal that a disabled person works again was withdrawn',
  CHANGE_PROPOSED: 'A change of role or e-mail is proposed and waits for approval',
  CHANGE_APPROVED: 'A change of role or e-mail was approved',
  CHANGE_REJECTED: 'A change of role or e-mail was rejected',
  CHANGE_WITHDRAWN: 'A change of role or e-mail was withdrawn before it was decided',
  COMMAND_INVITED: 'An administrator was invited by the command on the server',
  COMMAND_REPLACED: 'An administrator was replaced by the command on the server',
}

const rolePlace = ({ role, place }: Pick<Words, 'role' | 'place'>): string =>
  place === null ? roles[role] : `${roles[role]}, ${place}`

/** What people of the staff read. */
export const staffLettersEn: Pick<Letters, 'STAFF_INVITATION' | 'STAFF_NEWS'> = {
  STAFF_INVITATION: ({ role, place, link, until }) => ({
    subject: 'Invitation to work on the portal',
    paragraphs: [
      `You are invited to work on the portal. Role: ${rolePlace({ role, place })}.`,
      `Open the link below to set your name, password and authenticator app. It can be used once, until ${formatDateTime(until, 'en')}.`,
      'The link is for you alone. Do not pass it on, not even to an administrator. If you do not know of the invitation, ignore this mail.',
    ],
    link: { label: 'Accept the invitation', url: link },
  }),
  STAFF_NEWS: (words, portalUrl) => ({
    subject: `People: ${what[words.what]}`,
    paragraphs: [
      `${what[words.what]}.`,
      `It is about ${words.person}. Role: ${rolePlace(words)}.`,
      `Done ${words.by === null ? 'on the server' : `by ${words.by}`}, ${formatDateTime(words.at, 'en')}.`,
      ...(words.reason === null ? [] : [`Reason: ${words.reason}`]),
      'If this is not right, open the page of people and tell the other administrators at once.',
    ],
    link: { label: 'Open the page of people', url: `${portalUrl}/staff/people` },
  }),
}
