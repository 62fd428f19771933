import type { MessageState } from './message.states.ts'

export type Channel = 'SMS' | 'EMAIL'

/** What a message is about; what each is told stands in `templates/words.ts`. */
export type TemplateName =
  | 'SIGN_UP'
  | 'CONFIRM_PAYMENT'
  | 'RESET_PASSWORD'
  | 'CHANGE_PHONE'
  | 'ADD_TOTP'
  | 'REMOVE_TOTP'
  | 'ACCEPT_INVITATION'
  | 'CHANGE_MEMBERS'
  | 'PASSWORD_CHANGED'
  | 'PHONE_CHANGED'
  | 'TOTP_ADDED'
  | 'TOTP_REMOVED'
  | 'WRONG_CODES'
  | 'MEMBER_REMOVED'
  | 'MEMBER_ROLE_CHANGED'
  | 'REGISTRATION_READY'
  | 'REGISTRATION_RECEIVED'
  | 'REGISTRATION_RETURNED'
  | 'REGISTRATION_APPROVED'
  | 'REGISTRATION_REJECTED'
  | 'REGISTRATION_EXPIRED'
  | 'REGISTRATION_SUSPENDED'
  | 'REGISTRATION_RESUMED'
  | 'REGISTRATION_CLOSED'
  | 'REGISTRATION_REPLACED'
  | 'INVITATION'
  | 'PAYMENT_PAID'
  | 'STAFF_INVITATION'
  | 'STAFF_NEWS'
  | 'STAFF_LET_IN'
  | 'STAFF_CODES_WRONG'

/** A message as the story of its subject tells it: that it was sent and what became of it, never what it said. */
export type MessageView = {
  readonly id: string
  readonly channel: Channel
  readonly template: string
  /** The address, masked. */
  readonly to: string
  readonly state: MessageState
  /** How often it was handed to the provider. */
  readonly tries: number
  /** Why the last try failed, as a code; null where none has. */
  readonly lastError: string | null
  readonly createdAt: string
  readonly sentAt: string | null
  readonly deliveredAt: string | null
}

export type { MessageState }
