/** How long nobody may ask under a session before it is over, in milliseconds. */
export const idleMs = 30 * 60_000

/** How long a session lasts at most, in milliseconds; the database holds the same bound. */
export const longestMs = 12 * 60 * 60_000

/** How exactly it is known when a session was last used, in milliseconds. */
export const seenEveryMs = 60_000
