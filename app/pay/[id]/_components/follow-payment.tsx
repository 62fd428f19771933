'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

type Props = {
  /** The payment's own address; its events and its stamp are below it. */
  address: string
  /** What the page shows was true at this stamp. */
  stamp: string
  words: { lost: string }
}

const POLL_MS = 2_000
/** A connection that is back sooner was never missed. */
const LOST_AFTER_MS = 10_000

/**
 * Draws the page anew, in place, whenever the payment has moved on. It listens to the server's events; where a
 * browser or what stands in between refuses them it asks every two seconds.
 */
export function FollowPayment({ address, stamp, words }: Props) {
  const router = useRouter()
  const shown = useRef(stamp)
  const [lost, setLost] = useState(false)

  useEffect(() => {
    shown.current = stamp
  }, [stamp])

  useEffect(() => {
    const seen = (now: string) => {
      setLost(false)
      if (now === shown.current) return
      shown.current = now
      router.refresh()
    }
    return whileVisible(() => follow(address, seen, () => setLost(true)))
  }, [address, router])

  return (
    <p role="status" className="mt-2 text-small text-turmeric empty:hidden">
      {lost && words.lost}
    </p>
  )
}

/**
 * Does it only while somebody can see the page: browsers have few connections to one host, and a page that is shown again
 * hears at once what it missed.
 */
function whileVisible(begin: () => () => void): () => void {
  let end: (() => void) | null = null
  const arrange = () => {
    if (!document.hidden) end ??= begin()
    else {
      end?.()
      end = null
    }
  }
  arrange()
  document.addEventListener('visibilitychange', arrange)
  return () => {
    document.removeEventListener('visibilitychange', arrange)
    end?.()
  }
}

/** Follows by events, or by asking where they are refused. Answers with what ends it. */
function follow(address: string, seen: (stamp: string) => void, onLost: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined
  const source = new EventSource(`${address}/events`)
  source.onopen = () => {
    clearTimeout(timer)
    timer = undefined
  }
  source.onmessage = ({ data }) => seen(String(data))
  source.onerror = () => {
    // While it is merely lost the browser itself connects again; closed means that it was refused.
    if (source.readyState === EventSource.CLOSED) polling ??= poll(`${address}/state`, seen)
    else timer ??= setTimeout(onLost, LOST_AFTER_MS)
  }
  return () => {
    source.close()
    clearTimeout(timer)
    clearInterval(polling)
  }
}

function poll(address: string, seen: (stamp: string) => void): ReturnType<typeof setInterval> {
  return setInterval(async () => {
    const now = await stampAt(address)
    if (now !== null) seen(now)
  }, POLL_MS)
}

/** The stamp, or null while it cannot be asked for (a phone without signal): the next round asks again. */
async function stampAt(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store' })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
