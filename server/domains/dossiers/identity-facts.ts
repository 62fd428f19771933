import { randomBytes } from 'node:crypto'
import type { LookupFact } from '#lib/lookup-fact.ts'
import { identityLastFour } from '#lib/vietnamese/identity-number.ts'
import type { ReaderLevel } from '#server/domains/charges/contract.ts'
import type { Config } from '#server/platform/config.ts'
import { decryptColumn, encryptColumn, keyedHash, sameHash } from '#server/platform/crypto.ts'
import type { AgencyDossier } from './agency-dossier.ts'

export type HashKey = Pick<Config, 'LOOKUP_KEY'>
export type FactKeys = Pick<Config, 'LOOKUP_KEY' | 'COLUMN_KEY'>
export type FactHashes = {
  readonly last4Hash: Uint8Array
  readonly taxCodeHash: Uint8Array
  /** Null where the agency gave no look-up secret. */
  readonly secretHash: Uint8Array | null
}

/** How the identity facts of an applicant are kept: nothing of them can be read from the table alone. */
export type StoredFacts = Omit<FactHashes, 'secretHash'> & {
  /** Undefined: the message says nothing of it, and what is kept stays. */
  readonly secretHash: Buffer | null | undefined
  readonly identityCipher: Buffer | null
  readonly phoneCipher: Buffer | null
}

const hashBytes = 32

/** Stands in for a fact that is not kept: none has this hash, and comparing takes the same time. */
const noHash = new Uint8Array(hashBytes)

/** Stands in for a dossier that does not exist. */
export const noDossier: FactHashes = { last4Hash: noHash, taxCodeHash: noHash, secretHash: null }

/** Facts bound to the dossier (`id`) and its code. One that is missing gets a random hash, so that each row costs the same. */
export function factsToStore(
  keys: FactKeys,
  dossier: { readonly id: string; readonly code: string },
  { applicant, lookupSecret }: Pick<AgencyDossier, 'applicant' | 'lookupSecret'>,
): StoredFacts {
  const { identityNumber, taxCode, phone } = applicant
  return {
    secretHash:
      typeof lookupSecret === 'string' ? factHash(keys, 'SECRET', dossier.code, lookupSecret) : lookupSecret,
    last4Hash:
      identityNumber === null
        ? randomBytes(hashBytes)
        : factHash(keys, 'LAST4', dossier.code, identityLastFour(identityNumber)),
    taxCodeHash:
      taxCode === null ? randomBytes(hashBytes) : factHash(keys, 'TAX_CODE', dossier.code, taxCode),
    identityCipher: identityNumber === null ? null : sealed(keys, 'identity', dossier.id, identityNumber),
    phoneCipher: phone === null ? null : sealed(keys, 'phone', dossier.id, phone),
  }
}

/** What a fact counts for, whatever dossier it is tried for. */
export const countedFact = ({ kind, value }: LookupFact) =>
  ({ kind: 'look-up.fact', of: `${kind}:${value}` }) as const

/** Four digits can be guessed one after the other; a look-up secret cannot, and a tax code opens what is public. */
export const isGuessable = ({ kind }: LookupFact): boolean => kind === 'LAST4'

/** All hashes are made and compared whatever the fact is and whatever the dossier has, in constant time. */
export function factMatches(keys: HashKey, code: string, fact: LookupFact, stored: FactHashes): boolean {
  const { last4Hash, taxCodeHash, secretHash } = stored
  const same = {
    LAST4: sameHash(factHash(keys, 'LAST4', code, fact.value), last4Hash),
    TAX_CODE: sameHash(factHash(keys, 'TAX_CODE', code, fact.value), taxCodeHash),
    SECRET: sameHash(factHash(keys, 'SECRET', code, fact.value), secretHash ?? noHash),
  }
  return same[fact.kind]
}

/** A tax code is public; the other facts are the applicant's, or the slip's. PRODUCT S1.1. */
export function levelOf({ kind }: LookupFact): ReaderLevel {
  return kind === 'TAX_CODE' ? 'PUBLIC' : 'FULL'
}

/** Tells whether an agency's message says something new, without keeping what it said. */
export function contentHash(keys: HashKey, code: string, message: AgencyDossier): Buffer {
  const content = JSON.stringify(message, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  return keyedHash(keys.LOOKUP_KEY, 'dossier.content', `${code}\0${content}`)
}

/** The code is part of the hash: equal facts of two dossiers look different in the table. */
export function factHash(keys: HashKey, kind: LookupFact['kind'], code: string, value: string): Buffer {
  return keyedHash(keys.LOOKUP_KEY, `dossier.${kind}`, `${code}\0${value}`)
}

/** The identity number that a dossier (`id`) keeps encrypted. @throws when it was changed or is another dossier's */
export function openIdentityNumber(keys: FactKeys, id: string, cipher: Uint8Array): string {
  return decryptColumn(keys.COLUMN_KEY, `dossier.identity:${id}`, cipher)
}

function sealed(keys: FactKeys, column: 'identity' | 'phone', id: string, value: string): Buffer {
  return encryptColumn(keys.COLUMN_KEY, `dossier.${column}:${id}`, value)
}
