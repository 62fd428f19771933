'use client'

import { useEffect, useState } from 'react'

type Props = {
  /** ISO times: the end, and the server's clock when the page was made, so a wrong clock here does no harm. */
  until: string
  now: string
  words: { left: string; over: string; validUntil: string }
  /** What is read aloud at these seconds, and nothing in between. */
  announce: Readonly<Record<number, string>>
}

const CIRCUMFERENCE = 2 * Math.PI * 18

/** Time left, as text and as a ring. Without script it is the sentence that says until when. */
export function Countdown({ until, now, words, announce }: Props) {
  // Rounded up: it never says that a code is over while the bank still takes it.
  const total = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000))
  const left = useSecondsLeft(total)
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (left === null) return
    const sentence = left === 0 ? words.over : announce[left]
    if (sentence) setSaid(sentence)
  }, [left, words.over, announce])

  const share = left === null ? 1 : left / Math.max(total, 120)
  return (
    <div className="flex items-center gap-3">
      <svg aria-hidden="true" focusable="false" width="44" height="44" viewBox="0 0 44 44" fill="none">
        <circle cx="22" cy="22" r="18" stroke="var(--hair)" strokeWidth="5" />
        <circle
          cx="22"
          cy="22"
          r="18"
          stroke={left !== null && left <= 30 ? 'var(--turmeric)' : 'var(--indigo)'}
          strokeWidth="5"
          strokeDasharray={CIRCUMFERENCE}
          strokeDashoffset={CIRCUMFERENCE * (1 - share)}
          transform="rotate(-90 22 22)"
        />
      </svg>
      <p className={left === 0 ? 'font-medium text-error' : ''} aria-hidden={left !== null && left > 0}>
        {left === null ? (
          words.validUntil
        ) : left === 0 ? (
          words.over
        ) : (
          <>
            {words.left} <strong className="figures">{clock(left)}</strong>
          </>
        )}
      </p>
      {left !== null && left > 0 && <span className="sr-only">{words.validUntil}</span>}
      <span className="sr-only" role="status">
        {said}
      </span>
    </div>
  )
}

/** Counts down with the machine's steady clock; null until the browser has taken over the page. */
function useSecondsLeft(total: number): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const start = performance.now()
    const tick = () => setLeft(Math.max(0, total - Math.floor((performance.now() - start) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [total])
  return left
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
