import type { Bilingual } from '../directory/contract.ts'

/** What people call the bank behind a connector. */
export type BankNames = (connector: string) => Bilingual
