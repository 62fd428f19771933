/** So many wrong codes since the last right one, and none is looked at for so long; twice as long after each further one. */
const mostWrong = 10
const firstWaitMs = 15 * 60_000
/** A wrong code counts until a day has passed without another, so that few an hour for weeks guess none either. */
const longestWaitMs = 24 * 3_600_000

/** How many were typed wrongly since the last right one, and the last of them when. */
export type WrongCodes = { readonly wrong: number; readonly wrongAt: Date | null }

/** How many of them count still. */
export function wrongBefore({ wrong, wrongAt }: WrongCodes, now: Date): number {
  return wrongAt !== null && now.getTime() - wrongAt.getTime() < longestWaitMs ? wrong : 0
}

/** How long no code is looked at from now on, in whole seconds; 0 where one is. */
export function secondsToWait(codes: WrongCodes, now: Date): number {
  if (codes.wrongAt === null) return 0
  const waitMs = codes.wrongAt.getTime() + waitAfter(wrongBefore(codes, now)) - now.getTime()
  return Math.max(0, Math.ceil(waitMs / 1000))
}

function waitAfter(wrong: number): number {
  return wrong < mostWrong ? 0 : Math.min(firstWaitMs * 2 ** (wrong - mostWrong), longestWaitMs)
}
