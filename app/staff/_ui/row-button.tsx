type Props = {
  readonly action: () => Promise<void>
  /** What is read aloud: the action and whom it concerns. */
  readonly label: string
  readonly children: string
}

/** What can be done to one row of a table; a form of its own, complete without script. */
export function RowButton({ action, label, children }: Props) {
  return (
    <form action={action} className="inline-block">
      <button
        type="submit"
        aria-label={label}
        className="inline-flex min-h-9 items-center rounded-soft border border-indigo bg-sheet px-3 text-small font-medium text-indigo hover:bg-wash-indigo"
      >
        {children}
      </button>
    </form>
  )
}
