-- Pupils who moved between schools, so that their money can follow them: heads by kind, no names and no numbers of
-- pupils. Append-only; a wrong one is cancelled with a reason and stays.

create table measure_moves (
  region_code text collate "C" not null,
  move_id     uuid not null,
  from_unit   text collate "C",              -- null: from outside the county
  to_unit     text collate "C",              -- null: to outside the county
  stage       text collate "C" not null,
  moved_on    date not null,                 -- first day at the new school
  heads       jsonb not null,                -- metric → persons; a metric that is not there has not been said
  note        text not null check (note <> ''),
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  constraint measure_one_record_per_move primary key (region_code, move_id),
  constraint measure_a_move_leads_somewhere_else check (from_unit is distinct from to_unit)
);
create index measure_moves_by_day on measure_moves (region_code, moved_on);

create table measure_move_cancellations (
  region_code  text collate "C" not null,
  move_id      uuid not null,
  reason       text not null check (reason <> ''),
  cancelled_by text not null,
  cancelled_at timestamptz(3) not null,
  constraint measure_a_move_is_cancelled_once primary key (region_code, move_id),
  constraint measure_cancellation_of_a_move foreign key (region_code, move_id) references measure_moves (region_code, move_id)
);

alter table measure_moves enable row level security;
alter table measure_moves force row level security;
create policy measure_own_region on measure_moves using (region_code like current_setting('app.region') || '%');
alter table measure_move_cancellations enable row level security;
alter table measure_move_cancellations force row level security;
create policy measure_own_region on measure_move_cancellations using (region_code like current_setting('app.region') || '%');
grant select, insert on measure_moves, measure_move_cancellations to junheng_app;
