import type { Prisma } from '#server/platform/database/generated/client.ts'
import type { ActingAs } from './actors.ts'
import type { RegistrationEvent } from './registration.states.ts'

/** What may change in a row beside its state and version. */
export type Changes = Omit<Prisma.RegistrationUncheckedUpdateInput, 'id' | 'state' | 'version'>

export type Step = {
  readonly event: RegistrationEvent
  readonly by: ActingAs
  readonly now: Date
  /** Why, in words that the holder may read. */
  readonly reason?: string | null
  /** What changes beside the state. */
  readonly changes?: Changes
  /** For the history alone. */
  readonly detail?: Readonly<Record<string, string | number>>
  /** Of REPLACE: the number of the registration that takes over. */
  readonly replacedBy?: string
}
