import type { HolderAction } from '#server/domains/registrations/contract.ts'

/** What is asked once more before it is done, by the last part of its address. */
export const questionOf = {
  withdraw: 'WITHDRAW',
  suspend: 'SUSPEND',
  resume: 'RESUME',
  close: 'CLOSE',
  default: 'SET_DEFAULT',
} as const satisfies Record<string, HolderAction>

type Address = keyof typeof questionOf
export type Question = (typeof questionOf)[Address]

export function isQuestion(address: string): address is Address {
  return Object.hasOwn(questionOf, address)
}
