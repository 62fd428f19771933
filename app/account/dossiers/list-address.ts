import { type ListFilter, type ListState, listStates } from '#server/domains/dossiers/listing-contract.ts'

export const listPath = '/account/dossiers'

/** What an address says of the list: the filter, the page, and what is ticked at first. */
export type Asked = {
  readonly filter: ListFilter
  readonly after: string | null
  readonly before: string | null
  /** Every box of the page is ticked. */
  readonly ticked: boolean
  /** Led back here, since the list is not what it was. */
  readonly changed: boolean
}

export const everything: ListFilter = { state: 'OWING', agencyId: null, text: '' }

/** Names in an address; the filter's form has its fields by the same names. */
export const fields = { text: 'q', agency: 'agency', state: 'state' } as const

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/** Whatever stands in the address becomes a question that can be asked. */
export function readAddress(params: Params): Asked {
  const one = (name: string): string | null => {
    const given = params[name]
    return typeof given === 'string' && given !== '' ? given : null
  }
  return {
    filter: {
      text: one(fields.text) ?? '',
      agencyId: agencyIn(one(fields.agency)),
      state: stateIn(one(fields.state)),
    },
    after: one('after')?.slice(0, 100) ?? null,
    before: one('before')?.slice(0, 100) ?? null,
    ticked: one('tick') === 'page',
    changed: one('changed') !== null,
  }
}

const stateIn = (text: string | null): ListState => listStates.find((state) => state === text) ?? 'OWING'
const agencyIn = (text: string | null): string | null =>
  text !== null && /^[\w.]{1,40}$/.test(text) ? text : null

/** The address of a list; what is the rule is left out. */
export function addressOf(
  { text, agencyId, state }: ListFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...(text !== '' && { [fields.text]: text }),
    ...(agencyId !== null && { [fields.agency]: agencyId }),
    ...(state !== 'OWING' && { [fields.state]: state }),
    ...more,
  }).toString()
  return query === '' ? listPath : `${listPath}?${query}`
}
