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
  DISABLE_PROPOSED: 'It is proposed that a person is disabled; it waits for approval',
  DISABLE_APPROVED: 'A person was disabled: approved',
  DISABLE_REJECTED: 'A person stays: disabling was rejected',
  DISABLE_WITHDRAWN: 'The proposal that a person is disabled was withdrawn',
  CHANGE_PROPOSED: 'A change of role or e-mail is proposed and waits for approval',
  CHANGE_APPROVED: 'A change of role or e-mail was approved',
  CHANGE_REJECTED: 'A change of role or e-mail was rejected',
  CHANGE_WITHDRAWN: 'A change of role or e-mail was withdrawn before it was decided',
  INVITATION_WITHDRAWN: 'An invitation that was sent has been withdrawn, and cannot be used any more',
  COMMAND_INVITED: 'An administrator was invited by the command on the server',
  COMMAND_REPLACED: 'An administrator was replaced by the command on the server',
}

const rolePlace = ({ role, place }: Pick<Words, 'role' | 'place'>): string =>
  place === null ? roles[role] : `${roles[role]}, ${place}`

type StaffTemplate = 'STAFF_INVITATION' | 'STAFF_NEWS' | 'STAFF_LET_IN' | 'STAFF_CODES_WRONG'

/** What people of the staff read. */
export const staffLettersEn: Pick<Letters, StaffTemplate> = {
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
  STAFF_LET_IN: ({ by, link, at, until }) => ({
    subject: 'You can sign in now',
    paragraphs: [
      `Wrong sign-ins with your e-mail made you wait. ${by ?? 'An administrator'} lets you sign in now, ${formatDateTime(at, 'en')}.`,
      `Open the link below in the browser that you will sign in with, then sign in as always, with password and code. The link can be used once, until ${formatDateTime(until, 'en')}. From then on wrong tries of others do not make this browser wait.`,
      'Your password and authenticator stay as they are. Do not pass the link on. If you have not asked for this, tell the other administrators.',
    ],
    link: { label: 'Sign in with this browser', url: link },
  }),
  STAFF_CODES_WRONG: ({ at, hotline }, portalUrl) => ({
    subject: 'Somebody has your password and types wrong codes',
    paragraphs: [
      `Somebody typed your password, and then several wrong codes of the authenticator app. The last one: ${formatDateTime(at, 'en')}.`,
      `If it was you, check the time on your phone and type the newest code. If it was not, your password is known to somebody else: tell an administrator at once, or call ${hotline}, and give no code to anybody.`,
      'Nobody has signed in with these codes. The page below shows your open sessions.',
    ],
    link: { label: 'See my sessions', url: `${portalUrl}/staff/sessions` },
  }),
}
