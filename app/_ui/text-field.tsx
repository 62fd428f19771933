'use client'

import { type HTMLAttributes, useContext } from 'react'
import { FormContext } from './action-form-context.ts'
import { ErrorIcon } from './icons.tsx'

type Props = {
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email' | 'password'
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: string
  autoCapitalize?: 'none' | 'characters' | 'words'
  /** How much of the line the answer takes; the field is that wide, which tells its length. With `own` the look says it. */
  size?: 'full' | 'half' | 'short' | 'own'
  /** What stands in the field at first; a form that came back puts in its own. */
  value?: string
  /** Extra look of the input itself. */
  look?: string
}

const widths = { full: 'w-full', half: 'w-full max-w-72', short: 'w-32', own: '' }

/** A line of text with its label, its hint and, when the form came back, its error. */
export function TextField({ name, label, hint, size = 'full', value = '', look = '', ...input }: Props) {
  const { errors, values } = useContext(FormContext)
  const message = errors.find((error) => error.field === name)?.message
  const described = [hint && `${name}-hint`, message && `${name}-error`].filter(Boolean).join(' ')

  return (
    <div className={message ? 'border-s-4 border-error ps-3' : ''} data-bar={message ? '' : undefined}>
      <label htmlFor={name} className="block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-small text-ash">
          {hint}
        </p>
      )}
      {message && (
        <p id={`${name}-error`} className="mt-1 flex gap-2 font-medium text-error">
          <ErrorIcon />
          {message}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={values[name] ?? value}
        aria-describedby={described || undefined}
        aria-invalid={message ? true : undefined}
        spellCheck={false}
        className={`mt-1 block min-h-12 rounded-soft border-2 bg-sheet px-3 py-2 ${
          message ? 'border-error' : 'border-line'
        } ${widths[size]} ${look}`}
        {...input}
      />
    </div>
  )
}
