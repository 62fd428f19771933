import { cache } from 'react'
import type { Staff } from '#server/domains/identity/contract.ts'
import { orNull } from '../../_trpc/known-payment.ts'
import { api } from '../../_trpc/visitor.ts'

/** Who is signed in, asked once for the whole drawing of a page; null for nobody. */
export const signedIn = cache((): Promise<Staff | null> => orNull(async () => (await api()).staff.me()))
