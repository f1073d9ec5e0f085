-- Who did what to what, when. Written in the transaction of the deed; nobody edits or removes an entry.
create table store_ledger (
  region_code text collate "C" not null,
  entry_id    bigint      not null generated always as identity,
  recorded_at timestamptz not null default now(),
  actor_id    text        not null,
  actor_name  text        not null,
  event       text collate "C" not null check (event ~ '^[a-z]+\.[a-z0-9-]+$'),  -- <module>.<what happened>
  subject     text        not null,
  detail      jsonb       not null,
  constraint store_one_entry_per_deed primary key (region_code, entry_id)
);
alter table store_ledger enable row level security;
alter table store_ledger force row level security;
create policy store_own_region on store_ledger
  using (region_code like current_setting('app.region') || '%');
grant select, insert on store_ledger to junheng_app;
