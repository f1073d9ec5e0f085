import {
  ApartmentOutlined,
  BookOutlined,
  BulbOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  CompassOutlined,
  DatabaseOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  FundProjectionScreenOutlined,
  IdcardOutlined,
  ImportOutlined,
  LineChartOutlined,
  LockOutlined,
  NumberOutlined,
  PartitionOutlined,
  ScheduleOutlined,
  SolutionOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'

const ICONS: Readonly<Record<string, ComponentType<{ 'aria-hidden': boolean }>>> = {
  overview: CompassOutlined,
  table: TableOutlined,
  tests: CheckSquareOutlined,
  'what-if': BulbOutlined,
  path: FundProjectionScreenOutlined,
  seats: SolutionOutlined,
  classes: UsergroupAddOutlined,
  draw: NumberOutlined,
  zones: PartitionOutlined,
  siting: EnvironmentOutlined,
  forecast: LineChartOutlined,
  rotation: SwapOutlined,
  staffing: IdcardOutlined,
  asks: SolutionOutlined,
  packs: BookOutlined,
  plans: ScheduleOutlined,
  import: ImportOutlined,
  data: DatabaseOutlined,
  periods: LockOutlined,
  report: FileTextOutlined,
  people: TeamOutlined,
  schools: ClusterOutlined,
}

export function ScreenIcon({ name }: { name: string | undefined }) {
  const Icon = (name && ICONS[name]) || ApartmentOutlined
  return <Icon aria-hidden />
}
