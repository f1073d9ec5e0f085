import { MenuOutlined } from '@ant-design/icons'
import { useLang, useMe, useSay, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { LangSwitch } from './lang-switch.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SelectionFields } from './selection-fields.tsx'
import css from './toolbar.module.css'

/** Where and when: region, school year, rules; and who is looking. */
export function Toolbar({ openNavigation }: { openNavigation: () => void }) {
  const w = useWords('shell')
  const say = useSay()
  const me = useMe()
  const lang = useLang()
  return (
    <header className={`${css.bar} jh-noprint`} lang={lang}>
      <Button
        className={css.menu ?? ''}
        type="text"
        icon={<MenuOutlined />}
        onClick={openNavigation}
        aria-label={w('nav.open')}
      />
      <strong className={css.region}>{say(me.region.name)}</strong>
      <span className={css.fields}>
        <SelectionFields />
      </span>
      <span className={css.end}>
        <LangSwitch />
        <PersonMenu />
      </span>
    </header>
  )
}
