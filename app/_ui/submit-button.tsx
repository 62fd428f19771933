'use client'

import { type MouseEvent, type ReactNode, useContext } from 'react'
import { useFormStatus } from 'react-dom'
import { FormContext } from './action-form-context.ts'
import { type ButtonKind, buttonLook } from './button-look.ts'

type Props = { children: ReactNode; kind?: ButtonKind; wide?: boolean; name?: string; value?: string }

/**
 * Sends its form once: while an answer is awaited a second press does nothing and says so. It is never
 * disabled, so it keeps the focus, and without script it is a plain button (the server then holds the line).
 */
export function SubmitButton({ children, kind = 'primary', wide = true, name, value }: Props) {
  const { pending } = useFormStatus()
  const { sending } = useContext(FormContext)

  function holdSecondPress(event: MouseEvent) {
    if (pending) event.preventDefault()
  }

  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={holdSecondPress}
      className={`${buttonLook(kind, wide)} aria-disabled:cursor-progress aria-disabled:opacity-80`}
    >
      {pending && kind === 'primary' ? sending : children}
    </button>
  )
}
