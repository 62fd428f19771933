'use server'

import { redirect } from 'next/navigation'
import { tries } from '../../../../_trpc/visitor.ts'

/** Makes this browser known by the pass, and goes on to the sign-in. */
export async function usePass(token: string): Promise<void> {
  const used = await (await tries()).staffEntry.usePass({ token })
  redirect(`/staff/sign-in?say=${used.ok ? 'passUsed' : 'passOver'}`)
}
