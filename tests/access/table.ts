import { newUuid } from '#lib/ids.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { type Caller, cardInput, type Person, people, type Scene, type Stage } from './world.ts'

/**
 * Who may call what, and what comes of it: the one table. A procedure or an endpoint without a row fails the
 * build. Every cell is really called, each in a scene of its own.
 */
export type ProcedureRow = {
  readonly procedure: string
  /** How far the owner's payment has come when it is called. */
  readonly stage: Stage
  /** Calls it and puts into one word what came of it. */
  readonly call: (caller: Caller, scene: Scene) => Promise<string>
  readonly outcome: Readonly<Record<Person, string>>
}

/** The same for everyone. */
const everyone = (outcome: string) =>
  Object.fromEntries(people.map((person) => [person, outcome])) as Record<Person, string>
/** A visitor's session is needed; what is not one's own does not exist. */
const ownOnly = (owner: string, another: string): Record<Person, string> => ({
  ...everyone('UNAUTHORIZED'),
  owner,
  'another visitor': another,
})

type Said = { readonly ok: boolean; readonly error?: { readonly code: string } }
/** Of a file, what tells its kind. */
const beginning = (file: Uint8Array): string => Buffer.from(file).toString('latin1', 0, 5)
const inWords = (said: Said): string => (said.ok ? 'DONE' : (said.error?.code ?? 'REFUSED'))

