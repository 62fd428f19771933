import type { DeskAction } from '#server/domains/registrations/contract.ts'

/** What a desk decides about a form. */
export type DeskStep = Exclude<DeskAction, 'ATTACH_SCAN'>
