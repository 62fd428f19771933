import { newUuid } from '#lib/ids.ts'
import { comparedFields } from '#server/domains/registrations/desk-contract.ts'
import { freshAccountNumber, somePng } from '#tests/factories/registrations.ts'
import { type AccountRow, acting } from './account-table.ts'
import type { RegistrationScene, RegistrationStage } from './registration-scene.ts'
import { only, type StaffRow } from './staff-table.ts'
import type { Caller } from './world.ts'

/** An organisation's owner decides, its accountant looks; what is another holder's does not exist. */
const ownersOf = (own: string, elsewhere: string) =>
  acting({ owner: own, person: elsewhere, 'owner elsewhere': elsewhere })
const membersOf = (own: string, elsewhere: string) => ({ ...ownersOf(own, elsewhere), accountant: own })

type Said = { readonly ok: boolean; readonly error?: { readonly code: string } }
const inWords = (said: Said): string => (said.ok ? 'DONE' : (said.error?.code ?? 'REFUSED'))
const seen = (is: boolean): string => (is ? 'SEEN' : 'NOT SEEN')

const typed = (accountHolder: string) => ({
  accountNumber: freshAccountNumber(),
  accountHolder,
  bank: 'collecting-bank',
  branch: 'Tam Kỳ',
  scope: 'OWN',
  dailyLimit: '5.000.000',
})

