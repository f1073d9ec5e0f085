import { address, useLang, useWords } from '@kit/ui-kit'
import type { ZonesPlan } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'

export function Downloads({ plan, at }: { plan: ZonesPlan; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  const hasMap = plan.body.blocks.every(b => b.area !== null)
  const files = ['zones.xlsx', ...(hasMap ? ['zones.geojson', 'blocks.geojson'] : []), 'certificate.json']
  return (
    <span className="jh-noprint">
      {files.map((file, i) => (
        <span key={file}>
          {i > 0 && ' · '}
          <a href={address(`${at}/${file}`, { lang })}>{w(`zones.files.${file.replace('.', '-')}`)}</a>
        </span>
      ))}
      {plan.overlay && (
        <>
          {' · '}
          <Link to="/what-if" search={{ plan: plan.overlay }}>
            {w('plan.openOverlay')}
          </Link>
        </>
      )}
    </span>
  )
}
