import type { Dong } from '#lib/money.ts'

/** One column of an exported table: what stands in its head, and what each row has in it. */
export type SheetColumn<Row> = { readonly head: string } & (
  | { readonly kind: 'text'; readonly value: (row: Row) => string | null }
  /** Whole đồng, as a number that can be summed. */
  | { readonly kind: 'amount'; readonly value: (row: Row) => Dong }
  | { readonly kind: 'count'; readonly value: (row: Row) => number }
  /** An instant, as date and time in Vietnam. */
  | { readonly kind: 'time'; readonly value: (row: Row) => Date }
)
