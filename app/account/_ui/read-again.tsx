'use client'

import { useEffect, useState } from 'react'

type Props = {
  /** The id of the field whose digits are shown again. */
  readonly field: string
  /** An account number in fours from the left, an amount in threes from the right. */
  readonly as: 'account' | 'amount'
  readonly label: string
}

const groups = {
  account: (digits: string) => digits.replace(/\d{4}(?=\d)/g, '$& '),
  amount: (digits: string) => `${digits.replace(/\B(?=(?:\d{3})+$)/g, '.')}\u00A0đ`,
}

/** What may stand between digits; with anything else in it, the digits alone would be read as another number. */
const digitsOnly = /^[\d\s.,-]*$/

/** What is typed, in groups that can be compared at a glance. Decoration: hidden from readers, absent without script. */
export function ReadAgain({ field, as, label }: Props) {
  const [digits, setDigits] = useState('')

  useEffect(() => {
    const input = document.getElementById(field)
    if (!(input instanceof HTMLInputElement)) return
    const read = () =>
      setDigits(digitsOnly.test(input.value) ? input.value.replace(/\D/g, '').slice(0, 19) : '')
    read()
    input.addEventListener('input', read)
    return () => input.removeEventListener('input', read)
  }, [field])

  return (
    <p aria-hidden="true" className="min-h-7 text-small text-ash">
      {digits && (
        <>
          {label}: <span className="font-mono text-body text-ink">{groups[as](digits)}</span>
        </>
      )}
    </p>
  )
}
