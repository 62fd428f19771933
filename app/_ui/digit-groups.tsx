const looks = { large: 'text-number font-bold', inline: '' }

/** A long number in groups of four, as it is printed; read aloud digit by digit with a pause after each group. */
export function DigitGroups({ number, look = 'inline' }: { number: string; look?: keyof typeof looks }) {
  const groups = number.match(/.{1,4}/g) ?? []
  return (
    <>
      <span aria-hidden="true" className={`whitespace-nowrap font-mono tabular-nums ${looks[look]}`}>
        {groups.join(' ')}
      </span>
      <span className="sr-only">{groups.map((group) => [...group].join(' ')).join(', ')}</span>
    </>
  )
}
