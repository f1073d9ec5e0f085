-- What happens to a plan in time, such as the draw of a list that was locked: each step once, never again. Append-only.

create table allocate_steps (
  region_code text collate "C" not null,
  plan_id     uuid not null,
  step        text collate "C" not null,
  content     bytea not null,
  digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_by     text not null,
  made_at     timestamptz(3) not null,
  constraint allocate_each_step_once primary key (region_code, plan_id, step),
  constraint allocate_step_of_a_plan foreign key (region_code, plan_id) references allocate_plans (region_code, plan_id)
);

alter table allocate_steps enable row level security;
alter table allocate_steps force row level security;
create policy allocate_own_region on allocate_steps using (region_code like current_setting('app.region') || '%');
grant select, insert on allocate_steps to junheng_app;
