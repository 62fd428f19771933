import type { ListRow } from '#server/domains/dossiers/listing-contract.ts'

/** Whether it can be chosen now: it owes something, and no attempt holds any of it. */
export const isPayable = ({ state, held }: ListRow): boolean => state === 'PAYABLE' && !held
