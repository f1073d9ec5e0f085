-- Projects that close gaps, and what happens to them: each step once, in order, never again. Append-only.

create table act_projects (
  region_code    text collate "C" not null,
  project_id     uuid not null,
  unit_id        text collate "C" not null,
  year           integer not null,
  project        jsonb not null,
  proposed_by_id text collate "C" not null,
  proposed_at    timestamptz(3) not null,
  constraint act_one_record_per_project primary key (region_code, project_id)
);

create table act_project_steps (
  region_code text collate "C" not null,
  project_id  uuid not null,
  seq         integer not null check (seq >= 1),
  step        text collate "C" not null check (step in ('approved', 'started', 'accepted', 'dropped')),
  content     jsonb not null,
  made_by_id  text collate "C" not null,
  made_at     timestamptz(3) not null,
  constraint act_steps_in_order primary key (region_code, project_id, seq),
  constraint act_each_step_once unique (region_code, project_id, step),
  constraint act_step_of_a_project foreign key (region_code, project_id) references act_projects (region_code, project_id)
);

alter table act_projects enable row level security;
alter table act_projects force row level security;
create policy act_own_region on act_projects using (region_code like current_setting('app.region') || '%');
grant select, insert on act_projects to junheng_app;

alter table act_project_steps enable row level security;
alter table act_project_steps force row level security;
create policy act_own_region on act_project_steps using (region_code like current_setting('app.region') || '%');
grant select, insert on act_project_steps to junheng_app;
