'use client'

import { useEffect } from 'react'

const EVERY_MS = 2_000

/** Asks where the payment stands and reloads the page when that has changed; draws nothing. */
export function FollowPayment({ address, state }: { address: string; state: string }) {
  useEffect(() => {
    const timer = setInterval(async () => {
      const now = await stateNow(address)
      if (now && now !== state) location.reload()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [address, state])
  return null
}

/** The state, or null while it cannot be asked for (a phone without signal): the next round asks again. */
async function stateNow(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store' })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
