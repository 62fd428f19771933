export { queueMessage } from './commands/queue-message.ts'
export type { MessageDeps, NewMessage } from './new-message.ts'
export { messagesAbout } from './queries/messages-about.ts'
export type { CodeTemplate, TemplateName, WordsOf } from './templates/words.ts'
