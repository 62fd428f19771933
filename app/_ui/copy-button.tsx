'use client'

import { useEffect, useState } from 'react'
import { buttonLook } from './button-look.ts'

type Props = { text: string; words: { copy: string; what: string; copied: string } }

/** Copies a text and says so. It is there only where the browser can do it; the text itself always is. */
export function CopyButton({ text, words }: Props) {
  const [able, setAble] = useState(false)
  const [done, setDone] = useState(false)

  useEffect(() => setAble('clipboard' in navigator), [])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
    } catch {
      // A browser that forbids it after all: the text stands beside the button, to be copied by hand.
      setAble(false)
    }
  }

  if (!able) return null
  return (
    <span className="inline-flex items-center gap-3" data-screen-only="">
      <button type="button" onClick={copy} className={`${buttonLook('quiet')} text-small`}>
        {words.copy}
        <span className="sr-only"> {words.what}</span>
      </button>
      <span role="status" className="text-small text-jade">
        {done && words.copied}
      </span>
    </span>
  )
}
