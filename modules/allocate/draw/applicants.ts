import { t } from '@kit/base'
import type { ListKind } from '../lists/kind.ts'
import { exampleApplicants } from './example.ts'

/** The list of a draw: public numbers and wishes. Names stay in the sealed list and never enter the draw. */
export const applicantList: ListKind = {
  id: 'draw-applicants',
  title: t('报名名单', 'Applicants'),
  form: 'table',
  columns: [
    {
      heading: '编号',
      note: t(
        '每个家庭一个公开编号，只用字母、数字、“-”、“_”，不用身份证号。',
        'One public number a family, of letters, digits, - and _; never an identity number. Also: id',
      ),
      isNeeded: true,
    },
    {
      heading: '志愿1',
      note: t(
        '第一志愿：招生单位的编号或名称。之后可有志愿2、志愿3……；只有一个招生单位时可不填。',
        'First wish: id or name of a pool; then 志愿2, 志愿3 … Not needed with a single pool. Also: wish1',
      ),
      isNeeded: true,
    },
    {
      heading: '人数',
      note: t(
        '合用一个编号的儿童数，双胞胎填 2；不填为 1。',
        'Children behind the number: 2 for twins; empty is 1. Also: heads',
      ),
      isNeeded: false,
    },
    {
      heading: '姓名',
      note: t(
        '只供本单位下载结果时对照，加密保存，不进入派位，也不公布。',
        'For the office’s own copy of the result: sealed, never part of the draw, never published.',
      ),
      isNeeded: false,
    },
  ],
  example: (tx, _, region, period) => exampleApplicants(tx, region, period),
}
