import { publicProcedure } from '#server/api/trpc.ts'

/** For what sends a code to somebody who is not signed in: the log warns where all that strangers may be sent is used up. */
export const sendingProcedure = publicProcedure.use(async ({ ctx, path, next }) => {
  const answer = await next()
  if (answer.ok && isExhausted(answer.data))
    ctx.deps.log.error(
      { path, perHour: ctx.deps.config.ANONYMOUS_CODES_PER_HOUR },
      'no more codes are sent to people who are not signed in: ANONYMOUS_CODES_PER_HOUR are used up',
    )
  return answer
})

/** Whether a command's answer is this refusal, alone or among several. */
function isExhausted(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false
  return [answer.error].flat().some((one) => isCode(one, 'CODES_EXHAUSTED'))
}

const isCode = (refusal: unknown, code: string): boolean =>
  typeof refusal === 'object' && refusal !== null && 'code' in refusal && refusal.code === code
