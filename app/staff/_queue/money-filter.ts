import { type DeskTab, deskTabs } from '#server/domains/payments/desk-contract.ts'
import { type DeskUrl, oneOf } from './use-desk-url.ts'

type MoneyFilter<Reason extends string> = {
  readonly tab: DeskTab
  readonly reason: Reason | null
  readonly search: string
  readonly after: string | null
}

/** What a queue of money is asked for, read from the address; what it does not name is the first of its kind. */
export function moneyFilter<Reason extends string>(
  url: DeskUrl,
  reasons: readonly Reason[],
): MoneyFilter<Reason> {
  return {
    tab: oneOf(deskTabs, url.get('tab')) ?? 'WORK',
    reason: oneOf(reasons, url.get('reason')),
    search: url.get('q'),
    after: url.get('after') || null,
  }
}
