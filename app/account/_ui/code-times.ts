type Times = { readonly validUntil: string; readonly nextCodeAt: string }

/** The times of a code that was sent, as they go along in an address: they say what a clock shows, and open nothing. */
export function timesQuery({ validUntil, nextCodeAt }: Times): URLSearchParams {
  return new URLSearchParams({ until: validUntil, again: nextCodeAt })
}

export type AskedTimes = { readonly until?: string | string[]; readonly again?: string | string[] }

/** The times in an address; null for one that is none. */
export function timesIn({ until, again }: AskedTimes): {
  readonly validUntil: string | null
  readonly nextCodeAt: string | null
} {
  return { validUntil: instant(until), nextCodeAt: instant(again) }
}

function instant(text: string | string[] | undefined): string | null {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(text)) return null
  return Number.isNaN(Date.parse(text)) ? null : text
}
