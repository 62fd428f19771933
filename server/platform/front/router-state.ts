import { z } from 'zod'

/** As Next's own pages name a part of an address: by its text, or as a parameter with its kind (`d`, `c`, `oc` …). */
const segment = z.union([
  z.string(),
  z.tuple([
    z.string(),
    z.string(),
    z.string().regex(/^(oc|[cd](i(\(\.{1,3}\)|\(\.\.\)\(\.\.\)))?)$/),
    z.array(z.string()).nullable(),
  ]),
])

/** The tree of pages that a browser shows, as its script sends it along when it asks for the next one. */
const tree: z.ZodType<unknown> = z.lazy(() =>
  z
    .tuple([segment, z.record(z.string(), tree)])
    .rest(z.unknown())
    .refine(([, , refresh, mark, hints, last, ...more]) => {
      const isPair =
        Array.isArray(refresh) && refresh.length === 2 && refresh.every((one) => typeof one === 'string')
      return (
        more.length === 0 &&
        (refresh == null || isPair) &&
        (mark == null || ['refetch', 'inside-shared-layout', 'metadata-only'].includes(String(mark))) &&
        (hints == null || typeof hints === 'number') &&
        (last === undefined || typeof last === 'string')
      )
    }),
)

/** Whether Next can read the header `Next-Router-State-Tree`; it fails on one that it cannot. */
export function isRouterState(header: string | readonly string[] | undefined): boolean {
  if (header === undefined) return true
  if (typeof header !== 'string') return false
  try {
    return tree.safeParse(JSON.parse(decodeURIComponent(header))).success
  } catch {
    return false
  }
}
