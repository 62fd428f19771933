import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventStream } from './event-stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A source whose events a test sends itself. */
function source() {
  const listeners = new Set<(data: string) => void>()
  return {
    send: (data: string) => {
      for (const listener of listeners) listener(data)
    },
    subscribe: (listener: (data: string) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listeners: () => listeners.size,
  }
}

function opened() {
  const events = source()
  const closing = new AbortController()
  const reader = eventStream(events.subscribe, closing.signal).getReader()
  const next = async () => {
    const { value, done } = await reader.read()
    return done ? null : new TextDecoder().decode(value)
  }
  return { events, closing, reader, next }
}

describe('a stream of events', () => {
  test('says when to come back, then tells each event in the form that browsers read', async () => {
    const { events, next } = opened()
    events.send('PAID 3')
    expect([await next(), await next()]).toEqual(['retry: 2000\n\n', 'data: PAID 3\n\n'])
  })

  test('sends a comment while nothing happens, which no browser takes for an event', async () => {
    const { next } = opened()
    await next()
    vi.advanceTimersByTime(15_000)
    expect(await next()).toBe(':\n\n')
  })

  test('ends after ten minutes and lets go of its source', async () => {
    const { events, next } = opened()
    vi.advanceTimersByTime(10 * 60_000)
    let last: string | null = ''
    while (last !== null) last = await next()
    expect(events.listeners()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves nothing behind when the reader goes', async () => {
    const { events, reader } = opened()
    await reader.cancel()
    expect([events.listeners(), vi.getTimerCount()]).toEqual([0, 0])
  })

  test.each(['while it is open', 'before it was read'])('ends when the process stops, %s', async (when) => {
    const events = source()
    const closing = new AbortController()
    if (when === 'before it was read') closing.abort()
    const reader = eventStream(events.subscribe, closing.signal).getReader()
    closing.abort()
    await reader.read()
    expect((await reader.read()).done).toBe(true)
    expect([events.listeners(), vi.getTimerCount()]).toEqual([0, 0])
  })
})
