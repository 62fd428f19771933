import { err, ok, type Result } from '#lib/result.ts'
import type { BrowserMark } from './browser.ts'
import { type Door, longestFirstWait, manyAboutOne } from './kinds.ts'
import { browsersKnownFor, rememberBrowser, standingOf } from './known-browsers.ts'
import { networkOf } from './network.ts'
import { type BegunTry, beginTry, type CountedTry, forgetTries, type TooMany, type TryDeps } from './tries.ts'

/** Who tries: the browser, where it brought its cookie, and from where. */
export type Asker = { readonly browser: BrowserMark | null; readonly address: string; readonly now: Date }

export type Knock = Asker & {
  readonly door: Door
  /** What is asked for, existing or not, e.g. a telephone or a dossier's code. */
  readonly subject: string
  /**
   * False where what is typed is too long to be guessed. Strangers' tries then count by where they come from alone, and
   * nobody's misses about the subject make others wait.
   */
  readonly guessable?: boolean
  /** What else strangers' tries count for. */
  readonly also?: readonly CountedTry[]
}

/** Somebody who has a code sent: counted where strangers come from, and nothing is guessed by it. */
type Sending = Asker & {
  readonly door: 'send-code' | 'card-code'
  readonly guessable: false
  readonly also?: readonly CountedTry[]
}
type StrangersKnock = Knock | Sending

/** A try that is looked at. One of these is said once it is known; until then, and if never, it counts as wrong. */
export type Attempt = {
  /** Whether this browser was right about this subject before. */
  readonly known: boolean
  /** Takes the try back; this browser is known from now on, and what it missed itself is forgotten. */
  readonly right: () => Promise<void>
  /** Takes the try back and no more: what was right is anybody's to know, and so vouches for no browser. */
  readonly takeBack: () => Promise<void>
  /** It stays counted, and for the alarm, too. */
  readonly wrong: () => Promise<void>
}

type Begun = Result<BegunTry & { readonly known?: true }, TooMany>

/**
 * Whether somebody's try is looked at now. A browser that was right about this subject before has a counter of its own, and
 * others' misses do not slow it. One that was right about another subject is not slowed by its network: its misses count
 * for that subject, whatever number of browsers it was proven in. Everybody else waits for the subject, the address and
 * the network; a browser with few misses of its own that has waited for a minute because of others goes before them. Of
 * what is looked at about one subject, each network has its share.
 */
export async function knock(deps: TryDeps, asked: Knock): Promise<Result<Attempt, TooMany>> {
  const begun = await begin(deps, asked)
  if (!begun.ok) return begun
  return {
    ok: true,
    value: {
      known: begun.value.known ?? false,
      right: () => right(deps, asked, begun.value),
      takeBack: () => begun.value.takeBack(),
      wrong: () => countForAlarms(deps, asked),
    },
  }
}

async function begin(deps: TryDeps, asked: Knock): Promise<Begun> {
  const { browser, door, subject, now } = asked
  if (browser === null) return asStranger(deps, asked)
  const standing = await standingOf(deps, { browser, door, subject })
  if (standing.known) return asKnown(await beginTry(deps, [ownOf(asked, browser)], now))
  if (standing.voucher === null) return asStranger(deps, asked)
  const vouched = await beginTry(
    deps,
    [...aboutSubject(asked), count(asked, 'vouched', standing.voucher)],
    now,
  )
  if (vouched.ok) return vouched
  const stranger = await asStranger(deps, asked)
  return stranger.ok ? stranger : sooner(vouched, stranger)
}

const asKnown = (begun: Begun): Begun => (begun.ok ? ok({ ...begun.value, known: true }) : begun)

/**
 * The same for whoever is a stranger: the subject, the address and the network, and a browser that has waited for a minute
 * because of others goes before them.
 */
export async function asStranger(deps: TryDeps, asked: StrangersKnock): Promise<Begun> {
  const network = networkOf(asked.address)
  const share = isGuessable(asked) ? [count(asked, 'share', `${network} ${asked.subject}`)] : []
  const shared = [
    ...aboutSubject(asked),
    count(asked, 'address', asked.address),
    count(asked, 'network', network),
  ]
  const { browser } = asked
  const own = browser === null ? [] : [count(asked, 'browser', nameOf(browser), false)]
  const stranger = await beginTry(deps, [...shared, ...share, ...own], asked.now)
  if (stranger.ok) return stranger
  const newcomer = await asNewcomer(deps, asked, shared, share)
  return newcomer.ok ? newcomer : sooner(stranger, newcomer)
}

