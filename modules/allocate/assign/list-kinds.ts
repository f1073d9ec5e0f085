import { t } from '@kit/base'
import type { ListKind } from '../lists/kind.ts'
import { exampleApplicants, exampleSchools } from './example.ts'

const LAT = t('纬度（度），统筹或按远近排时要填', 'latitude in degrees, where distances count')
const LON = t('经度（度）', 'longitude in degrees')

export const schoolList: ListKind = {
  id: 'assignment-schools',
  title: t('学校与学位', 'Schools and seats'),
  form: 'table',
  columns: [
    {
      heading: '编号',
      note: t('学校标识码或自编号，志愿里填的就是它', 'the school’s code; wishes name it'),
      isNeeded: true,
    },
    { heading: '名称', note: t('学校名称', 'name of the school'), isNeeded: true },
    { heading: '学位', note: t('本次招生的学位数', 'seats'), isNeeded: true },
    {
      heading: '片区',
      note: t('所属片区，办法按片区时要填', 'its zone, where the rules go by zone'),
      isNeeded: false,
    },
    {
      heading: '随迁预留',
      note: t('另留给随迁子女的学位', 'seats set aside for migrant children'),
      isNeeded: false,
    },
    { heading: '纬度', note: LAT, isNeeded: false },
    { heading: '经度', note: LON, isNeeded: false },
  ],
  example: exampleSchools,
}

export const applicantList: ListKind = {
  id: 'assignment-applicants',
  title: t('报名名单', 'Applicants'),
  form: 'table',
  columns: [
    {
      heading: '编号',
      note: t('报名编号，公布结果只用它', 'number; results are published by it'),
      isNeeded: true,
    },
    {
      heading: '姓名',
      note: t('只出现在给学校的名单里', 'appears only in the lists for schools'),
      isNeeded: false,
    },
    {
      heading: '人数',
      note: t('双胞胎合报填 2，不填为 1', 'twins together: 2; otherwise 1'),
      isNeeded: false,
    },
    {
      heading: '志愿1',
      note: t('学校编号；还可以有志愿2、志愿3……', 'code of a school; then 志愿2, 志愿3 …'),
      isNeeded: false,
    },
    { heading: '片区', note: t('居住地所在片区', 'zone of the home'), isNeeded: false },
    {
      heading: '多孩同校',
      note: t('哥哥姐姐在读学校的编号', 'code of the school a sibling attends'),
      isNeeded: false,
    },
    { heading: '居住证', note: t('持居住证填“是”', '是 where there is a residence permit'), isNeeded: false },
    { heading: '随迁', note: t('随迁子女填“是”', '是 for children of migrant workers'), isNeeded: false },
    {
      heading: '毕业小学',
      note: t('按小学分配名额时要填', 'primary school, where seats are by it'),
      isNeeded: false,
    },
    { heading: '纬度', note: LAT, isNeeded: false },
    { heading: '经度', note: LON, isNeeded: false },
  ],
  example: exampleApplicants,
}

export const quotaList: ListKind = {
  id: 'assignment-quotas',
  title: t('分配名额', 'Seats by group'),
  form: 'table',
  columns: [
    { heading: '学校', note: t('学校编号', 'code of the school'), isNeeded: true },
    { heading: '组', note: t('名额给谁，如毕业小学', 'for whom, such as a primary school'), isNeeded: true },
    { heading: '名额', note: t('学位数', 'seats'), isNeeded: true },
  ],
  example: null,
}
