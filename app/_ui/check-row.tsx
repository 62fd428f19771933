'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from './action-form-context.ts'

type Props = { name: string; value: string; children: ReactNode; id?: string; checked?: boolean }

/** A box to tick with its words; the whole row takes the press. */
export function CheckRow({ name, value, children, id = name, checked = false }: Props) {
  const { errors } = useContext(FormContext)
  const message = errors.find((error) => error.field === id)?.message
  return (
    <div className={message ? 'border-s-4 border-error ps-3' : ''}>
      {message && (
        <p id={`${id}-error`} className="font-medium text-error">
          {message}
        </p>
      )}
      <label htmlFor={id} className="flex min-h-12 items-start gap-3 py-2">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={checked}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-error` : undefined}
          className="mt-0.5 size-7 shrink-0 accent-indigo"
        />
        <span>{children}</span>
      </label>
    </div>
  )
}
