'use client'

import { useEffect } from 'react'

/**
 * Fills in the look-up secret that a slip's QR code has behind the # of its address, and takes it out of the address. It was never
 * sent to the portal until now; without script it is typed from the slip.
 */
export function SecretFromSlip({ field }: { field: string }) {
  useEffect(() => {
    const [secret] = /^#[0-9A-HJKMNP-TV-Z]{8}$/i.exec(location.hash) ?? []
    const input = document.querySelector<HTMLInputElement>(`input[name="${field}"]`)
    if (!secret || !input) return
    input.value = secret.slice(1)
    history.replaceState(history.state, '', location.pathname + location.search)
  }, [field])
  return null
}
