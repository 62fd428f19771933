import { defineMachine, type MachineEvent, type MachineState } from '#lib/state-machine.ts'

/**
 * A bank account on its way to being debited, and after (PRODUCT S1.2). DRAFT: its holder fills it in. AWAITING_FORM: the form is
 * printed and comes to the bank on paper. RECEIVED: a teller has compared it. RETURNED: something on the paper was wrong; it is
 * printed anew. APPROVED: it may be debited. SUSPENDED: not for now. The rest are ends.
 * A bank's message decides about a form that no teller here has received, since the bank has it in its own system.
 */
export const registrationMachine = defineMachine({
  initial: 'DRAFT',
  states: {
    DRAFT: { EDIT: 'DRAFT', PRINT: 'AWAITING_FORM', WITHDRAW: 'CLOSED' },
    AWAITING_FORM: {
      EDIT: 'DRAFT',
      PRINT: 'AWAITING_FORM',
      RECEIVE: 'RECEIVED',
      RETURN: 'RETURNED',
      WITHDRAW: 'CLOSED',
      EXPIRE: 'EXPIRED',
      BANK_APPROVES: 'APPROVED',
      BANK_REJECTS: 'REJECTED',
    },
    RECEIVED: {
      RETURN: 'RETURNED',
      APPROVE: 'APPROVED',
      REJECT: 'REJECTED',
      BANK_APPROVES: 'APPROVED',
      BANK_REJECTS: 'REJECTED',
    },
    RETURNED: { EDIT: 'RETURNED', PRINT: 'AWAITING_FORM', WITHDRAW: 'CLOSED' },
    APPROVED: { SUSPEND: 'SUSPENDED', BANK_REFUSES: 'SUSPENDED', CLOSE: 'CLOSED', REPLACE: 'REPLACED' },
    SUSPENDED: { RESUME: 'APPROVED', CLOSE: 'CLOSED', REPLACE: 'REPLACED' },
    REJECTED: {},
    EXPIRED: {},
    CLOSED: {},
    REPLACED: {},
  },
})

export type RegistrationState = MachineState<typeof registrationMachine>
export type RegistrationEvent = MachineEvent<typeof registrationMachine>
