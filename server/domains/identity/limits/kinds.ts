import { after, doubling, type WaitRule } from './counter.ts'

const minute = 60
const hour = 60 * minute
/** A browser that comes for the first time waits no longer than this at look-up or sign-in, in seconds. */
export const longestFirstWait = minute

/** So many misses about one subject, as far as they are not forgotten, raise the alarm of their door. */
export const manyAboutOne = 60

/** Doors that strangers may knock at: each has counters for what is asked, for networks and for browsers. */
export const doors = ['look-up', 'sign-in', 'staff-sign-in', 'code', 'card'] as const
export type Door = (typeof doors)[number]

/**
 * Everything that is counted, and how misses of it are slowed. `x.subject` is what is asked for, existing or not, for all
 * who are strangers to it; `x.address` and `x.network` are where strangers come from; `x.known` is one browser that was
 * right about this subject before; `x.vouched` are all browsers that were right about one other subject; `x.browser`,
 * `x.newcomer-subject` and `x.newcomer-network` are browsers that waited because of others; `x.all`, `x.of-one` and
 * `x.hot` slow nobody and raise an alarm: of all misses, of those about one subject, and that there were many of these.
 */
export const tryKinds = {
  'look-up.subject': { waits: after(5, doubling(2, minute)), forget: 2 * minute },
  /** The same fact, e.g. four digits, whatever the dossier. */
  'look-up.fact': { waits: after(20, doubling(2, minute)), forget: 2 * minute },
  'look-up.address': { waits: after(30, doubling(4, 15 * minute)), forget: minute },
  'look-up.network': { waits: after(150, doubling(2, minute)), forget: 10 },
  /** Slower than elsewhere: these are four digits of a named dossier. The slip's secret, a tax code and known browsers pass. */
  'look-up.share': { waits: after(10, doubling(minute, 15 * minute)), forget: 15 * minute },
  'look-up.known': { waits: after(10, doubling(2, 15 * minute)), forget: 2 * minute },
  'look-up.vouched': { waits: after(10, doubling(4, hour)), forget: 5 * minute },
  'look-up.browser': { waits: doubling(minute, hour), forget: hour },
  'look-up.newcomer-subject': { waits: after(10, doubling(4, minute)), forget: minute },
  'look-up.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },
  'look-up.all': { waits: [0], forget: 2, most: 1_000 },
  'look-up.of-one': { waits: [0], forget: 10 * minute, most: 2 * manyAboutOne },
  'look-up.hot': { waits: [0], forget: 10 * minute, most: 2 },

  'sign-in.subject': { waits: after(5, doubling(2, minute)), forget: 2 * minute },
  'sign-in.address': { waits: after(30, doubling(4, 15 * minute)), forget: minute },
  'sign-in.network': { waits: after(100, doubling(2, minute)), forget: 15 },
  'sign-in.share': { waits: after(10, doubling(4, minute)), forget: minute },
  'sign-in.known': { waits: after(10, doubling(2, 15 * minute)), forget: 2 * minute },
  'sign-in.vouched': { waits: after(10, doubling(4, hour)), forget: 5 * minute },
  'sign-in.browser': { waits: doubling(minute, hour), forget: hour },
  'sign-in.newcomer-subject': { waits: after(10, doubling(2, 10)), forget: 10 },
  'sign-in.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },
  'sign-in.all': { waits: [0], forget: 4, most: 1_000 },
  'sign-in.of-one': { waits: [0], forget: 10 * minute, most: 2 * manyAboutOne },
  'sign-in.hot': { waits: [0], forget: 10 * minute, most: 2 },

  'staff-sign-in.subject': { waits: after(5, doubling(2, minute)), forget: 2 * minute },
  'staff-sign-in.address': { waits: after(30, doubling(4, 15 * minute)), forget: minute },
  'staff-sign-in.network': { waits: after(60, doubling(2, minute)), forget: 30 },
  'staff-sign-in.share': { waits: after(10, doubling(4, minute)), forget: minute },
  'staff-sign-in.known': { waits: after(10, doubling(2, 15 * minute)), forget: 2 * minute },
  'staff-sign-in.vouched': { waits: after(5, doubling(4, hour)), forget: 10 * minute },
  'staff-sign-in.browser': { waits: doubling(minute, hour), forget: hour },
  'staff-sign-in.newcomer-subject': { waits: after(5, doubling(2, 10)), forget: 10 },
  'staff-sign-in.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },
  'staff-sign-in.all': { waits: [0], forget: 30, most: 400 },
  'staff-sign-in.of-one': { waits: [0], forget: 10 * minute, most: 2 * manyAboutOne },
  'staff-sign-in.hot': { waits: [0], forget: 10 * minute, most: 2 },

  /**
   * Codes by SMS that somebody types who is not signed in; the subject is the telephone. Waits as of an authenticator's, but
   * for browsers that come for the first time: the ten codes a day that strangers have for a telephone, three tries each,
   * bound theirs (`send-bounds.ts`), so a stranger's wrong codes keep nobody from a new password for more than a minute.
   */
  'code.subject': { waits: after(10, doubling(15 * minute, 24 * hour)), forget: 24 * hour },
  'code.address': { waits: after(30, doubling(minute, 15 * minute)), forget: 15 * minute },
  'code.network': { waits: after(150, doubling(2, minute)), forget: minute },
  'code.share': { waits: after(10, doubling(4, minute)), forget: minute },
  'code.known': { waits: after(10, doubling(15 * minute, 24 * hour)), forget: 24 * hour },
  'code.vouched': { waits: after(10, doubling(4, hour)), forget: 15 * minute },
  'code.browser': { waits: doubling(minute, hour), forget: hour },
  'code.newcomer-subject': { waits: after(10, doubling(2, 10)), forget: 10 },
  'code.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },
  'code.all': { waits: [0], forget: 15, most: 400 },
  'code.of-one': { waits: [0], forget: 10 * minute, most: 2 * manyAboutOne },
  'code.hot': { waits: [0], forget: 10 * minute, most: 2 },

  /**
   * Codes by SMS that somebody asks for who is not signed in, until one is typed right. How many one telephone is sent
   * is bounded by `send-bounds.ts`. Browsers that have proven it do not count here.
   */
  'send-code.address': { waits: after(30, doubling(2, minute)), forget: minute },
  'send-code.network': { waits: after(150, doubling(2, minute)), forget: 15 },
  'send-code.browser': { waits: [30, minute, 2 * minute, 5 * minute], forget: 15 * minute },
  'send-code.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },

  /** Passwords that somebody types again who is signed in, by account: whoever found a browser open does not know it. */
  'own-password': { waits: after(10, doubling(5 * minute, hour)), forget: hour },
  /** Codes that one account asks for to change its telephone. */
  'phone-change': { waits: after(10, doubling(15 * minute, hour)), forget: hour },
  /** Telephones that one account wants to invite. */
  invitation: { waits: after(10, doubling(5 * minute, hour)), forget: 2 * minute },

  /** The subject is a card's number: one card is not tried with many dates, nor many cards from one place. */
  'card.subject': { waits: after(10, doubling(15, minute)), forget: 10 * minute },
  /** What the card is to pay, whoever pays it and in however many payments. */
  'card.charge': { waits: after(10, doubling(15, minute)), forget: 5 * minute },
  'card.address': { waits: after(10, doubling(30, hour)), forget: 5 * minute },
  'card.network': { waits: after(50, doubling(4, minute)), forget: minute },
  'card.share': { waits: after(10, doubling(4, minute)), forget: minute },
  'card.known': { waits: after(5, doubling(30, hour)), forget: 10 * minute },
  'card.vouched': { waits: after(5, doubling(30, hour)), forget: 10 * minute },
  'card.browser': { waits: doubling(minute, hour), forget: hour },
  'card.newcomer-subject': { waits: after(3, doubling(15, minute)), forget: 10 * minute },
  'card.newcomer-network': { waits: after(10, doubling(8, minute)), forget: minute },
  'card.all': { waits: [0], forget: 6, most: 1_000 },
  'card.of-one': { waits: [0], forget: 10 * minute, most: 2 * manyAboutOne },
  'card.hot': { waits: [0], forget: 10 * minute, most: 2 },

  /**
   * Codes that a bank sends to a card's owner because it accepted the card, another one on demand included, until the payment
   * has succeeded. The card is bounded for all strangers together, from wherever they come: nine codes in the first hour, some
   * twenty in a day. Who has paid with it in this browser has a bound of their own. Places are roomy: many share an address.
   */
  'card-code.card': { waits: after(5, doubling(2 * minute, 2 * hour)), forget: 2 * hour },
  'card-code.charge': { waits: after(10, doubling(15, minute)), forget: 5 * minute },
  'card-code.address': { waits: after(30, doubling(2, minute)), forget: minute },
  'card-code.network': { waits: after(150, doubling(2, minute)), forget: 15 },
  'card-code.known': { waits: after(5, doubling(minute, hour)), forget: 10 * minute },
  'card-code.browser': { waits: after(3, doubling(minute, hour)), forget: 15 * minute },
  'card-code.newcomer-network': { waits: after(20, doubling(4, minute)), forget: 15 },

  /** Codes of an authenticator that somebody types at the staff's sign-in who has the password. */
  'staff-code': { waits: after(10, doubling(15 * minute, 24 * hour)), forget: 2 * hour },
  /** Mails that tell a member of the staff of it: a budget, with pauses. */
  'staff-code-told': { waits: doubling(hour, 24 * hour), forget: 24 * hour },
  /** Passes that one person gives to others who wait at the sign-in, a mail each: twenty, then so many a day. */
  'staff-pass': { waits: after(20, [72 * minute]), forget: 72 * minute },
} as const satisfies Readonly<Record<string, WaitRule>>

export type TryKind = keyof typeof tryKinds
