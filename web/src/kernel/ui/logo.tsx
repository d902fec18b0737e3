/** The house's mark: a roof over a speech bubble. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M6.5 17.2 16 8.6l9.5 8.6" />
      <path
        className="logo-body"
        d="M10 17.4v4.2a2.4 2.4 0 0 0 2.4 2.4h2.1l2.6 2.4V24h2.5a2.4 2.4 0 0 0 2.4-2.4v-4.2L16 12.2z"
      />
    </svg>
  );
}
