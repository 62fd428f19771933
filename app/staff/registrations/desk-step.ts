import type { DeskAction } from '#server/domains/registrations/desk-contract.ts'

/** What a desk decides about a form. */
export type DeskStep = Exclude<DeskAction, 'ATTACH_SCAN'>
