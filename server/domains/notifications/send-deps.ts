import type { Clock } from '#server/platform/clock.ts'
import type { Config } from '#server/platform/config.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Logger } from '#server/platform/logger.ts'
import type { MessageDeps } from './new-message.ts'
import type { MailGateway, SmsGateway } from './port.ts'

/** What sending needs, beside what queueing does. */
export type SendDeps = MessageDeps & {
  readonly config: Pick<Config, 'SERVICES_URL'>
  readonly database: Database
  readonly clock: Clock
  readonly log: Logger
  readonly sms: SmsGateway
  readonly mail: MailGateway
}
