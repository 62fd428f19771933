'use client'

import { useEffect, useState } from 'react'

/** Counts down beside a sentence that says how long to wait. Without script there is the sentence alone. */
export function WaitLeft({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const start = performance.now()
    const tick = () => setLeft(Math.max(0, seconds - Math.floor((performance.now() - start) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [seconds])
  if (left === null) return null
  return (
    <span aria-hidden="true" data-wait="" className="figures whitespace-nowrap">
      {' '}
      ({Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')})
    </span>
  )
}
