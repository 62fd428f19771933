import { defineMachine, type MachineEvent, type MachineState } from '#lib/state-machine.ts'

/**
 * A bank account on its way to being debited, and after (PRODUCT S1.2). DRAFT: its holder fills it in. AWAITING_FORM: the form is
 * printed and comes to the bank on paper. RECEIVED: a teller has compared it. RETURNED: something on the paper was wrong; it is
 * printed anew. APPROVED: it may be debited. SUSPENDED: not for now; SUSPEND_OVER: the bank or an operator takes over a stop of its
 * holder. The rest are ends.
 * A bank's message decides about a form that no teller here has received, since the bank has it in its own system.
 * A holder that ends takes along whatever of it has not ended.
 */
export const registrationMachine = defineMachine({
  initial: 'DRAFT',
  states: {
    DRAFT: { EDIT: 'DRAFT', PRINT: 'AWAITING_FORM', WITHDRAW: 'CLOSED', HOLDER_ENDS: 'CLOSED' },
    AWAITING_FORM: {
      EDIT: 'DRAFT',
      PRINT: 'AWAITING_FORM',
      RECEIVE: 'RECEIVED',
      RETURN: 'RETURNED',
      WITHDRAW: 'CLOSED',
      EXPIRE: 'EXPIRED',
      HOLDER_ENDS: 'CLOSED',
      BANK_APPROVES: 'APPROVED',
      BANK_REJECTS: 'REJECTED',
    },
    RECEIVED: {
      RETURN: 'RETURNED',
      APPROVE: 'APPROVED',
      REJECT: 'REJECTED',
      HOLDER_ENDS: 'CLOSED',
      BANK_APPROVES: 'APPROVED',
      BANK_REJECTS: 'REJECTED',
    },
    RETURNED: { EDIT: 'RETURNED', PRINT: 'AWAITING_FORM', WITHDRAW: 'CLOSED', HOLDER_ENDS: 'CLOSED' },
    APPROVED: {
      SUSPEND: 'SUSPENDED',
      BANK_REFUSES: 'SUSPENDED',
      CLOSE: 'CLOSED',
      REPLACE: 'REPLACED',
      HOLDER_ENDS: 'CLOSED',
    },
    SUSPENDED: {
      SUSPEND_OVER: 'SUSPENDED',
      RESUME: 'APPROVED',
      CLOSE: 'CLOSED',
      REPLACE: 'REPLACED',
      HOLDER_ENDS: 'CLOSED',
    },
    REJECTED: {},
    EXPIRED: {},
    CLOSED: {},
    REPLACED: {},
  },
})

export type RegistrationState = MachineState<typeof registrationMachine>
export type RegistrationEvent = MachineEvent<typeof registrationMachine>
