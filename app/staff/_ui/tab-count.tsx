/** Beyond this nobody counts. */
const mostShown = 99

/** How many things wait at a desk; nothing while it is not known, and nothing to see for none. */
export function TabCount({ count }: { count: number | undefined }) {
  if (count === undefined || count === 0) return null
  return (
    <span className="figures min-w-6 rounded-full bg-wash-turmeric px-2 text-center text-tiny font-bold text-turmeric">
      {count > mostShown ? `${mostShown}+` : count}
    </span>
  )
}
