'use client'

import { useEffect, useRef, useState } from 'react'

type Typed = { number: string; holderName: string; date: string }

const blank: Typed = { number: '', holderName: '', date: '' }

/**
 * A drawn card that mirrors what is typed and shows where it stands on the real one. It is decoration:
 * hidden from readers, and without script it shows the places only.
 */
export function CardPicture({ bank, dateLabel }: { bank: string; dateLabel: string }) {
  const picture = useRef<SVGSVGElement>(null)
  const [typed, setTyped] = useState(blank)

  useEffect(() => {
    const form = picture.current?.closest('form')
    if (!form) return
    const read = () => setTyped(typedInto(form))
    read()
    // A form says that it is reset before its fields are empty.
    const readEmptied = () => void setTimeout(read)
    form.addEventListener('input', read)
    form.addEventListener('reset', readEmptied)
    return () => {
      form.removeEventListener('input', read)
      form.removeEventListener('reset', readEmptied)
    }
  }, [])

  return (
    <svg
      ref={picture}
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 320 190"
      className="block h-auto w-full max-w-80"
      fontFamily="var(--font-mono)"
    >
      <rect width="320" height="190" rx="14" fill="var(--band)" />
      <path
        d="M0 120c60-34 110 20 170-8s90-52 150-40v104a14 14 0 0 1-14 14H14a14 14 0 0 1-14-14z"
        fill="#fff"
        opacity=".08"
      />
      <text x="22" y="36" fill="#fff" fontSize="18" fontWeight="700" fontFamily="var(--font-sans)">
        {bank}
      </text>
      <rect x="22" y="54" width="36" height="27" rx="5" fill="#e8c87a" />
      <path d="M22 67.5h36M34 54v27M46 54v27" stroke="#9a7a2e" strokeWidth="1" />
      <text x="22" y="114" fill="#fff" fontSize={typed.number.length > 16 ? 18 : 21} letterSpacing="1">
        {inFours(typed.number) || '9704 •••• •••• ••••'}
      </text>
      <text x="22" y="138" fill="#fff" fontSize="10" opacity=".85" fontFamily="var(--font-sans)">
        {dateLabel}
      </text>
      <text x="22" y="153" fill="#fff" fontSize="15">
        {typed.date || '••/••'}
      </text>
      <text x="22" y="175" fill="#fff" fontSize="15">
        {typed.holderName || '••••••• •• •'}
      </text>
    </svg>
  )
}

function typedInto(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  const text = (name: string, longest: number) => String(data.get(name) ?? '').slice(0, longest)
  return {
    number: text('number', 40).replace(/\D/g, '').slice(0, 19),
    holderName: folded(text('holderName', 60)).slice(0, 28),
    date: text('date', 7),
  }
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase()
}

function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
