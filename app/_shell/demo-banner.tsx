import type { Texts } from '../_text/vi/index.ts'

/** Says on every page of a demonstration that it is one. */
export function DemoBanner({ t, phoneUrl }: { t: Texts; phoneUrl: string | null }) {
  return (
    <div className="border-b-2 border-dashed border-turmeric bg-wash-turmeric text-turmeric">
      <p className="mx-auto max-w-(--frame) px-4 py-1.5 text-tiny font-medium">
        {t.common.demo.banner}
        {phoneUrl && (
          <>
            {' '}
            <a href={phoneUrl} className="text-turmeric">
              {t.common.demo.phone}
            </a>
          </>
        )}
      </p>
    </div>
  )
}
