'use client'

import { useContext } from 'react'
import { FormContext } from './action-form-context.ts'
import { ErrorIcon } from './icons.tsx'
import { unbroken } from './unbroken.ts'

export type RadioCard = { readonly value: string; readonly title: string; readonly body: string }

type Props = { name: string; legend: string; cards: readonly RadioCard[]; chosen?: string | undefined }

/** One choice of several, each a card that takes the press anywhere, with one line on what it means. */
export function RadioCards({ name, legend, cards, chosen }: Props) {
  const { errors, values } = useContext(FormContext)
  const message = errors.find((error) => error.field === name)?.message
  const first = values[name] ?? chosen
  return (
    <fieldset
      className={message ? 'border-s-4 border-error ps-3' : ''}
      data-bar={message ? '' : undefined}
      aria-describedby={message ? `${name}-error` : undefined}
    >
      <legend className="mb-2 text-h3 font-bold">{unbroken(legend)}</legend>
      {message && (
        <p id={`${name}-error`} className="mb-2 flex gap-2 font-medium text-error">
          <ErrorIcon />
          {message}
        </p>
      )}
      <div className="space-y-3">
        {cards.map((card, index) => (
          <label
            key={card.value}
            // The link of the error summary leads to the first of them.
            htmlFor={index === 0 ? name : `${name}-${card.value}`}
            className="flex gap-3 rounded-soft border-2 border-line bg-sheet p-4 has-checked:border-indigo has-checked:bg-wash-indigo"
          >
            <input
              id={index === 0 ? name : `${name}-${card.value}`}
              type="radio"
              name={name}
              value={card.value}
              defaultChecked={first === card.value}
              aria-describedby={`${name}-${card.value}-body`}
              className="mt-0.5 size-6 shrink-0 accent-indigo"
            />
            <span>
              <span className="block font-bold">{card.title}</span>
              <span id={`${name}-${card.value}-body`} className="block text-small text-ash">
                {card.body}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
