'use client'

import { useState } from 'react'
import { formatDateTime } from '#lib/dates.ts'
import type { DeskRegistration, ScanView } from '#server/domains/registrations/desk-contract.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { AttachScan } from './attach-scan.tsx'
import { useRegistrationWords } from './use-registration-words.ts'

type Props = {
  readonly form: DeskRegistration
  /** Whether to say that it is missing where it is. */
  readonly showMissing: boolean
}

/** The picture of the signed paper, the newest first, and where a teller adds one. */
export function ScanPane({ form, showMissing }: Props) {
  const { scan: words, refused } = useRegistrationWords()
  const hasCurrent = form.scans.some(({ isCurrent }) => isCurrent)
  const scans = form.scans.toReversed()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = scans.find(({ id }) => id === chosen) ?? scans[0]
  return (
    <section aria-labelledby="scan" className="space-y-3 desk:sticky desk:top-4">
      <h3 id="scan" className="text-body font-bold">
        {words.title}
      </h3>
      {showMissing && !hasCurrent && <Notice kind="error" title={refused.SCAN_MISSING} live />}
      {shown ? <Picture number={form.number} scan={shown} /> : <p className="text-small">{words.none}</p>}
      {scans.length > 1 && (
        <div className="flex flex-wrap gap-x-4">
          {scans.map(({ id }, n) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === shown?.id}
              onClick={() => setChosen(id)}
              className={buttonLook('quiet')}
            >
              {words.of(n + 1, scans.length)}
            </button>
          ))}
        </div>
      )}
      {form.actions.includes('ATTACH_SCAN') && <AttachScan form={form} onAttached={() => setChosen(null)} />}
    </section>
  )
}

function Picture({ number, scan }: { readonly number: string; readonly scan: ScanView }) {
  const { scan: words } = useRegistrationWords()
  const address = `/staff/registrations/scan/${number}/${scan.id}`
  const frame = 'w-full rounded-soft border border-hair bg-sheet'
  return (
    <div>
      {scan.mediaType === 'application/pdf' ? (
        <iframe src={address} title={words.alt(number)} className={`${frame} h-[32rem]`} />
      ) : (
        // A link, so that the keyboard reaches what is to be scrolled.
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          className={`${frame} block max-h-[40rem] overflow-auto`}
        >
          <img src={address} alt={words.alt(number)} className="h-auto w-full" />
        </a>
      )}
      <p className="mt-1 text-tiny text-ash">
        <Meta scan={scan} />
      </p>
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-11 items-center text-small"
      >
        {words.open}
      </a>
    </div>
  )
}

function Meta({ scan }: { readonly scan: ScanView }) {
  const { locale } = useDeskWords()
  const { you } = useQueueWords()
  const { scan: words, detail } = useRegistrationWords()
  const by = scan.uploadedBy.self ? you : (scan.uploadedBy.name ?? detail.gonePerson)
  const text = words.meta(sizeOf(scan.size, locale), by, formatDateTime(new Date(scan.uploadedAt), locale))
  return scan.isCurrent ? text : `${text} · ${words.old}`
}

/** In whole kilobytes below a megabyte. */
function sizeOf(bytes: number, locale: string): string {
  const megabytes = bytes / 2 ** 20
  if (megabytes < 1) return `${Math.ceil(bytes / 1024)} KB`
  return `${megabytes.toLocaleString(locale, { maximumFractionDigits: 1 })} MB`
}
