import { newReference } from '#lib/ids.ts'

/** Whose key a machine signs with; hoiAn is a second bank, which has counters alone. A stranger signs under the key id that the endpoint would trust. */
export const machines = ['unsigned', 'bank', 'hoiAn', 'agency', 'portal', 'stranger'] as const
export type Machine = (typeof machines)[number]

export type EndpointRow = {
  /** As the application lists it. */
  readonly route: string
  /** What a POST carries. */
  readonly body?: () => object
  readonly outcome: Readonly<Record<Machine, string>>
}

/** Reserved, and never given out. */
const number = '4900000000000023'
const money = () => ({ bankReference: newReference(), at: '2026-11-21T03:00:00Z' })

const refused = {
  unsigned: '401 SIGNATURE_MISSING',
  bank: '401 SIGNATURE_INVALID',
  hoiAn: '401 SIGNATURE_INVALID',
  agency: '401 SIGNATURE_INVALID',
  portal: '401 SIGNATURE_INVALID',
  stranger: '401 SIGNATURE_INVALID',
} satisfies Record<Machine, string>

const everyone = (outcome: string): Record<Machine, string> => ({
  unsigned: outcome,
  bank: outcome,
  hoiAn: outcome,
  agency: outcome,
  portal: outcome,
  stranger: outcome,
})

export const endpoints: readonly EndpointRow[] = [
  // The bank of this table is off, and health says so to everyone.
  {
    route: 'GET /health',
    outcome: everyone('503'),
  },
  {
    route: 'POST /bank/v1/results',
    // Any bank says what became of a debit of its own; of another's it is only noted.
    body: () => ({ reference: newReference(), status: 'SUCCEEDED', amount: '1000', ...money() }),
    outcome: { ...refused, bank: '200', hoiAn: '200' },
  },
  {
    route: 'POST /bank/v1/counter/verify',
    body: () => ({ number }),
    outcome: { ...refused, bank: '200', hoiAn: '200' },
  },
  {
    route: 'POST /bank/v1/counter/activate',
    body: () => ({ number, key: newReference(), branch: 'Tam Kỳ' }),
    outcome: { ...refused, bank: '200', hoiAn: '200' },
  },
  {
    route: 'POST /bank/v1/counter/outcome',
    body: () => ({ number, key: newReference(), outcome: 'TAKEN', amount: '1000', ...money() }),
    outcome: { ...refused, bank: '200', hoiAn: '200' },
  },
  {
    // Of the bank that has the account, and of no other.
    route: 'POST /bank/v1/credit-notices',
    body: () => ({ account: '1000000001', amount: '1000', content: 'nop tien', ...money() }),
    outcome: { ...refused, bank: '200', hoiAn: '400 ACCOUNT_UNKNOWN' },
  },
  {
    route: 'POST /bank/v1/registrations/read',
    body: () => ({ number: '000000000098' }),
    outcome: { ...refused, bank: '404 UNKNOWN', hoiAn: '404 UNKNOWN' },
  },
  {
    route: 'POST /bank/v1/registrations/decision',
    body: () => ({
      number: '000000000098',
      version: 1,
      decision: 'APPROVED',
      by: 'KSV-0117',
      at: '2026-11-21T03:00:00Z',
    }),
    outcome: { ...refused, bank: '404 UNKNOWN', hoiAn: '404 UNKNOWN' },
  },
  // The SMS provider does not sign: the address is what it knows, and every report gets the same answer.
  { route: 'GET /notifications/v1/sms/:messageId/:token', outcome: everyone('200') },
  { route: 'POST /notifications/v1/sms/:messageId/:token', outcome: everyone('200') },
  { route: 'PUT /agency/v1/dossiers/:code', outcome: { ...refused, agency: '201' } },
  { route: 'GET /agency/v1/dossiers/:code', outcome: { ...refused, agency: '404 DOSSIER_UNKNOWN' } },
]
