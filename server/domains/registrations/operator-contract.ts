import type { HistoryLine, RegistrationListItem } from './contract.ts'

/** Any bank's registration as an operator sees it: the whole story, the account masked. */
export type RegistrationStory = RegistrationListItem & {
  /** `registration:<id>` is the subject of its messages. */
  readonly id: string
  readonly holder: {
    readonly name: string
    readonly kind: 'ORGANISATION' | 'PERSON'
    readonly verified: boolean
  }
  /** Why the bank keeps no mandate, as its code. */
  readonly mandateReason: string | null
  readonly suspendedBy: 'HOLDER' | 'BANK' | 'OPERATOR' | null
  readonly history: readonly HistoryLine[]
}
