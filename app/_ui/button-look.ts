export type ButtonKind = 'primary' | 'secondary' | 'quiet'

const shape =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-soft border-2 py-2.5 text-center font-medium leading-tight no-underline transition-colors duration-100'

const kinds: Record<ButtonKind, string> = {
  primary: 'px-5 border-indigo bg-indigo text-on-indigo hover:border-ink hover:bg-ink hover:text-paper',
  secondary: 'px-5 border-indigo bg-sheet text-indigo hover:bg-wash-indigo',
  quiet:
    'px-0 border-transparent bg-transparent text-indigo underline underline-offset-4 hover:bg-wash-indigo',
}

/** The one look of what can be pressed, for buttons and for links that act as the next step. */
export function buttonLook(kind: ButtonKind, wide = false): string {
  return `${shape} ${kinds[kind]} ${wide ? 'w-full wide:w-auto' : 'shrink-0'}`
}
