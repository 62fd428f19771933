import type { Staff } from '#server/domains/identity/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { DeskTabs } from '../_ui/desk-tabs.tsx'

/** Who is working, the way out, and the way between desks. */
export function DeskHeader({ staff, t }: { staff: Staff; t: Texts }) {
  const { shell, roles, tabs } = t.staff
  return (
    <div data-desk="" className="border-b border-hair bg-sunk pt-2">
      <section
        aria-label={shell.signedIn}
        className="mx-auto flex w-full max-w-[80rem] flex-wrap items-center justify-between gap-x-6 px-4"
      >
        <p className="text-small">
          <strong>{staff.name}</strong> · {roles[staff.role]}
          {staff.agencyId && <> · {staff.agencyId}</>}
          {staff.branch && <> · {staff.branch}</>}
        </p>
        <form method="post" action="/staff/sign-out" data-screen-only="">
          <button
            type="submit"
            className="inline-flex min-h-11 items-center text-small text-indigo underline underline-offset-4"
          >
            {shell.signOut}
          </button>
        </form>
      </section>
      <DeskTabs role={staff.role} label={shell.desks} words={tabs} />
    </div>
  )
}
