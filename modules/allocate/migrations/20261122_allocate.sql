-- Plans for the path to the standard and what was decided about them, append-only; see modules/allocate/README.md.

create table allocate_plans (
  region_code  text collate "C" not null,
  plan_id      uuid not null,
  period       text collate "C" not null,
  input_digest text not null check (input_digest ~ '^[0-9a-f]{64}$'),
  plan         jsonb not null,                -- PathPlan: request, certificate, projects, effect
  made_by      text not null,
  made_at      timestamptz(3) not null,
  constraint allocate_one_record_per_plan primary key (region_code, plan_id)
);
create index allocate_plans_by_period on allocate_plans (region_code, period, made_at);

create table allocate_decisions (
  region_code text collate "C" not null,
  plan_id     uuid not null,
  decision    text not null check (decision in ('adopted', 'rejected')),
  why         text not null check (why <> ''),
  decided_by  text not null,
  decided_at  timestamptz(3) not null,
  constraint allocate_one_decision_per_plan primary key (region_code, plan_id),
  constraint allocate_decision_about_a_plan foreign key (region_code, plan_id) references allocate_plans (region_code, plan_id)
);

alter table allocate_plans enable row level security;
alter table allocate_plans force row level security;
create policy allocate_own_region on allocate_plans using (region_code like current_setting('app.region') || '%');
alter table allocate_decisions enable row level security;
alter table allocate_decisions force row level security;
create policy allocate_own_region on allocate_decisions using (region_code like current_setting('app.region') || '%');

grant select, insert on allocate_plans, allocate_decisions to junheng_app;
