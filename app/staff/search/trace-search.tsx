'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { useDesk } from '../../_trpc/desk.ts'
import { refusedWith } from '../../_trpc/desk-provider.tsx'
import { buttonLook } from '../../_ui/button-look.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useQueueKeys } from '../_queue/queue-keys.ts'
import { DeskEmpty } from '../_ui/desk-state.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { FoundList } from './found-list.tsx'
import { useTraceWords } from './use-trace-words.ts'

/** One box that finds everything. What is typed may be a name: it is sent in a body and stands in no address. */
export function TraceSearch() {
  const { search, refused } = useTraceWords()
  const { words } = useDeskWords()
  const box = useRef<HTMLInputElement>(null)
  const finding = useMutation(useDesk().trace.search.mutationOptions())
  useQueueKeys()
  useEffect(() => box.current?.focus(), [])

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!finding.isPending) finding.mutate({ text: box.current?.value ?? '' })
  }

  const answer = finding.data
  const message = answer?.ok === false ? refused[answer.error.code] : null
  return (
    <>
      <search>
        <form onSubmit={find} noValidate>
          <label htmlFor="trace" className="block text-small font-medium">
            {search.label}
          </label>
          <p id="trace-hint" className="max-w-prose text-tiny text-ash">
            {search.hint}
          </p>
          {message && (
            <p id="trace-error" className="mt-1 text-small font-medium text-error">
              {message}
            </p>
          )}
          <div className="mt-1 flex max-w-[45rem] gap-2">
            <input
              ref={box}
              id="trace"
              data-key="/"
              type="search"
              aria-describedby={message ? 'trace-hint trace-error' : 'trace-hint'}
              aria-invalid={message ? true : undefined}
              autoComplete="off"
              spellCheck={false}
              className="min-h-11 w-full min-w-0 rounded-soft border-2 border-line bg-sheet px-3 text-small"
            />
            <button
              type="submit"
              aria-disabled={finding.isPending || undefined}
              className={buttonLook('primary')}
            >
              {search.submit}
            </button>
          </div>
        </form>
      </search>
      <div role="status" className="mt-6">
        {finding.isPending && <p className="text-ash">{search.searching}</p>}
        {finding.error !== null &&
          (refusedWith(finding.error) === 'FORBIDDEN' ? (
            <Notice kind="error" title={words.forbidden.title}>
              <p>{words.forbidden.body}</p>
            </Notice>
          ) : (
            <Notice kind="error" title={search.failed} />
          ))}
        {answer?.ok && <Count of={answer.value} />}
      </div>
      {finding.isIdle && <DeskEmpty title={search.idle}>{search.idleBody}</DeskEmpty>}
      {answer?.ok && <FoundList found={answer.value} />}
    </>
  )
}

function Count({ of }: { readonly of: Readonly<Record<string, readonly unknown[]>> }) {
  const { search } = useTraceWords()
  const count = Object.values(of).reduce((sum, { length }) => sum + length, 0)
  return count === 0 ? (
    <DeskEmpty title={search.none}>{search.noneBody}</DeskEmpty>
  ) : (
    <p className="text-small text-ash">{search.found(count)}</p>
  )
}