export const procedures: readonly ProcedureRow[] = [
  {
    procedure: 'directory.tenant',
    stage: 'OPEN',
    call: async ({ directory }) => typeof (await directory.tenant()),
    outcome: everyone('object'),
  },
  {
    procedure: 'directory.banks',
    stage: 'OPEN',
    call: async ({ directory }) => ((await directory.banks()).length > 0 ? 'LISTED' : 'NOTHING'),
    outcome: everyone('LISTED'),
  },
  {
    procedure: 'directory.issuers',
    stage: 'OPEN',
    call: async ({ directory }) => ((await directory.issuers()).length > 0 ? 'LISTED' : 'NOTHING'),
    outcome: everyone('LISTED'),
  },
  {
    procedure: 'directory.issuer',
    stage: 'OPEN',
    call: async ({ directory }) => (await directory.issuer({ bin: '970419' }))?.shortName ?? 'NOTHING',
    outcome: everyone('NCB'),
  },
  {
    procedure: 'dossiers.lookUp',
    stage: 'OPEN',
    call: async ({ dossiers }, { dossier }) =>
      inWords(await dossiers.lookUp({ code: dossier.code, fact: dossier.fact })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'dossiers.lookUp',
    stage: 'OPEN',
    call: async ({ dossiers }, { dossier }) =>
      inWords(await dossiers.lookUp({ code: dossier.code, fact: wrong(dossier.fact) })),
    outcome: everyone('NOT_FOUND'),
  },
  {
    procedure: 'dossiers.list',
    stage: 'OPEN',
    call: async ({ dossiers }, { dossier }) =>
      (await dossiers.list()).some(({ code }) => code === dossier.code) ? 'SEEN' : 'NOT_SEEN',
    outcome: { ...everyone('NOT_SEEN'), owner: 'SEEN' },
  },
  {
    procedure: 'dossiers.remove',
    stage: 'OPEN',
    call: async ({ dossiers }, { dossier, owner }) => {
      await dossiers.remove({ dossierId: dossier.id })
      return (await owner.dossiers.list()).length === 0 ? 'REMOVED' : 'STILL_ON_THE_OWNERS_LIST'
    },
    outcome: ownOnly('REMOVED', 'STILL_ON_THE_OWNERS_LIST'),
  },
  {
    procedure: 'payments.create',
    stage: 'OPEN',
    call: async ({ payments }, { dossier }) =>
      inWords(await payments.create({ dossierIds: [dossier.id], requestId: newUuid() })),
    outcome: ownOnly('DONE', 'NOT_ON_YOUR_LIST'),
  },
  {
    procedure: 'payments.payRest',
    stage: 'OPEN',
    call: async ({ payments }, { publicId }) =>
      inWords(await payments.payRest({ publicId, requestId: newUuid() })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.view',
    stage: 'PAID',
    call: async ({ payments }, { publicId }) => (await payments.view({ publicId })).state,
    outcome: ownOnly('PAID', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.mine',
    stage: 'OPEN',
    call: async ({ payments }, scene) =>
      (await payments.mine()).some(({ publicId }) => publicId === scene.publicId) ? 'SEEN' : 'NOT_SEEN',
    outcome: ownOnly('SEEN', 'NOT_SEEN'),
  },
  {
    procedure: 'payments.startCard',
    stage: 'OPEN',
    call: async ({ payments }, { publicId }) => inWords(await payments.startCard(cardInput(publicId))),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.newOtp',
    stage: 'AWAITING_OTP',
    call: async ({ payments }, { publicId }) => inWords(await payments.newOtp({ publicId })),
    outcome: ownOnly('OTP_TOO_SOON', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.submitOtp',
    stage: 'AWAITING_OTP',
    call: async ({ payments }, { publicId }) =>
      inWords(await payments.submitOtp({ publicId, otp: rightOtp })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.cancelAttempt',
    stage: 'AWAITING_OTP',
    call: async ({ payments }, { publicId }) => inWords(await payments.cancelAttempt({ publicId })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.printInstruction',
    stage: 'OPEN',
    call: async ({ payments }, { publicId }) =>
      inWords(await payments.printInstruction({ publicId, requestId: newUuid() })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.reissueInstruction',
    stage: 'PRINTED',
    call: async ({ payments }, { publicId }) =>
      inWords(await payments.reissueInstruction({ publicId, requestId: newUuid() })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.cancelInstruction',
    stage: 'PRINTED',
    call: async ({ payments }, { publicId }) => inWords(await payments.cancelInstruction({ publicId })),
    outcome: ownOnly('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.live',
    stage: 'PAID',
    call: async ({ payments }, { publicId }) => (await payments.live({ publicId })).state,
    outcome: ownOnly('PAID', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.confirmationPdf',
    stage: 'PAID',
    call: async ({ documents }, { publicId }) =>
      beginning(await documents.confirmationPdf({ publicId, language: 'vi' })),
    outcome: ownOnly('%PDF-', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.confirmationPdf',
    stage: 'AWAITING_OTP',
    call: async ({ documents }, { publicId }) =>
      beginning(await documents.confirmationPdf({ publicId, language: 'vi' })),
    outcome: ownOnly('NOT_FOUND', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.instructionPdf',
    stage: 'PRINTED',
    call: async ({ documents }, { publicId }) =>
      beginning(await documents.instructionPdf({ publicId, format: 'a4', language: 'vi' })),
    outcome: ownOnly('%PDF-', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.instructionPdf',
    stage: 'OPEN',
    call: async ({ documents }, { publicId }) =>
      beginning(await documents.instructionPdf({ publicId, format: 'a4', language: 'vi' })),
    outcome: ownOnly('NOT_FOUND', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.receiptPdf',
    stage: 'PAID',
    call: async ({ documents }, { publicId, dossier }) =>
      beginning(await documents.receiptPdf({ publicId, agencyId: dossier.agencyId, language: 'vi' })),
    outcome: ownOnly('%PDF-', 'NOT_FOUND'),
  },
  {
    procedure: 'documents.receiptPdf',
    stage: 'PAID',
    call: async ({ documents }, { publicId }) =>
      beginning(await documents.receiptPdf({ publicId, agencyId: 'H00.00', language: 'vi' })),
    outcome: ownOnly('NOT_FOUND', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.find',
    stage: 'PAID',
    call: async ({ payments }, { publicId, dossier }) =>
      inWords(await payments.find({ publicId, fact: dossier.fact })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'payments.find',
    stage: 'PAID',
    call: async ({ payments }, { publicId, dossier }) =>
      inWords(await payments.find({ publicId, fact: wrong(dossier.fact) })),
    outcome: everyone('NOT_FOUND'),
  },
  {
    // The number on paper is a name like the payment's code: it too opens nothing without the fact.
    procedure: 'payments.find',
    stage: 'PRINTED',
    call: async ({ payments }, { instructionNumber, dossier }) =>
      inWords(await payments.find({ publicId: instructionNumber, fact: dossier.fact })),
    outcome: everyone('DONE'),
  },
  {
    procedure: 'payments.find',
    stage: 'PRINTED',
    call: async ({ payments }, { instructionNumber, dossier }) =>
      inWords(await payments.find({ publicId: instructionNumber, fact: wrong(dossier.fact) })),
    outcome: everyone('NOT_FOUND'),
  },
  {
    procedure: 'documents.verify',
    stage: 'PRINTED',
    call: async ({ documents }, { verificationCode }) =>
      (await documents.verify({ code: verificationCode }))?.present ?? 'NOTHING',
    outcome: everyone('ACTIVE'),
  },
  {
    procedure: 'documents.verify',
    stage: 'PRINTED',
    call: async ({ documents }, { instructionNumber }) =>
      (await documents.verify({ code: instructionNumber }))?.present ?? 'NOTHING',
    outcome: everyone('NOTHING'),
  },
  {
    procedure: 'documents.verify',
    stage: 'PAID',
    call: async ({ documents }, { verificationCode }) =>
      (await documents.verify({ code: verificationCode }))?.present ?? 'NOTHING',
    outcome: everyone('VALID'),
  },
  {
    // A payment's id is on paper too: it must not open what the code opens.
    procedure: 'documents.verify',
    stage: 'PAID',
    call: async ({ documents }, { publicId }) =>
      (await documents.verify({ code: publicId }))?.present ?? 'NOTHING',
    outcome: everyone('NOTHING'),
  },
]

const wrong = (fact: string): string => (fact === '0000' ? '0001' : '0000')
