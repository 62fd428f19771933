/** What a command or rule answers: a value, or an expected refusal. Bugs are thrown, never returned. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const err = <const E>(error: E): { ok: false; error: E } => ({ ok: false, error })

/** For an impossible branch: fails to compile when a case is forgotten, throws if the types were lied to. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
