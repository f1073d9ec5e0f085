-- People, their credentials and their sessions. A person is looked up by user name before their region is known, so
-- these are no tenant tables (column `region`, not `region_code`; a reference table in a distributed database). Row-level
-- security still holds: work done for a person sees the people of that person's territory only; the product itself
-- (empty region) sees all of them at sign-in.

create table access_people (
  id             text collate "C" not null,
  username       text collate "C" not null check (username <> ''),
  name           text not null check (name <> ''),
  -- Asked for by the sign-in library; never a real address.
  email          text collate "C" not null,
  email_verified boolean not null default false,
  image          text,
  region         text collate "C" not null check (region ~ '^[0-9]{12}$'),
  -- Set for people of one school.
  unit           text collate "C",
  roles          text[] not null check (cardinality(roles) > 0),
  demo           boolean not null default false,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  deactivated_at timestamptz,
  constraint access_one_record_per_person primary key (id),
  constraint access_one_person_per_username unique (username),
  constraint access_one_person_per_email unique (email)
);
create index access_people_of_a_region on access_people (region);

create table access_credentials (
  id                       text collate "C" not null,
  person_id                text collate "C" not null,
  account_id               text collate "C" not null,
  provider_id              text collate "C" not null,
  -- Salted scrypt hash; null: this way of signing in is closed.
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  constraint access_one_record_per_credential primary key (id),
  constraint access_one_credential_per_provider unique (provider_id, account_id),
  constraint access_credential_of_a_person foreign key (person_id) references access_people (id)
);
create index access_credentials_of_a_person on access_credentials (person_id);

create table access_sessions (
  id         text collate "C" not null,
  person_id  text collate "C" not null,
  token      text collate "C" not null,
  expires_at timestamptz not null,
  ip         text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint access_one_record_per_session primary key (id),
  constraint access_one_session_per_token unique (token),
  constraint access_session_of_a_person foreign key (person_id) references access_people (id)
);
create index access_sessions_of_a_person on access_sessions (person_id);

-- Failed sign-ins by digest of user name or network address: a person may type a password into the wrong field.
create table access_attempts (
  key            text collate "C" not null,
  failures       integer not null check (failures >= 0),
  last_failed_at timestamptz not null,
  constraint access_one_record_per_key primary key (key)
);

-- What the product keeps about itself: the key that signs cookies, and whether the data are a demonstration.
create table access_settings (
  name  text collate "C" not null,
  value text not null,
  constraint access_one_value_per_setting primary key (name)
);

alter table access_people enable row level security;
alter table access_people force row level security;
create policy access_people_of_own_territory on access_people
  using (region like current_setting('app.region') || '%');

alter table access_credentials enable row level security;
alter table access_credentials force row level security;
create policy access_credentials_of_own_territory on access_credentials
  using (exists (select 1 from access_people p where p.id = person_id));

alter table access_sessions enable row level security;
alter table access_sessions force row level security;
create policy access_sessions_of_own_territory on access_sessions
  using (exists (select 1 from access_people p where p.id = person_id));

alter table access_settings enable row level security;
alter table access_settings force row level security;
create policy access_settings_for_the_product on access_settings using (current_setting('app.region') = '');

grant select, insert, update on access_people, access_credentials to junheng_app;
grant select, insert, update, delete on access_sessions, access_attempts to junheng_app;
grant select, insert on access_settings to junheng_app;
