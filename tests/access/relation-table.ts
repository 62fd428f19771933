import { newUuid } from '#lib/ids.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { guests, holders, type Reader } from './relation-scene.ts'
import { type Caller, cardInput } from './world.ts'

/**
 * What a reader may do with a payment that is open to them, by how they came to it: every command of a payer that names a payment.
 * One without a row fails.
 */
export type RelationRow = {
  readonly procedure: string
  /** Where the payment stands: printed, or with a card's code awaited that the maker or the reader began. */
  readonly stage: 'PRINTED' | 'MAKERS_CODE' | 'READERS_CODE'
  readonly call: (caller: Caller, publicId: string) => Promise<string>
  readonly outcome: Readonly<Record<Reader, string>>
}

type Said = { readonly ok: boolean; readonly error?: { readonly code: string } }
const inWords = (said: Said): string => (said.ok ? 'DONE' : (said.error?.code ?? 'REFUSED'))

/** To somebody whom the tax code does not open a holder's payment, it does not exist. */
const byReader = (outcome: Partial<Record<Reader, string>>, others: string): Record<Reader, string> => ({
  ...(Object.fromEntries([...guests, ...holders].map((reader) => [reader, others])) as Record<
    Reader,
    string
  >),
  'outsider by tax code': 'NOT_FOUND',
  ...outcome,
})
const everyReader = (outcome: string) => byReader({}, outcome)
/** Whoever made it or proved all of it; of a holder's, its own people. */
const ofTheNumber = (outcome: string) =>
  byReader(
    {
      'finder by tax code': 'NOT_YOURS',
      'finder by one of two': 'NOT_YOURS',
      'outsider by secret': 'NOT_YOURS',
    },
    outcome,
  )
/** Whoever shares the visitor that began it. */
const makers = ['maker', 'maker by tax code', 'owner', 'accountant'] as const
const ofTheMaker = (outcome: string) =>
  byReader(Object.fromEntries(makers.map((reader) => [reader, outcome])), 'NOT_YOURS')

export const relationRows: readonly RelationRow[] = [
  {
    procedure: 'payments.cancelInstruction',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) => inWords(await payments.cancelInstruction({ publicId })),
    outcome: ofTheNumber('DONE'),
  },
  {
    procedure: 'payments.reissueInstruction',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) =>
      inWords(await payments.reissueInstruction({ publicId, requestId: newUuid() })),
    outcome: ofTheNumber('DONE'),
  },
  {
    // The number that is there is given again, to be paid with.
    procedure: 'payments.printInstruction',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) =>
      inWords(await payments.printInstruction({ publicId, requestId: newUuid() })),
    outcome: everyReader('DONE'),
  },
  {
    procedure: 'payments.startCard',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) => inWords(await payments.startCard(cardInput(publicId))),
    outcome: everyReader('DONE'),
  },
  {
    procedure: 'payments.payRest',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) =>
      inWords(await payments.payRest({ publicId, requestId: newUuid() })),
    outcome: everyReader('DONE'),
  },
  {
    procedure: 'payments.submitOtp',
    stage: 'MAKERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.submitOtp({ publicId, otp: wrongOtp })),
    outcome: ofTheMaker('DONE'),
  },
  {
    procedure: 'payments.submitOtp',
    stage: 'READERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.submitOtp({ publicId, otp: rightOtp })),
    outcome: everyReader('DONE'),
  },
  {
    procedure: 'payments.newOtp',
    stage: 'MAKERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.newOtp({ publicId })),
    outcome: ofTheMaker('OTP_TOO_SOON'),
  },
  {
    procedure: 'payments.newOtp',
    stage: 'READERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.newOtp({ publicId })),
    outcome: everyReader('OTP_TOO_SOON'),
  },
  {
    procedure: 'payments.cancelAttempt',
    stage: 'MAKERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.cancelAttempt({ publicId })),
    outcome: ofTheMaker('DONE'),
  },
  {
    procedure: 'payments.cancelAttempt',
    stage: 'READERS_CODE',
    call: async ({ payments }, publicId) => inWords(await payments.cancelAttempt({ publicId })),
    outcome: everyReader('DONE'),
  },
  {
    procedure: 'payments.view',
    stage: 'PRINTED',
    call: async ({ payments }, publicId) => (await payments.view({ publicId })).may.join(' '),
    outcome: {
      ...ofTheNumber('PAY PRINT CANCEL_NUMBER'),
      ...Object.fromEntries(makers.map((reader) => [reader, 'PAY DEBIT PRINT CANCEL_NUMBER'])),
      'finder by tax code': 'PAY',
      'finder by one of two': 'PAY',
      'outsider by secret': 'PAY',
    },
  },
  {
    procedure: 'payments.view',
    stage: 'MAKERS_CODE',
    call: async ({ payments }, publicId) => shownOf(await payments.view({ publicId })),
    outcome: {
      ...ofTheMaker('YOURS card issuer telephone'),
      'second device by secret': 'OTHERS CARD',
      'second device by last digits': 'OTHERS CARD',
      'finder by tax code': 'OTHERS CARD',
      'finder by one of two': 'OTHERS CARD',
      'outsider by secret': 'OTHERS CARD',
    },
  },
]

function shownOf({ attempt, othersCard }: Awaited<ReturnType<Caller['payments']['view']>>): string {
  if (attempt === null) return othersCard ? 'OTHERS CARD' : 'NOTHING'
  const { yours, cardMask, issuerBin, otp } = attempt
  const shown = { card: cardMask, issuer: issuerBin, telephone: otp?.maskedPhone }
  const words = Object.entries(shown).flatMap(([name, value]) => (value ? [name] : []))
  return [yours ? 'YOURS' : 'OTHERS', ...words].join(' ')
}
