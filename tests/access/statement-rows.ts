import { type AccountRow, acting } from './account-table.ts'

/** Both roles keep the books; what is another holder's does not exist. */
const membersOf = (own: string, elsewhere: string) =>
  acting({ owner: own, accountant: own, person: elsewhere, 'owner elsewhere': elsewhere })
const everyMember = (outcome: string) => membersOf(outcome, outcome)

const period = { from: '2026-01-01', to: '2026-12-31' }
const wanted = { period, language: 'vi' } as const

/** The first letters of a file, which tell its kind. */
async function beginning(file: ReadableStream<Uint8Array>): Promise<string> {
  const { value } = await file.getReader().read()
  return Buffer.from(value ?? []).toString('latin1', 0, 2)
}

/** Who with an account may read and note what about payments. Whose lines they are is held by the room's own tests. */
export const statementRows: readonly AccountRow[] = [
  {
    procedure: 'statements.list',
    call: async ({ statements }) => `${(await statements.list({ period, after: null })).rows.length} PAID`,
    outcome: everyMember('0 PAID'),
  },
  {
    procedure: 'statements.totals',
    call: async ({ statements }) => `${(await statements.totals({ period })).amount} ĐỒNG`,
    outcome: everyMember('0 ĐỒNG'),
  },
  {
    procedure: 'statements.csv',
    call: async ({ statements }) => beginning(await statements.csv(wanted)),
    outcome: everyMember('\u00EF\u00BB'),
  },
  {
    procedure: 'statements.xlsx',
    call: async ({ statements }) => beginning(await statements.xlsx(wanted)),
    outcome: everyMember('PK'),
  },
  {
    procedure: 'statements.pdf',
    call: async ({ statements }) => ((await statements.pdf(wanted)).ok ? 'PRINTED' : 'REFUSED'),
    outcome: everyMember('PRINTED'),
  },
  {
    procedure: 'statements.receipts',
    call: async ({ statements }) => {
      const made = await statements.receipts(wanted)
      return made.ok ? beginning(made.value) : made.error.code
    },
    outcome: everyMember('PK'),
  },
  {
    procedure: 'statements.ownReference',
    call: async ({ statements }, { payment }) => {
      const publicId = await payment()
      return (await statements.ownReference({ publicId })).publicId === publicId ? 'SEEN' : 'ANOTHER'
    },
    outcome: membersOf('SEEN', 'NOT_FOUND'),
  },
  {
    procedure: 'statements.setOwnReference',
    call: async ({ statements }, { payment }) => {
      const said = await statements.setOwnReference({ publicId: await payment(), text: 'PC-1' })
      return said.ok ? 'DONE' : said.error.code
    },
    outcome: membersOf('DONE', 'NOT_FOUND'),
  },
]
