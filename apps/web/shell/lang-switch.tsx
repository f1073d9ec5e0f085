import { rememberLang, useLang, useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** The button names the other language, in that language. */
export function LangSwitch() {
  const lang = useLang()
  const w = useWords('shell')
  const { i18n } = useTranslation()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      lang={other}
      onClick={() => {
        rememberLang(other)
        void i18n.changeLanguage(other)
      }}
    >
      {w('lang.other')}
    </Button>
  )
}
