import { formatDate, formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { registrationUrl } from './links.ts'
import { staffLettersEn } from './staff-letters-en.ts'
import type { Letters } from './words.ts'

const see = (number: string, portalUrl: string) => ({
  label: 'Open the registration',
  url: registrationUrl(portalUrl, number),
})
const count = (dossiers: number) => (dossiers === 1 ? '1 dossier' : `${dossiers} dossiers`)
const because = (reason: string | null) => (reason === null ? [] : [`Reason: ${reason}`])

export const lettersEn: Letters = {
  REGISTRATION_READY: ({ number, account, bank, until }, portalUrl) => ({
    subject: `Registration form ${number} is ready`,
    paragraphs: [
      `The form that registers account ${account} for online payment, number ${number}, is ready.`,
      `Please print it, sign it (an organisation also stamps it), and hand it in at any branch of ${bank} by ${formatDate(until, 'en')}.`,
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RECEIVED: ({ number, account }, portalUrl) => ({
    subject: `The bank has received registration form ${number}`,
    paragraphs: [
      `The bank has received registration form ${number} for account ${account} and is checking it.`,
      'We will tell you the result. There is nothing for you to do until then.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RETURNED: ({ number, account, reason }, portalUrl) => ({
    subject: `Registration form ${number} was returned to be corrected`,
    paragraphs: [
      `The bank returned registration form ${number} for account ${account}.`,
      `Reason: ${reason}`,
      'Please correct it on the portal, print the new form, sign it and hand it in again.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_APPROVED: ({ number, account }, portalUrl) => ({
    subject: 'Your registration is complete',
    paragraphs: [
      `Your registration is complete: form ${number}, account ${account}.`,
      'You can now choose many dossiers and pay for them in one go with this account.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_REJECTED: ({ number, account, reason }, portalUrl) => ({
    subject: `Registration form ${number} was rejected`,
    paragraphs: [
      `The bank rejected registration form ${number} for account ${account}.`,
      `Reason: ${reason}`,
      'You can make a new registration, or pay by card or with a payment instruction as before.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_EXPIRED: ({ number, account }, portalUrl) => ({
    subject: `Registration form ${number} has expired`,
    paragraphs: [
      `Registration form ${number} for account ${account} has expired, since it was not handed in at the bank.`,
      'You can make a new registration on the portal.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_SUSPENDED: ({ number, account, reason }, portalUrl) => ({
    subject: `The account of registration ${number} is suspended`,
    paragraphs: [
      `Account ${account}, registration ${number}, cannot be paid with for now.`,
      ...because(reason),
      'You can still pay by card or with a payment instruction.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_RESUMED: ({ number, account }, portalUrl) => ({
    subject: `The account of registration ${number} can be paid with again`,
    paragraphs: [`Account ${account}, registration ${number}, can be paid with again on the portal.`],
    link: see(number, portalUrl),
  }),
  REGISTRATION_CLOSED: ({ number, account, reason }, portalUrl) => ({
    subject: `Registration ${number} is closed`,
    paragraphs: [
      `Registration ${number} for account ${account} is closed and can no longer be paid with.`,
      ...because(reason),
      'You can make a new registration on the portal whenever you need one.',
    ],
    link: see(number, portalUrl),
  }),
  REGISTRATION_REPLACED: ({ number, account, by }, portalUrl) => ({
    subject: `Registration ${number} was replaced`,
    paragraphs: [
      `Registration ${number} for account ${account} was replaced by registration ${by}.`,
      'You can pay without a break; there is nothing for you to do.',
    ],
    link: see(by, portalUrl),
  }),
  INVITATION: ({ holder, link, until }) => ({
    subject: 'Invitation to pay fees together',
    paragraphs: [
      `You are invited to be an accountant of ${holder ?? 'an organisation'} on the portal: to see its dossiers and pay for them with its registered account.`,
      `The invitation can be used once, until ${formatDateTime(until, 'en')}. If you do not know of it, ignore this mail; please do not forward it.`,
    ],
    link: { label: 'Accept the invitation', url: link },
  }),
  PAYMENT_PAID: ({ payment, amount, dossiers, account, paidAt }, portalUrl) => ({
    subject: `${formatDong(amount)} paid for ${count(dossiers)}`,
    paragraphs: [
      `The bank has confirmed that ${formatDong(amount)} was debited from account ${account} at ${formatDateTime(paidAt, 'en')} for ${count(dossiers)}.`,
      `Payment ${payment}. Receipts and confirmation are on the portal.`,
    ],
    link: { label: 'Open the payment', url: `${portalUrl}/pay/${payment}` },
  }),
  ...staffLettersEn,
}
