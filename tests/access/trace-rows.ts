import { inWords, only, type StaffRow } from './staff-table.ts'

/** Whatever crosses agencies and banks is an operator's alone; an administrator sees to people, not to money. */
const operators = (outcome: string) => only({ operator: outcome })

const refused = (code: string) => `{"code":"${code}"}`

export const traceRows: readonly StaffRow[] = [
  {
    procedure: 'trace.search',
    call: async ({ trace }, { desk }) => {
      const found = await trace.search({ text: (await desk()).dossierCode })
      return found.ok && found.value.payments.length > 0 ? 'FOUND' : 'NOT FOUND'
    },
    outcome: operators('FOUND'),
  },
  {
    procedure: 'trace.payment',
    call: async ({ trace, suspense }, { desk }) => {
      const { openItem } = await desk()
      const item = await suspense.view({ captureId: openItem }).catch(() => null)
      const story = await trace.payment({ publicId: item?.publicId ?? 'NOSUCHPAYMENT' })
      return story === null ? 'NOT SEEN' : `${story.suspense.length} IN SUSPENSE`
    },
    outcome: operators('2 IN SUSPENSE'),
  },
  {
    procedure: 'trace.registration',
    call: async ({ trace }, { registration }) => {
      const { number } = await registration('APPROVED')
      return (await trace.registration({ number }))?.number === number ? 'SEEN' : 'NOT SEEN'
    },
    outcome: operators('SEEN'),
  },
  {
    procedure: 'trace.untold',
    call: async ({ trace }) => {
      const { more } = await trace.untold()
      return `SEEN, MORE: ${more}`
    },
    outcome: operators('SEEN, MORE: false'),
  },
  {
    procedure: 'trace.tellAgain',
    call: async ({ trace }) =>
      (await trace.tellAgain({ publicId: 'NOSUCHPAYMENT' })) ? 'TOLD' : 'NOTHING WAITS',
    outcome: operators('NOTHING WAITS'),
  },
  {
    procedure: 'trace.proposeHolder',
    call: async ({ trace }, { self }) => {
      const order = { holderId: self.id, decision: 'VERIFY', seen: '', reason: 'x' } as const
      return inWords(await trace.proposeHolder(order))
    },
    outcome: operators(refused('NOT_FOUND')),
  },
  {
    procedure: 'trace.proposeHolder',
    call: async ({ trace }, { holder }) => {
      const order = { ...(await holder()), decision: 'CLOSE', reason: 'x' } as const
      return inWords(await trace.proposeHolder(order))
    },
    outcome: operators('DONE'),
  },
  {
    procedure: 'trace.holderProposals',
    call: async ({ trace }, { holderProposal }) => {
      const { proposalId } = await holderProposal()
      const acts = (await trace.holderProposals()).waiting.find(({ id }) => id === proposalId)?.acts
      return acts?.join(', ') ?? 'NOT SEEN'
    },
    outcome: operators('APPROVE, REJECT'),
  },
  {
    procedure: 'trace.approveHolder',
    call: async ({ trace }, { holderProposal }) => inWords(await trace.approveHolder(await holderProposal())),
    outcome: operators('DONE'),
  },
  {
    procedure: 'trace.approveHolder',
    call: async ({ trace }, { holder }) => {
      const order = { ...(await holder()), decision: 'CLOSE', reason: 'x' } as const
      const own = await trace.proposeHolder(order)
      return own.ok ? inWords(await trace.approveHolder(own.value)) : 'NOT PROPOSED'
    },
    outcome: operators(refused('OWN_PROPOSAL')),
  },
  {
    procedure: 'trace.rejectHolder',
    call: async ({ trace }, { holderProposal }) =>
      inWords(await trace.rejectHolder({ ...(await holderProposal()), reason: 'x' })),
    outcome: operators('DONE'),
  },
  {
    procedure: 'trace.withdrawHolder',
    call: async ({ trace }, { holderProposal }) =>
      inWords(await trace.withdrawHolder(await holderProposal())),
    outcome: operators(refused('NOT_YOURS')),
  },
]
