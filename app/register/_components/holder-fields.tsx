import type { HolderDetails } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { Fold } from '../../_ui/fold.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { OptionalField } from './optional-field.tsx'
import { typedDay } from './typed-day.ts'

type Organisation = Extract<HolderDetails, { kind: 'ORGANISATION' }>
type Person = Extract<HolderDetails, { kind: 'PERSON' }>

/** What the form prints of an organisation; `known` is what stands there at first. */
export function OrganisationFields({ known, t }: { known?: Organisation; t: Texts }) {
  const words = t.register.organisation
  return (
    <>
      <TextField
        name="organisationName"
        label={words.name}
        hint={words.nameHint}
        autoComplete="organization"
        value={known?.name ?? ''}
      />
      <OptionalField t={t} name="shortName" label={words.shortName} value={known?.shortName ?? ''} />
      <div>
        <TextField
          name="taxCode"
          label={words.taxCode}
          hint={words.taxCodeHint}
          inputMode="numeric"
          autoComplete="off"
          size="half"
          look="font-mono"
          value={known?.taxCode ?? ''}
        />
        <Fold title={words.whichTaxCode}>{words.whichTaxCodeBody}</Fold>
      </div>
      <IssueFields issuedOn={known?.issuedOn} issuedBy={known?.issuedBy} t={t} />
      <OrganisationContact known={known} t={t} />
    </>
  )
}

/** Where an organisation is found: the part that changes while it stays the same. */
export function OrganisationContact({ known, t }: { known: Organisation | undefined; t: Texts }) {
  const words = t.register.organisation
  return (
    <>
      <TextField
        name="address"
        label={words.address}
        hint={words.addressHint}
        autoComplete="street-address"
        value={known?.address ?? ''}
      />
      <OptionalField
        t={t}
        name="contactPhone"
        label={words.phone}
        hint={words.phoneHint}
        inputMode="tel"
        autoComplete="off"
        size="half"
        value={known?.phone.replace(/^\+84/, '0') ?? ''}
      />
      <TextField
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        autoComplete="email"
        value={known?.email ?? ''}
      />
    </>
  )
}

/** Who signs the form for an organisation. */
export function RepresentativeFields({ known, t }: { known?: Organisation['representative']; t: Texts }) {
  const words = t.register.representative
  return (
    <>
      <TextField
        name="representative"
        label={words.name}
        autoComplete="off"
        autoCapitalize="words"
        value={known?.name ?? ''}
      />
      <TextField
        name="position"
        label={words.position}
        hint={words.positionHint}
        autoComplete="off"
        value={known?.position ?? ''}
      />
      <OptionalField
        t={t}
        name="representativeIdentity"
        label={words.identity}
        inputMode="numeric"
        autoComplete="off"
        size="half"
        look="font-mono"
        value={known?.identityNumber ?? ''}
      />
      <OptionalField
        t={t}
        name="authority"
        label={words.authority}
        hint={words.authorityHint}
        autoComplete="off"
        size="half"
        value={known?.authority ?? ''}
      />
    </>
  )
}

/** What the form prints of a person beside their name. */
export function PersonFields({ known, t }: { known?: Person; t: Texts }) {
  const words = t.register.person
  return (
    <>
      <TextField
        name="identityNumber"
        label={words.identity}
        hint={words.identityHint}
        inputMode="numeric"
        autoComplete="off"
        size="half"
        look="font-mono"
        value={known?.identityNumber ?? ''}
      />
      <IssueFields issuedOn={known?.issuedOn} issuedBy={known?.issuedBy} t={t} />
      <PersonContact known={known} t={t} />
    </>
  )
}

/** Where a person is found. */
export function PersonContact({ known, t }: { known: Person | undefined; t: Texts }) {
  const words = t.register.person
  return (
    <>
      <OptionalField
        t={t}
        name="address"
        label={words.address}
        autoComplete="street-address"
        value={known?.address ?? ''}
      />
      <OptionalField
        t={t}
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        autoComplete="email"
        value={known?.email ?? ''}
      />
    </>
  )
}

type IssueProps = {
  readonly issuedOn: string | null | undefined
  readonly issuedBy: string | null | undefined
  readonly t: Texts
}

/** When and by whom the certificate or card was issued. */
function IssueFields({ issuedOn, issuedBy, t }: IssueProps) {
  const words = t.register.organisation
  return (
    <>
      <OptionalField
        t={t}
        name="issuedOn"
        label={words.issuedOn}
        hint={words.issuedOnHint}
        inputMode="text"
        autoComplete="off"
        size="half"
        value={typedDay(issuedOn)}
      />
      <OptionalField t={t} name="issuedBy" label={words.issuedBy} autoComplete="off" value={issuedBy ?? ''} />
    </>
  )
}
