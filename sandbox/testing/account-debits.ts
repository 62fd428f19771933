import type { BankId } from '../bank/banks.ts'
import type { Book } from '../bank/read-book.ts'
import { sideOf } from './registered-account.ts'
import type { TestSandbox } from './test-sandbox.ts'

type Ask = { readonly bank?: BankId; readonly jti?: string }

export const split = [
  { agencyId: 'H47.22', amount: '50000' },
  { agencyId: 'H47.20', amount: '100000' },
]

/** An order of 150.000 đồng for two beneficiaries. */
export const orderFor = (mandate: string) => ({
  mandate,
  amount: '150000',
  split,
  description: 'Thanh toan DVC',
})

/** The portal's calls about account debits, and what the bank's book and messages say of them. */
export function accountDebits(sandbox: () => TestSandbox) {
  const ask = (method: 'GET' | 'POST', path: string, body: object | undefined, { bank, jti }: Ask) => {
    const { base, side } = sideOf[bank ?? 'collecting-bank']
    const options = jti === undefined ? { side } : { side, jti }
    return sandbox().call(method, `${base}/bank/v1/account-debits/${path}`, body, options)
  }
  const book = () => sandbox().admin<Book>('/admin/book')
  return {
    debit: (reference: string, order: object, options: Ask = {}) =>
      ask('POST', `${reference}/debit`, order, options),
    cancel: (reference: string, options: Ask = {}) => ask('POST', `${reference}/cancel`, {}, options),
    query: (reference: string, options: Ask = {}) => ask('GET', reference, undefined, options),
    book,
    lineOf: async (reference: string) =>
      (await book()).accountDebits.find((line) => line.reference === reference),
    resultsOf: (reference: string) => sandbox().told.filter(({ body }) => body.reference === reference),
  }
}
