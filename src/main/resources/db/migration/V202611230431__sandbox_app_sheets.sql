-- What an app says of itself in the provider's console, and when it was handed in for review.
alter table sandbox_suite add column app_type varchar(20);
alter table sandbox_suite add column slogan varchar(40) default '' not null;
alter table sandbox_suite add column introduction varchar(500) default '' not null;
alter table sandbox_suite add column contact_scope varchar(20);
alter table sandbox_suite add column sensitive_fields varchar(100) default '' not null;
alter table sandbox_suite add column home_url varchar(1024) default '' not null;
alter table sandbox_suite add column settings_url varchar(1024) default '' not null;
alter table sandbox_suite add column menu varchar(20000) default '' not null;
alter table sandbox_suite add column mini_program varchar(40) default '' not null;
alter table sandbox_suite add column review_after varchar(40) default '' not null;
alter table sandbox_suite add column submitted_at timestamp with time zone;

-- What a corp's admin chose at the install besides the visible range; none: nobody and nothing.
alter table sandbox_auth_code add column extra varchar(24000);
alter table sandbox_auth_code add column consented varchar(400);
