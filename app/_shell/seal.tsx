/** The seal: a roofed bridge over water within a ring, drawn for this portal. */
export function Seal({ size = 44 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <circle cx="24" cy="24" r="22.5" />
      <path d="M9 19c4 .4 6.5-1.5 8.5-5h13c2 3.5 4.5 5.4 8.5 5z" fill="currentColor" stroke="none" />
      <path d="M14.5 20v6M20.8 20v6M27.2 20v6M33.5 20v6M10 27h28M10.5 27v4M37.5 27v4M16 32a8 7 0 0 1 16 0" />
      <path d="M13 36.5c1.8 1.2 3.7 1.2 5.5 0s3.7-1.2 5.5 0 3.7 1.2 5.5 0 3.7-1.2 5.5 0" />
    </svg>
  )
}
