export { Answer, Empty, Failure, Loading, Refusals, useAnswer } from './answer.tsx'
export { Chart, type ChartOption } from './chart.tsx'
export {
  type Api,
  address,
  createApi,
  type Query,
  RefusedError,
  SignedOutError,
  type Transport,
  UnreachableError,
} from './client.ts'
export { apart, besideLimit, forTheEye, inFull, money, periodText, toBuy, whenText } from './format.ts'
export {
  createI18n,
  rememberedLang,
  rememberLang,
  useLang,
  useSay,
  useWords,
  type Words,
} from './i18n.tsx'
export { ContestedMark, Mark, type SourceStatus, StatusMark } from './marks.tsx'
export { kitMessages } from './messages.ts'
export { Meter } from './meter.tsx'
export { Num } from './number.tsx'
export { Page, Section } from './page.tsx'
export type {
  CannedAnswer,
  Messages,
  NavGroup,
  PublicScreen,
  Screen,
  ScreenState,
  ScreenStates,
} from './screen.ts'
export { Segmented } from './segmented.tsx'
export {
  ApiProvider,
  type Me,
  MeProvider,
  MeSchema,
  type Selection,
  SelectionProvider,
  useApi,
  useMay,
  useMe,
  usePutSearch,
  useSearchText,
  useSelection,
} from './session.tsx'
export { COLOURS, FONT, THEME } from './theme.ts'
export { type Verdict, VerdictIcon, VerdictTag } from './verdict.tsx'
