import { formatFormNumber } from '#lib/form-number.ts'

/** Leads to a registration's story by its form's number. */
export function RegistrationLink({ number }: { readonly number: string }) {
  return (
    <a href={`/staff/registration-story/${number}`} className="inline-flex min-h-11 items-center font-mono">
      {formatFormNumber(number)}
    </a>
  )
}
