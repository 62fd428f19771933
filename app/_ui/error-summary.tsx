'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from './action-form-context.ts'
import { ErrorIcon } from './icons.tsx'
import { WaitLeft } from './wait-left.tsx'

/** All errors of a form at its top, each a link to its field. It takes the focus whenever the answer is new. */
export function ErrorSummary({ state, heading }: { state: FormState; heading: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.errors.length > 0) box.current?.focus()
  }, [state])

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-summary=""
      data-bar=""
      className="mb-6 rounded-soft border-s-8 border-error bg-wash-error p-4"
    >
      <h2 className="mb-2 flex items-center gap-2 text-h3 text-error">
        <ErrorIcon />
        {heading}
      </h2>
      <ul className="space-y-1">
        {state.errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
            {error.wait !== undefined && <WaitLeft seconds={error.wait} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
