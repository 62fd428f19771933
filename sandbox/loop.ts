/** Work that is done again and again until stopped. */
export type Loop = {
  /** Looks for work now instead of at the next beat. */
  readonly wake: () => void
  /** Resolves when the work in hand is done. */
  readonly stop: () => Promise<void>
}

/**
 * Runs `work` whenever woken and at least each `beatMs` milliseconds; at once again while it says that
 * there was something to do. An error is told and the loop goes on: the database may be restarting. The same
 * error is told once until something goes well again.
 */
export function startLoop(
  work: () => Promise<boolean>,
  beatMs: number,
  onError: (error: unknown) => void,
): Loop {
  let stopped = false
  let wakeUp: (() => void) | undefined
  let woken = false
  let told: string | undefined

  const rest = () =>
    new Promise<void>((resolve) => {
      if (woken || stopped) return resolve()
      const timer = setTimeout(resolve, beatMs)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const attempt = async () => {
    try {
      const more = await work()
      told = undefined
      return more
    } catch (error) {
      if (told !== String(error)) onError(error)
      told = String(error)
      return false
    }
  }

  const run = async () => {
    while (!stopped) {
      woken = false
      if (!(await attempt())) await rest()
    }
  }

  const running = run()
  const wake = () => {
    woken = true
    wakeUp?.()
  }
  return {
    wake,
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
