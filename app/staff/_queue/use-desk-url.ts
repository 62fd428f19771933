'use client'

import { usePathname, useSearchParams } from 'next/navigation'

/** What a desk shows is named in its address, so that it can be sent, reloaded and stepped back to. */
export function useDeskUrl() {
  const search = useSearchParams()
  const pathname = usePathname()

  function addressWith(changes: Readonly<Record<string, string | null>>): string {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    return next.size === 0 ? pathname : `${pathname}?${next}`
  }

  return {
    /** '' for what is not named. */
    get: (name: string): string => search.get(name) ?? '',
    addressWith,
    go: (changes: Readonly<Record<string, string | null>>) =>
      window.history.pushState(null, '', addressWith(changes)),
  }
}

export type DeskUrl = ReturnType<typeof useDeskUrl>

/** The value where it is one of these, else null: addresses are typed by anyone. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null
}
