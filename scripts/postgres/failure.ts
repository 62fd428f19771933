/** A reason why nothing can start, in one line that says what to do. Printed as it is, without a stack. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/** Knows the few lines of PostgreSQL or the system that a person can act on; anything else is passed on. */
const knownCauses: readonly { readonly seen: RegExp; readonly say: (place: string) => string }[] = [
  {
    seen: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    say: (place) => `The disk that holds ${place} is full. Free some space, or set DATA_DIR to another disk.`,
  },
  {
    seen: /Read-only file system|EROFS/,
    say: (place) => `${place} is on a read-only disk. Set DATA_DIR to a folder that can be written.`,
  },
  {
    seen: /database files are incompatible with server|was initialized by PostgreSQL version/,
    say: (place) =>
      `${place} was made by another PostgreSQL version. Move it away and start again, or set DATA_DIR to a new folder.`,
  },
  {
    seen: /could not access directory|Permission denied|EACCES/,
    say: (place) =>
      `The user that PostgreSQL runs as may not enter or write ${place}. Set DATA_DIR to a folder that it can, or leave DATA_DIR unset.`,
  },
]

/**
 * Turns what a program printed, or a system error, into one clear line.
 * @param place the folder that was being written
 */
export function startFailure(printed: string, place: string): StartFailure {
  const known = knownCauses.find((cause) => cause.seen.test(printed))
  if (known) return new StartFailure(known.say(place))
  const lastLines = printed.trim().split('\n').slice(-3).join(' | ')
  return new StartFailure(`PostgreSQL could not be started in ${place}: ${lastLines || 'it said nothing'}`)
}
