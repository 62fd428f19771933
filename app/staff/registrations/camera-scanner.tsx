'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Notice } from '../../_ui/notice.tsx'
import { useRegistrationWords } from './use-registration-words.ts'
import { watchForNumber } from './watch-for-number.ts'

/** The camera's picture until it shows the number of a form. Nothing of it is kept or sent. */
export default function CameraScanner({ onNumber }: { readonly onNumber: (number: string) => void }) {
  const { camera } = useRegistrationWords()
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<'refused' | 'missing' | null>(null)
  const found = useEffectEvent(onNumber)
  useEffect(() => {
    const stop = new AbortController()
    if (video.current) {
      watchForNumber(video.current, stop.signal).then(
        (number) => number !== null && found(number),
        (error: unknown) => setTrouble(isRefused(error) ? 'refused' : 'missing'),
      )
    }
    return () => stop.abort()
  }, [])

  if (trouble !== null) {
    return (
      <div className="mt-3">
        <Notice kind="error" title={camera[trouble]} live />
      </div>
    )
  }
  return (
    <section aria-label={camera.title} className="mt-3">
      <p className="text-small">{camera.hint}</p>
      <video ref={video} muted playsInline className="mt-2 w-full max-w-[40rem] rounded-soft bg-ink" />
    </section>
  )
}

const isRefused = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotAllowedError'
