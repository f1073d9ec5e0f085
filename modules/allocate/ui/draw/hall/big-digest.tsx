import css from './hall.module.css'

/** A digest in groups of four, so that it can be read aloud and compared. */
export function BigDigest({ digest }: { digest: string }) {
  const groups = digest.match(/.{1,4}/g) ?? []
  return (
    <p className={css.digest}>
      <span className="jh-sr">{digest}</span>
      {groups.map((g, i) => (
        <span key={i} aria-hidden>
          {g}
        </span>
      ))}
    </p>
  )
}
