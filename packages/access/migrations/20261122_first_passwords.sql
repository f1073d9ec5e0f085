-- True while a person has a password somebody else knows: the first one, or one set anew by an administrator. Until they
-- change it nothing else is open to them.
alter table access_people add column password_due boolean not null default false;
