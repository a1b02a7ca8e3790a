-- The visible range that was picked at the install: users;parties;tags. None: the admin alone.
alter table sandbox_auth_code add column visible varchar(24000);