/**
 * Others' misses keep nobody out: whose browser has waited, and has missed nothing, or waited for that as well, is
 * looked at, in bounds for all such browsers of a network and for one subject.
 */
async function asNewcomer(
  deps: TryDeps,
  asked: StrangersKnock,
  shared: readonly CountedTry[],
  share: readonly CountedTry[],
): Promise<Begun> {
  const { browser, address, now } = asked
  const waited = browser === null ? 0 : Math.floor((now.getTime() - browser.since.getTime()) / 1000)
  if (browser === null || waited < longestFirstWait)
    return err({ code: 'TOO_MANY', retryAfterSeconds: longestFirstWait - Math.max(0, waited) })
  const counted = [
    ...shared.map((one) => ({ ...one, gate: false })),
    ...share,
    count(asked, 'browser', nameOf(browser)),
    ...(isGuessable(asked) ? [count(asked, 'newcomer-subject', asked.subject)] : []),
    count(asked, 'newcomer-network', networkOf(address)),
  ]
  return beginTry(deps, counted, now)
}

async function right(deps: TryDeps, asked: Knock, begun: BegunTry): Promise<void> {
  await begun.takeBack()
  const { browser, door, subject, now } = asked
  if (browser === null) return
  await rememberBrowser(deps, { browser, door, subject, now })
  await forgetTries(deps, [ownOf(asked, browser), count(asked, 'browser', nameOf(browser))])
}

/** Counted for the alarms: of all at this door, and whether one subject is tried again and again. */
async function countForAlarms(deps: TryDeps, asked: Knock): Promise<void> {
  const { door, subject, now } = asked
  const ofOne = isGuessable(asked) ? [count(asked, 'of-one', subject, false)] : []
  const counted = await beginTry(deps, [count(asked, 'all', '', false), ...ofOne], now)
  if (counted.ok && counted.value.misses(`${door}.of-one`) >= manyAboutOne)
    await beginTry(deps, [count(asked, 'hot', '', false)], now)
}

/** Forgets what strangers missed about a subject, once its owner has proven to be that in another way. */
export const forgetMisses = (deps: TryDeps, door: Door, subject: string): Promise<void> =>
  forgetTries(deps, [count({ door }, 'subject', subject), count({ door }, 'newcomer-subject', subject)])

/**
 * Forgets everything that a subject waits for: what strangers missed about it, and what browsers that are known for it missed
 * themselves. Addresses and networks are others' too and keep waiting.
 * @returns the browsers, by the names that counters have for them
 */
export async function forgetWaits(deps: TryDeps, door: Door, subject: string): Promise<string[]> {
  const browsers = await browsersKnownFor(deps, { door, subject })
  const names = browsers.map((hash) => nameOf({ hash }))
  const own = names.flatMap((name) => [
    count({ door }, 'known', `${name} ${subject}`),
    count({ door }, 'browser', name),
  ])
  await forgetMisses(deps, door, subject)
  await forgetTries(deps, own)
  return names
}

const isGuessable = (asked: StrangersKnock): asked is Knock => asked.guessable ?? true

const aboutSubject = (asked: StrangersKnock): CountedTry[] => [
  ...(isGuessable(asked) ? [count(asked, 'subject', asked.subject)] : []),
  ...(asked.also ?? []),
]

const ownOf = (asked: Knock, browser: BrowserMark): CountedTry =>
  count(asked, 'known', `${nameOf(browser)} ${asked.subject}`)

/** What counters know a browser by. */
export const nameOf = ({ hash }: Pick<BrowserMark, 'hash'>): string => Buffer.from(hash).toString('hex')

const count = <D extends StrangersKnock['door'], P extends string>(
  { door }: { readonly door: D },
  part: P,
  of: string,
  gate = true,
) => ({ kind: `${door}.${part}` as const, of, gate })

const sooner = (a: Begun & { ok: false }, b: Begun & { ok: false }) =>
  a.error.retryAfterSeconds <= b.error.retryAfterSeconds ? a : b
