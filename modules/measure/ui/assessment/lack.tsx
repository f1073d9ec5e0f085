import type { Text } from '@kit/base'
import { forTheEye, inFull, toBuy, useLang, useSay, useWords } from '@kit/ui-kit'

/** A lack in things that can be bought, built or hired; much money is read in ten thousands. */
export function Lack({ gap, unit }: { gap: number; unit: Text }) {
  const say = useSay()
  const lang = useLang()
  const w = useWords('measure')
  const wan = lang === 'zh' && unit.zh.startsWith('元') && gap >= 10_000
  return (
    <span className="jh-num" title={inFull(gap)}>
      {wan ? forTheEye(Math.ceil(gap / 1000) / 10, 1) : toBuy(gap)}
      <span className="jh-unit">{wan ? w('lack.tenThousand', { unit: unit.zh }) : say(unit)}</span>
    </span>
  )
}
