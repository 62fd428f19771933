import { newUuid } from '#lib/ids.ts'
import { only, type StaffRow } from './staff-table.ts'

/** The desks are of accountants and operators; what is not of an accountant's agency does not exist for them. */
const ofAgency = (own: string, elsewhere: string) =>
  only({ accountant: own, 'accountant elsewhere': elsewhere, operator: own })

type Said = { readonly ok: boolean; readonly error?: { readonly code: string } }
const inWords = (said: Said): string => (said.ok ? 'DONE' : (said.error?.code ?? 'REFUSED'))
const seen = (is: boolean): string => (is ? 'SEEN' : 'NOT SEEN')
const everything = { tab: 'WORK', reason: null, search: '', after: null } as const

export const deskRows: readonly StaffRow[] = [
  {
    procedure: 'suspense.list',
    call: async ({ suspense }, { desk }) => {
      const { openItem } = await desk()
      const { publicId } = (await suspense.view({ captureId: openItem })) ?? {}
      const { rows } = await suspense.list({ ...everything, search: publicId ?? '' })
      return seen(rows.some(({ captureId }) => captureId === openItem))
    },
    outcome: ofAgency('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'suspense.counts',
    call: async ({ suspense }, { desk }) => {
      await desk()
      return (await suspense.counts()).WORK >= 2 ? 'COUNTED' : 'NOTHING'
    },
    outcome: ofAgency('COUNTED', 'NOTHING'),
  },
  {
    procedure: 'suspense.view',
    call: async ({ suspense }, { desk }) =>
      seen((await suspense.view({ captureId: (await desk()).openItem })) !== null),
    outcome: ofAgency('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'suspense.candidate',
    call: async ({ suspense }, { desk }) => {
      const { openItem, number } = await desk()
      return inWords(await suspense.candidate({ captureId: openItem, number }))
    },
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'suspense.propose',
    call: async ({ suspense }, { desk }) => {
      const { openItem, number } = await desk()
      const wanted = { kind: 'ASSIGN', reason: 'x', number } as const
      return inWords(await suspense.propose({ captureId: openItem, version: 0, wanted }))
    },
    outcome: ofAgency('DONE', 'OTHER_AGENCY'),
  },
  {
    procedure: 'suspense.propose',
    call: async ({ suspense }, { desk }) => {
      const wanted = { kind: 'RETURN', reason: 'x' } as const
      return inWords(await suspense.propose({ captureId: (await desk()).openItem, version: 0, wanted }))
    },
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'suspense.withdraw',
    call: async ({ suspense }, { desk }) =>
      inWords(await suspense.withdraw({ captureId: (await desk()).proposedItem, version: 1 })),
    outcome: ofAgency('NOT_PROPOSER', 'NOT_FOUND'),
  },
  {
    procedure: 'suspense.approve',
    call: async ({ suspense }, { desk }) =>
      inWords(await suspense.approve({ captureId: (await desk()).proposedItem, version: 1 })),
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'suspense.reject',
    call: async ({ suspense }, { desk }) =>
      inWords(await suspense.reject({ captureId: (await desk()).proposedItem, version: 1, note: 'x' })),
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'refunds.list',
    call: async ({ refunds }, { desk }) => {
      const { requestedRefund, dossierCode } = await desk()
      const { rows } = await refunds.list({ ...everything, search: dossierCode })
      return seen(rows.some(({ id }) => id === requestedRefund))
    },
    outcome: ofAgency('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'refunds.counts',
    call: async ({ refunds }, { desk }) => {
      await desk()
      return (await refunds.counts()).WORK >= 2 ? 'COUNTED' : 'NOTHING'
    },
    outcome: ofAgency('COUNTED', 'NOTHING'),
  },
  {
    procedure: 'refunds.view',
    call: async ({ refunds }, { desk }) =>
      seen((await refunds.view({ refundId: (await desk()).requestedRefund })) !== null),
    outcome: ofAgency('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'refunds.findCharges',
    call: async ({ refunds }, { desk }) => {
      const { dossierCode, settledCharge } = await desk()
      const found = await refunds.findCharges({ typed: dossierCode })
      return seen(found.some(({ chargeId }) => chargeId === settledCharge))
    },
    outcome: ofAgency('SEEN', 'NOT SEEN'),
  },
  {
    procedure: 'refunds.request',
    call: async ({ refunds }, { desk }) => {
      const { settledCharge: chargeId } = await desk()
      return inWords(await refunds.request({ chargeId, amount: '1000', reason: 'x', requestId: newUuid() }))
    },
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'refunds.approve',
    call: async ({ refunds }, { desk }) =>
      inWords(await refunds.approve({ refundId: (await desk()).requestedRefund, version: 0 })),
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'refunds.reject',
    call: async ({ refunds }, { desk }) =>
      inWords(await refunds.reject({ refundId: (await desk()).requestedRefund, version: 0, note: 'x' })),
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
  {
    procedure: 'refunds.retry',
    call: async ({ refunds }, { desk }) =>
      inWords(await refunds.retry({ refundId: (await desk()).refusedRefund, version: 0, reason: 'x' })),
    outcome: ofAgency('DONE', 'NOT_FOUND'),
  },
]
