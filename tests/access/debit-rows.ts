import { newUuid } from '#lib/ids.ts'
import { type AccountRow, acting } from './account-table.ts'
import type { Caller } from './world.ts'

/** Both roles pay; what is another holder's does not exist. */
const payers = (own: string, elsewhere: string) =>
  acting({ owner: own, accountant: own, person: elsewhere, 'owner elsewhere': elsewhere })

type Said = { readonly ok: boolean; readonly error?: { readonly code: string } }
const inWords = (said: Said): string => (said.ok ? 'DONE' : (said.error?.code ?? 'REFUSED'))
const seen = (is: boolean): string => (is ? 'SEEN' : 'NOT SEEN')

const owing = { state: 'OWING', agencyId: null, text: '' } as const

async function debit({ payments }: Caller, publicId: string, registrationId: string): Promise<string> {
  const confirmation = { by: 'SESSION' } as const
  return inWords(
    await payments.debitAccount({ publicId, registrationId, confirmation, requestId: newUuid() }),
  )
}

/** Who with an account may see and pay what is in the name of an organisation, and from whose account. */
export const debitRows: readonly AccountRow[] = [
  {
    procedure: 'dossiers.browse',
    call: async ({ dossiers }, { debits }) => {
      const { dossierCode } = await debits()
      const { rows } = await dossiers.browse({ filter: owing, after: null, before: null })
      return seen(rows.some(({ code }) => code === dossierCode))
    },
    outcome: payers('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'dossiers.payAll',
    call: async ({ dossiers }, { debits }) => {
      await debits()
      const shown = { asOf: new Date(Date.now() + 60_000).toISOString(), count: 1, total: '150000' }
      return inWords(await dossiers.payAll({ filter: owing, shown, requestId: newUuid() }))
    },
    outcome: payers('DONE', 'NOTHING_OWED'),
  },
  {
    procedure: 'payments.accounts',
    call: async ({ payments }, { debits }) => {
      const { publicId, registrationId, othersRegistrationId } = await debits()
      const said = JSON.stringify(await payments.accounts({ publicId }))
      if (said.includes(othersRegistrationId)) return 'ANOTHER’S SEEN'
      return seen(said.includes(registrationId))
    },
    outcome: payers('SEEN', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.sendDebitCode',
    call: async ({ payments }, { debits }) => {
      const { publicId, registrationId } = await debits()
      return inWords(await payments.sendDebitCode({ publicId, registrationId }))
    },
    outcome: payers('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'payments.debitAccount',
    call: async (caller, { debits }) => {
      const { publicId, registrationId } = await debits()
      return debit(caller, publicId, registrationId)
    },
    outcome: payers('DONE', 'NOT_FOUND'),
  },
  {
    // One's own payment, from an account of somebody else.
    procedure: 'payments.debitAccount',
    call: async (caller, { debits }) => {
      const { publicId, othersRegistrationId } = await debits()
      return debit(caller, publicId, othersRegistrationId)
    },
    outcome: payers('ACCOUNT_NOT_IN_FORCE', 'NOT_FOUND'),
  },
]
