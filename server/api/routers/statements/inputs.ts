import { z } from 'zod'
import { LOCALES } from '#lib/locale.ts'
import { isStatementPeriod } from '#server/domains/payments/index.ts'

/** Two ISO days of a calendar, the first not after the last, not more than a year apart. */
export const period = z.object({ from: z.iso.date(), to: z.iso.date() }).refine(isStatementPeriod)

/** A period, in the language that its file is written in. */
export const periodIn = z.object({ period, language: z.enum(LOCALES) })
