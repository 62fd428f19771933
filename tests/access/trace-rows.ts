import { only, type StaffRow } from './staff-table.ts'

/** Whatever crosses agencies and banks is an operator's alone; an administrator sees to people, not to money. */
const operators = (outcome: string) => only({ operator: outcome })

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
    procedure: 'trace.decideHolder',
    call: async ({ trace }, { self }) => {
      const decided = await trace.decideHolder({
        holderId: self.id,
        decision: 'VERIFY',
        seen: '',
        reason: 'x',
      })
      return decided.ok ? 'DONE' : decided.error.code
    },
    outcome: operators('NOT_FOUND'),
  },
]
