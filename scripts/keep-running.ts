/** A process that can be started again and again. */
export type Startable = {
  readonly name: string
  start(): Promise<Alive>
}

export type Alive = {
  readonly pid: number
  readonly exited: Promise<unknown>
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): void
}

export type Kept = {
  /** null while it is down */
  pid(): number | null
  /** sends a signal as an accident would: the part comes back by itself */
  kill(signal: NodeJS.Signals): void
  /** ends it for good */
  stop(): Promise<void>
}

/** First and longest pause before a part is started again, and the age at which its past is forgotten. Milliseconds. */
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 5000
const SETTLED_AFTER = 10_000

/** The pause before the next start, for a part that lived this long after a pause of that length. */
export function nextPause(lastPause: number, lived: number): number {
  return lived >= SETTLED_AFTER || lastPause === 0 ? FIRST_PAUSE : Math.min(lastPause * 2, LONGEST_PAUSE)
}

/**
 * Starts a part, and again whenever it ends, with growing pauses, and says so. The first start must succeed.
 * @param now a clock in milliseconds
 */
export async function keepRunning(
  part: Startable,
  say: (line: string) => void,
  now = Date.now,
): Promise<Kept> {
  let alive: Alive | null = await part.start()
  let stopping = false
  let cutPause = () => {}
  const loop = (async () => {
    let pause = 0
    let born = now()
    while (!stopping) {
      await alive?.exited
      alive = null
      if (stopping) return
      pause = nextPause(pause, now() - born)
      say(`${part.name} ended unexpectedly and is started again in ${(pause / 1000).toFixed(1)} s`)
      await new Promise<void>((resolve) => {
        cutPause = resolve
        setTimeout(resolve, pause)
      })
      if (stopping) return
      born = now()
      alive = await part.start().catch((error: Error) => {
        say(`${part.name} could not be started: ${error.message}`)
        return null
      })
      if (alive && !stopping) say(`${part.name} runs again`)
    }
  })()
  return {
    pid: () => alive?.pid ?? null,
    kill: (signal) => alive?.kill(signal),
    async stop() {
      stopping = true
      cutPause()
      await alive?.stop()
      await loop
      await alive?.stop()
    },
  }
}
