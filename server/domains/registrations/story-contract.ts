import type { MessageView } from '../notifications/contract.ts'
import type { ScanMediaType } from './desk-contract.ts'

/** A scan's facts; its picture is for the bank's people. */
export type ScanFacts = {
  readonly id: string
  readonly mediaType: ScanMediaType
  readonly size: number
  readonly formVersion: number
  readonly uploadedAt: string
  /** Null for one who is not known any more. */
  readonly uploadedBy: string | null
}

/** What stands around a registration's own story. */
export type StoryFacts = {
  readonly holder: {
    readonly id: string
    readonly kind: 'ORGANISATION' | 'PERSON'
    readonly name: string
    readonly taxCode: string | null
    readonly verifiedAt: string | null
    readonly closedAt: string | null
    /** Another where its data were changed. */
    readonly version: string
  }
  readonly formVersion: number
  readonly printedAt: string | null
  readonly receivedAt: string | null
  readonly decidedAt: string | null
  readonly mandateVersion: number
  readonly scans: readonly ScanFacts[]
  readonly messages: readonly MessageView[]
  /** Who of the staff looked, the newest first, fifty at most. */
  readonly looks: readonly {
    readonly id: string
    readonly at: string
    readonly name: string | null
    readonly self: boolean
  }[]
}