/** Who with an account may do what about registered bank accounts. */
export const registrationRows: readonly AccountRow[] = [
  {
    procedure: 'registrations.list',
    call: async ({ registrations }, { registration }) => {
      const { number } = await registration('DRAFT')
      return seen((await registrations.list()).some((one) => one.number === number))
    },
    outcome: membersOf('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'registrations.view',
    call: async ({ registrations }, { registration }) =>
      (await registrations.view({ number: (await registration('DRAFT')).number })).state,
    outcome: membersOf('DRAFT', 'NOT_FOUND'),
  },
  {
    procedure: 'registrations.formPdf',
    call: async ({ registrations }, { registration }) => {
      const { number } = await registration('AWAITING_FORM')
      return Buffer.from(await registrations.formPdf({ number })).toString('latin1', 0, 5)
    },
    outcome: membersOf('%PDF-', 'NOT_FOUND'),
  },
  {
    procedure: 'registrations.begin',
    call: async ({ registrations }, { registration }) => {
      const { number } = await registration('APPROVED')
      return seen((await registrations.begin({ replaces: number })).replaces !== null)
    },
    outcome: ownersOf('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'registrations.create',
    call: async ({ registrations }, { registration }) => {
      const { number } = await registration('APPROVED')
      const { accountHolder } = await registrations.begin({ replaces: null })
      const order = { ...typed(accountHolder), replaces: number, requestId: newUuid() }
      return inWords(await registrations.create(order))
    },
    outcome: ownersOf('DONE', 'NOT_REPLACEABLE'),
  },
  {
    procedure: 'registrations.edit',
    call: async ({ registrations }, { registration, holderName }) => {
      const { number, version } = await registration('DRAFT')
      return inWords(await registrations.edit({ ...typed(holderName), number, version }))
    },
    outcome: ownersOf('DONE', 'NOT_FOUND'),
  },
  ownerStep('registrations.print', 'DRAFT', ({ registrations }, which) => registrations.print(which)),
  ownerStep('registrations.withdraw', 'AWAITING_FORM', ({ registrations }, which) =>
    registrations.withdraw(which),
  ),
  ownerStep('registrations.suspend', 'APPROVED', ({ registrations }, which) => registrations.suspend(which)),
  ownerStep('registrations.resume', 'SUSPENDED', ({ registrations }, which) => registrations.resume(which)),
  {
    procedure: 'registrations.close',
    call: async ({ registrations }, { registration, self: { password } }) =>
      inWords(await registrations.close({ ...seenOf(await registration('APPROVED')), password })),
    outcome: ownersOf('DONE', 'NOT_FOUND'),
  },
  {
    // Whoever holds an owner's session alone closes nothing.
    procedure: 'registrations.close',
    call: async ({ registrations }, { registration, self }) =>
      inWords(
        await registrations.close({
          ...seenOf(await registration('APPROVED')),
          password: `${self.password}?`,
        }),
      ),
    outcome: ownersOf('PASSWORD_WRONG', 'PASSWORD_WRONG'),
  },
  ownerStep('registrations.setDefault', 'APPROVED', ({ registrations }, which) =>
    registrations.setDefault(which),
  ),
]

type Which = { readonly number: string; readonly version: number }

function ownerStep(
  procedure: string,
  stage: 'DRAFT' | 'AWAITING_FORM' | 'APPROVED' | 'SUSPENDED',
  step: (caller: Caller, which: Which) => Promise<Said>,
): AccountRow {
  return {
    procedure,
    call: async (caller, { registration }) => {
      const { number, version } = await registration(stage)
      return inWords(await step(caller, { number, version }))
    },
    outcome: ownersOf('DONE', 'NOT_FOUND'),
  }
}

const both = (outcome: string) => only({ teller: outcome, controller: outcome })
const everything = { tab: 'RECEIVED', search: '', after: null } as const
const otherBank = 'hoi-an-bank'

type DeskCall = {
  readonly procedure: string
  readonly stage: RegistrationStage
  readonly call: (caller: Caller, form: RegistrationScene) => Promise<string>
  readonly own: StaffRow['outcome']
  /** About a form of another bank. */
  readonly elsewhere: StaffRow['outcome']
}

const atBothBanks = ({ procedure, stage, call, own, elsewhere }: DeskCall): StaffRow[] => [
  { procedure, call: async (caller, scene) => call(caller, await scene.registration(stage)), outcome: own },
  {
    procedure,
    call: async (caller, scene) => call(caller, await scene.registration(stage, otherBank)),
    outcome: elsewhere,
  },
]

const tellers = (outcome: string) => only({ teller: outcome })
const controllers = (outcome: string) => only({ controller: outcome })
const seenOf = ({ number, version }: RegistrationScene) => ({ number, version })

/** Who at a bank's desk may do what about its forms, and about those of another bank. */
export const registrationDeskRows: readonly StaffRow[] = [
  ...atBothBanks({
    procedure: 'registrationDesk.list',
    stage: 'RECEIVED',
    call: async ({ registrationDesk }, { number }) => {
      const { rows } = await registrationDesk.list({ ...everything, search: number })
      return seen(rows.some((row) => row.number === number))
    },
    own: both('SEEN'),
    elsewhere: both('NOT SEEN'),
  }),
  {
    procedure: 'registrationDesk.counts',
    call: async ({ registrationDesk }, { registration }) => {
      await registration('RECEIVED')
      return (await registrationDesk.counts()).RECEIVED > 0 ? 'COUNTED' : 'NOTHING'
    },
    outcome: both('COUNTED'),
  },
  ...atBothBanks({
    procedure: 'registrationDesk.find',
    stage: 'AWAITING_FORM',
    call: async ({ registrationDesk }, { number }) => inWords(await registrationDesk.find({ typed: number })),
    own: both('DONE'),
    elsewhere: both('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.view',
    stage: 'AWAITING_FORM',
    call: async ({ registrationDesk }, { number }) =>
      seen((await registrationDesk.view({ number })) !== null),
    own: both('SEEN'),
    elsewhere: both('NOT SEEN'),
  }),
  ...atBothBanks({
    procedure: 'registrationScans.attach',
    stage: 'AWAITING_FORM',
    call: async ({ registrationScans }, form) =>
      inWords(await registrationScans.attach({ ...seenOf(form), bytes: somePng })),
    own: tellers('DONE'),
    elsewhere: tellers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationScans.read',
    stage: 'SCANNED',
    call: async ({ registrationScans }, { number, scanId }) =>
      seen((await registrationScans.read({ number, scanId })) !== null),
    own: both('SEEN'),
    elsewhere: both('NOT SEEN'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.receive',
    stage: 'SCANNED',
    call: async ({ registrationDesk }, form) =>
      inWords(
        await registrationDesk.receive({
          ...seenOf(form),
          formVersion: form.formVersion,
          confirmed: [...comparedFields],
        }),
      ),
    own: tellers('DONE'),
    elsewhere: tellers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.giveBack',
    stage: 'RECEIVED',
    call: async ({ registrationDesk }, form) =>
      inWords(await registrationDesk.giveBack({ ...seenOf(form), reason: 'x' })),
    own: both('DONE'),
    elsewhere: both('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.approve',
    stage: 'RECEIVED',
    call: async ({ registrationDesk }, form) => inWords(await registrationDesk.approve(seenOf(form))),
    own: controllers('DONE'),
    elsewhere: controllers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.reject',
    stage: 'RECEIVED',
    call: async ({ registrationDesk }, form) =>
      inWords(await registrationDesk.reject({ ...seenOf(form), reason: 'x' })),
    own: controllers('DONE'),
    elsewhere: controllers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.suspend',
    stage: 'APPROVED',
    call: async ({ registrationDesk }, form) =>
      inWords(await registrationDesk.suspend({ ...seenOf(form), reason: 'x' })),
    own: controllers('DONE'),
    elsewhere: controllers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.resume',
    stage: 'STOPPED',
    call: async ({ registrationDesk }, form) => inWords(await registrationDesk.resume(seenOf(form))),
    own: controllers('DONE'),
    elsewhere: controllers('NOT_FOUND'),
  }),
  ...atBothBanks({
    procedure: 'registrationDesk.close',
    stage: 'APPROVED',
    call: async ({ registrationDesk }, form) =>
      inWords(await registrationDesk.close({ ...seenOf(form), reason: 'x' })),
    own: controllers('DONE'),
    elsewhere: controllers('NOT_FOUND'),
  }),
  {
    procedure: 'registrationCare.story',
    call: async ({ registrationCare }, { registration }) =>
      seen((await registrationCare.story({ number: (await registration('APPROVED')).number })) !== null),
    outcome: only({ operator: 'SEEN' }),
  },
  ...(['suspend', 'close'] as const).map((step) => ({
    procedure: `registrationCare.${step}`,
    call: async ({ registrationCare }: Caller, { registration }: Parameters<StaffRow['call']>[1]) =>
      inWords(
        await registrationCare[step]({ ...seenOf(await registration('APPROVED', otherBank)), reason: 'x' }),
      ),
    outcome: only({ operator: 'DONE' }),
  })),
  {
    procedure: 'registrationCare.resume',
    call: async ({ registrationCare }, { registration }) =>
      inWords(await registrationCare.resume(seenOf(await registration('STOPPED')))),
    outcome: only({ operator: 'SUSPENDED_BY_OTHER' }),
  },
]
