/** The ways to pay that the check page offers, in its order: the first to whoever is signed in; the last two lead to the instruction. */
export const ways = ['ACCOUNT', 'CARD', 'QR', 'BRANCH'] as const
export type Way = (typeof ways)[number]

export function isWay(text: unknown): text is Way {
  return ways.some((way) => way === text)
}

/** Remembers the way taken last, so that it is chosen already the next time. It says nothing of a person. */
export const WAY_COOKIE = 'way'
