'use client'

import { useContext } from 'react'
import { FormContext } from '../../_ui/action-form-context.ts'
import { ErrorIcon } from '../../_ui/icons.tsx'

type Option = { readonly value: string; readonly label: string }
type Props = {
  readonly name: string
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly none: string
  readonly options: readonly Option[]
}

/** One of a list, with its label and, when the form came back, its error. */
export function SelectField({ name, label, none, options }: Props) {
  const { errors, values } = useContext(FormContext)
  const message = errors.find((error) => error.field === name)?.message
  const chosen = values[name] ?? ''
  return (
    <div className={message ? 'border-s-4 border-error ps-3' : ''} data-bar={message ? '' : undefined}>
      <label htmlFor={name} className="block font-medium">
        {label}
      </label>
      {message && (
        <p id={`${name}-error`} className="mt-1 flex gap-2 font-medium text-error">
          <ErrorIcon />
          {message}
        </p>
      )}
      <select
        id={name}
        name={name}
        // A form that came back brings its choice along; React keeps the old one under the same key.
        key={chosen}
        defaultValue={chosen}
        aria-describedby={message ? `${name}-error` : undefined}
        aria-invalid={message ? true : undefined}
        className={`mt-1 block min-h-12 w-full rounded-soft border-2 bg-sheet px-3 py-2 ${message ? 'border-error' : 'border-line'}`}
      >
        <option value="">{none}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
