import { ok, type Result } from '#lib/result.ts'
import { type Asker, asStranger, nameOf } from './knock.ts'
import { rememberHashed, standingOf, subjectHash } from './known-browsers.ts'
import {
  beginAgain,
  beginTry,
  type CountedBefore,
  type CountedKey,
  type CountedTry,
  forgetKeys,
  keyOf,
  type TooMany,
  type TryDeps,
  takeBackLater,
} from './tries.ts'

/** Somebody who has a bank look at a card. A bank that accepts it sends the card's owner a code. */
export type CardAsker = Asker & {
  /** The card's number, digits alone. */
  readonly number: string
  /** What it is to pay. */
  readonly chargeIds: readonly string[]
}

/** That a browser was right about a card, for later; nothing in it is readable. */
type LaterProof = {
  readonly browserHash: string
  readonly subjectHash: string
  /** What is then forgotten. */
  readonly own: readonly CountedKey[]
}

/** What is kept of one card's code until the attempt has succeeded; by hashes alone. */
export type KeptCode = {
  readonly cardHash: string
  readonly counted: CountedBefore
  /** Null where the browser brought no cookie. */
  readonly proof: LaterProof | null
}

export type CardCode = { readonly kept: KeptCode; readonly takeBack: () => Promise<void> }

/**
 * Whether a bank may be made to send the owner of this card one more code. It counts until the attempt has succeeded, with which
 * its payer has proven to be the owner, or until it is known that nothing was sent. What strangers may have sent to one card is
 * bounded from wherever they come; a browser that has paid with the card has a bound of its own.
 */
export async function countCardCode(deps: TryDeps, asked: CardAsker): Promise<Result<CardCode, TooMany>> {
  const { browser, number, now } = asked
  const known = browser !== null && (await standingOf(deps, { browser, door: 'card', subject: number })).known
  const counted = known
    ? await counts(deps, [{ kind: 'card-code.known', of: `${nameOf(browser)} ${number}` }], now)
    : await asStrangers(deps, asked)
  if (!counted.ok) return counted
  const kept = { cardHash: cardHash(deps, number), counted: counted.value, proof: proofOf(deps, asked) }
  return ok({ kept, takeBack: () => takeBackLater(deps, counted.value) })
}

/** What a card is known by where its codes are kept. */
export const cardHash = (deps: Pick<TryDeps, 'config'>, number: string): string =>
  keyOf(deps, { kind: 'card-code.card', of: number })

async function counts(
  deps: TryDeps,
  tries: readonly CountedTry[],
  now: Date,
): Promise<Result<CountedBefore, TooMany>> {
  const begun = await beginTry(deps, tries, now)
  return begun.ok ? ok(begun.value.counted) : begun
}

/** The card's own bound keeps newcomers out as well: any number of browsers can wait for a minute. */
async function asStrangers(deps: TryDeps, asked: CardAsker): Promise<Result<CountedBefore, TooMany>> {
  const ofCard = await counts(deps, [{ kind: 'card-code.card', of: asked.number }], asked.now)
  if (!ofCard.ok) return ofCard
  const also = asked.chargeIds.map((of) => ({ kind: 'card-code.charge', of }) as const)
  const elsewhere = await asStranger(deps, { door: 'card-code', guessable: false, also, ...asked })
  if (elsewhere.ok) return ok([...ofCard.value, ...elsewhere.value.counted])
  await takeBackLater(deps, ofCard.value)
  return elsewhere
}

function proofOf(deps: TryDeps, { browser, number: subject }: CardAsker): LaterProof | null {
  if (browser === null) return null
  const own = [
    { kind: 'card.known', of: `${nameOf(browser)} ${subject}` },
    { kind: 'card.browser', of: nameOf(browser) },
  ] as const
  return {
    browserHash: Buffer.from(browser.hash).toString('hex'),
    subjectHash: subjectHash(deps, { door: 'card', subject }).toString('hex'),
    own: own.map((one) => ({ kind: one.kind, key: keyOf(deps, one) })),
  }
}

/** Counts one more code of an attempt for its card, or for the browser that is known for it. */
export function countNextCode(
  deps: Pick<TryDeps, 'database'>,
  counted: CountedBefore,
  now: Date,
): Promise<Result<CountedBefore, TooMany>> {
  const bounds = counted.filter(({ kind }) => kind === 'card-code.card' || kind === 'card-code.known')
  return beginAgain(deps, bounds, now)
}

/** A payer has typed a code right: what these codes counted for counts no more, and the browser is known for the card. */
export async function provenLater(
  deps: Pick<TryDeps, 'database'>,
  { counted, proof }: { readonly counted: readonly CountedBefore[]; readonly proof: LaterProof | null },
  now: Date,
): Promise<void> {
  for (const one of counted.toReversed()) await takeBackLater(deps, one)
  if (proof === null) return
  const [browserHash, subject] = [proof.browserHash, proof.subjectHash].map((hex) => Buffer.from(hex, 'hex'))
  if (browserHash && subject)
    await rememberHashed(deps, { browserHash, door: 'card', subjectHash: subject, now })
  await forgetKeys(deps, proof.own)
}
