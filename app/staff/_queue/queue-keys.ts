'use client'

import { useEffect } from 'react'
import { isPlainKey } from '../_ui/desk-table.tsx'

/** Where a key leads: an element says it with `data-key`. A key only moves the focus; Enter then decides. */
const keys = ['/', 'a', 'r']

export function useQueueKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!keys.includes(event.key) || !isPlainKey(event)) return
      const place = document.querySelector(`[data-key="${event.key}"]`)
      const target = place?.matches('button, input') ? place : place?.querySelector('input, button')
      if (!(target instanceof HTMLElement)) return
      // Firefox would open its own search, and the letter would be typed into the field.
      event.preventDefault()
      target.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
